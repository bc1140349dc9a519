import { checkTogether, type DocumentError } from '@baton/core';
import {
  checkFacts,
  checkSegments,
  checkWorldNames,
  type ComparedPolicy,
  syntheticStream,
} from '@baton/simulator';
import type { Checked, Parsed } from './check-document.ts';

interface Findings {
  readonly errors: readonly DocumentError[];
  readonly warnings: readonly DocumentError[];
}

type Kind = Parsed['kind'];
type Of<K extends Kind> = Extract<Parsed, { readonly kind: K }>;

const all = <K extends Kind>(checked: readonly Checked[], kind: K): readonly Of<K>[] =>
  checked.flatMap(({ parsed }) => (parsed?.kind === kind ? [parsed as Of<K>] : []));

/** The one document of a kind; `undefined` where there are several, and nobody says which is meant. */
const only = <K extends Kind>(checked: readonly Checked[], kind: K): Of<K> | undefined => {
  const [first, second] = all(checked, kind);
  return second === undefined ? first : undefined;
};

/**
 * Adds what is wrong between documents: policies against the one org among them, policies against the one stream, and a
 * world against org, stream and policies, as an experiment that named them all would be checked.
 */
export function together(checked: readonly Checked[]): readonly Checked[] {
  const org = only(checked, 'org')?.org;
  if (org === undefined) return checked;
  const document = only(checked, 'stream')?.document;
  const stream = document === undefined ? undefined : syntheticStream(document, org.currency);
  const compared = (one: Of<'policy'>, file: string): ComparedPolicy => ({
    name: one.policy.name,
    file,
    policy: one.policy,
    org,
  });
  const policies = checked.flatMap(({ parsed, path }) =>
    parsed?.kind === 'policy' ? [compared(parsed, path)] : [],
  );
  const findingsOf = ({ parsed, path }: Checked): readonly Findings[] => {
    if (parsed?.kind === 'policy') {
      const { policy, locate } = parsed;
      const fit = checkTogether(policy, org, locate);
      if (stream === undefined) return [fit];
      const one = compared(parsed, path);
      return [fit, checkFacts(stream, one, locate), checkSegments(stream, one, locate)];
    }
    if (parsed?.kind !== 'world' || stream === undefined || policies.length === 0) return [];
    return [checkWorldNames(parsed.world, parsed.locate, stream, policies)];
  };
  return checked.map((one) => {
    const found = findingsOf(one);
    return {
      ...one,
      errors: [...one.errors, ...found.flatMap(({ errors }) => errors)],
      warnings: [...one.warnings, ...found.flatMap(({ warnings }) => warnings)],
    };
  });
}
