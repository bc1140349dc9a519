import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acmeOrgYaml, acmePolicyYaml } from '../testing/acme.ts';
import { parseOrg } from './parse-org.ts';
import { parsePolicy } from './parse-policy.ts';

describe('documents with slips', () => {
  test('no change to a valid policy makes it throw, and every error has a place and a fix', () => {
    const lines = acmePolicyYaml.split('\n');
    const edit = fc.record({
      line: fc.nat({ max: lines.length - 1 }),
      column: fc.nat({ max: 80 }),
      cut: fc.nat({ max: 20 }),
      insert: fc.constantFrom(
        '',
        ':',
        '- ',
        '{',
        ']',
        ', ',
        '*a',
        '1e308',
        '-1',
        '.nan',
        'null',
        'x: 1',
        '0',
        "'",
        '#',
        '&a ',
        '[]',
        'constructor',
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const changed = [...lines];
        for (const { line, column, cut, insert } of edits) {
          const text = changed[line] ?? '';
          changed[line] = text.slice(0, column) + insert + text.slice(column + cut);
        }
        const outcome = parsePolicy(changed.join('\n'), 'p.yaml');
        for (const error of outcome.ok ? outcome.warnings : outcome.errors) {
          expect(error.message).toMatch(/\w/);
          expect(error.fix).toMatch(/\w/);
          expect(error.line).toBeGreaterThan(0);
          expect(error.file).toBe('p.yaml');
        }
        if (!outcome.ok) expect(outcome.errors.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });

  test('no change to a valid org makes it throw, and every error has a place and a fix', () => {
    const edit = fc.tuple(
      fc.nat({ max: acmeOrgYaml.length }),
      fc.nat({ max: 15 }),
      fc.constantFrom('', ':', '{', ']', ', ', '1e308', 'null', '0', "'", 'x', '..'),
    );
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        let text = acmeOrgYaml;
        for (const [at, cut, insert] of edits)
          text = text.slice(0, at) + insert + text.slice(at + cut);
        const outcome = parseOrg(text, 'o.yaml');
        for (const error of outcome.ok ? outcome.warnings : outcome.errors) {
          expect(error.fix).toMatch(/\w/);
          expect(error.line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });
});
