import type { DocumentError } from '../documents/document-error.ts';
import { parsePolicy } from '../documents/parse-policy.ts';

const sales = 'routing: [ { rule: all, to: { pool: sales } } ]';

/** What parsing says of parts after a complete short policy: errors, or the warnings if there are none. */
export const errorsOfPolicyWith = (part: string): readonly DocumentError[] => {
  const lines = ['policy: p', 'version: 1', ...(part.startsWith('routing:') ? [] : [sales]), part];
  const outcome = parsePolicy(lines.join('\n'), 'p.yaml');
  return outcome.ok ? outcome.warnings : outcome.errors;
};
