import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  formatDocumentError,
  lifecycle,
  lifecycleDiagram,
  parsePolicy,
  transitionTable,
} from '@baton/core';
import { root } from './root.mjs';

const file = join(root, 'docs/reference/lifecycle.md');

/** What the page's policy leaves out, because no state comes from it. */
const rest = 'policy: example\nversion: 1\nrouting: [ { rule: all, to: { pool: sales } } ]\n';

export const readLifecyclePage = (): string => readFileSync(file, 'utf8');

export const writeLifecyclePage = (page: string): void => writeFileSync(file, page);

const between = (page: string, name: string, content: string): string => {
  const [begin, end] = [`<!-- ${name}: generated -->`, `<!-- ${name}: end -->`];
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the page has no place for ${name}`);
  return `${page.slice(0, from + begin.length)}\n\n${content.trim()}\n\n${page.slice(to)}`;
};

/** The page with the diagram and the table of the policy that it shows. */
export const refreshedLifecyclePage = (page: string): string => {
  const [, policy = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(page) ?? [];
  const parsed = parsePolicy(rest + policy, 'lifecycle.md');
  if (!parsed.ok) throw new Error(parsed.errors.map(formatDocumentError).join('\n'));
  const { chart } = lifecycle(parsed.policy);
  const diagram = `\`\`\`mermaid\n${lifecycleDiagram(chart)}\`\`\``;
  return between(between(page, 'diagram', diagram), 'transitions', transitionTable(chart));
};
