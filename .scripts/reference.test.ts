import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDocumentError, parseOrg, parsePolicy } from '@baton/core';
import { describe, expect, it } from 'vitest';
import { publishedSchemas } from './published-schemas.ts';
import { root } from './root.mjs';

const read = (file: string): string => readFileSync(join(root, 'docs/reference', file), 'utf8');

/** Examples of a page with the heading each stands under. */
const examples = (page: string): readonly (readonly [heading: string, text: string])[] =>
  read(page)
    .split(/^#+ /m)
    .flatMap((section) =>
      [...section.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
        ([, text = '']) => [section.split('\n')[0] ?? '', text] as const,
      ),
    );

/** An example shows some keys of a document; the others that have to be there are added. */
const completed = (example: string, least: Readonly<Record<string, string>>): string =>
  Object.entries(least)
    .filter(([key]) => !new RegExp(`^${key}:`, 'm').test(example))
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('') + example;

const policyParts = {
  policy: 'p',
  version: '1',
  routing: '[ { rule: all, to: { pool: sales } } ]',
};
const orgParts = {
  org: 'o',
  calendars: '{ office: { zone: UTC, open: { mon-fri: 09:00-17:00 } } }',
  people: '[ { id: r-01 } ]',
};

describe('published schemas', () => {
  it.each(Object.entries(publishedSchemas))('%s.json is current', (name, schema) => {
    // If not: node .scripts/write-schemas.ts
    expect(JSON.parse(read(`schemas/${name}.json`))).toEqual(schema());
  });
});

describe('examples of the reference', () => {
  it.each(examples('policy.md'))('a policy: %s', (_heading, text) => {
    const parsed = parsePolicy(completed(text, policyParts), 'policy.md');
    expect(parsed.ok ? [] : parsed.errors.map(formatDocumentError)).toEqual([]);
  });

  it.each(examples('org.md'))('an org: %s', (_heading, text) => {
    const parsed = parseOrg(completed(text, orgParts), 'org.md');
    expect(parsed.ok ? [] : parsed.errors.map(formatDocumentError)).toEqual([]);
  });
});
