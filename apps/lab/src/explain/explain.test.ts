import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { baton, repository } from '../command-line/baton.spawn.ts';
import { factErrors } from './fact-errors.ts';
import { inZone, readInstant } from './instant.ts';

describe('facts of a lead', () => {
  const types = {
    source: { type: 'oneOf', values: ['web-demo', 'referral'] },
    topics: { type: 'listOf', values: ['price', 'training'] },
    employees: { type: 'integer' },
    hasPhone: { type: 'boolean' },
    city: { type: 'text' },
  } as const;
  const said = (facts: Parameters<typeof factErrors>[0]): readonly string[] =>
    factErrors(facts, types, ({ path, message, fix }) => ({
      file: 'lead.json',
      line: 1,
      column: 1,
      path: path.join('.'),
      message,
      fix,
    })).map(({ path, message, fix }) => `${path}: ${message}; ${fix}`);

  it('are as the policy declares them', () => {
    expect(
      said({ source: 'referral', topics: ['price'], employees: 5, hasPhone: false, city: '5' }),
    ).toEqual([]);
  });

  it.each([
    [{ source: 'web-dem' }, 'facts.source: `source` cannot be "web-dem"; did you mean `web-demo`'],
    [
      { employees: '5' },
      'facts.employees: `employees` is a whole number, not "5"; write 5, without',
    ],
    [{ employees: 5.5 }, 'facts.employees: `employees` is a whole number, not 5.5'],
    [{ hasPhone: 'yes' }, 'facts.hasPhone: `hasPhone` is `true` or `false`, not "yes"'],
    [{ city: 5 }, 'facts.city: `city` is a text, not 5'],
    [{ topics: 'price' }, 'facts.topics: `topics` is a list, not "price"'],
    [{ topics: ['prize'] }, 'facts.topics: `topics` cannot be "prize"'],
    [{ sorce: 'referral' }, 'facts.sorce: the policy knows no fact `sorce`; did you mean `source`'],
  ])('%j is refused', (facts, error) => {
    const errors = said(facts);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(error);
  });
});

describe('instants', () => {
  it('name their zone, and are said with one', () => {
    expect(readInstant('2026-11-23T15:00Z')).toBe(Date.UTC(2026, 10, 23, 15));
    expect(readInstant('2026-11-23T15:00:30+02:00')).toBe(Date.UTC(2026, 10, 23, 13, 0, 30));
    expect(inZone(Date.UTC(2026, 10, 23, 15), 'America/New_York')).toBe(
      'Mon 23 Nov 2026 10:00 America/New_York',
    );
  });

  it.each(['2026-11-23T15:00', '2026-11-23', '23 Nov 2026', 'tomorrow', '2026-13-01T00:00Z'])(
    '%s is refused: on another machine it would be another instant, or it is none',
    (text) => {
      expect(() => readInstant(text)).toThrow(/names no zone|is no instant/);
    },
  );
});

describe('baton explain', () => {
  const acme = join(repository, 'simulations/acme-software');
  const lead = join(repository, 'docs/guides/lab/lead.json');

  it('says why a rule that matches gives no owner', async () => {
    const policy = join(mkdtempSync(join(tmpdir(), 'baton-explain-')), 'policy.yaml');
    const text = readFileSync(join(acme, 'policies/demo-30min.yaml'), 'utf8');
    writeFileSync(
      policy,
      text.replace(
        '\nrouting:\n',
        '\nrouting:\n  - { rule: came-back, to: { sticky: last-owner }, else: next }\n',
      ),
    );
    const { code, out } = await baton(
      'explain',
      policy,
      lead,
      `--org=${acme}/org.yaml`,
      '--at=2026-11-23T15:00Z',
    );
    expect(code).toBe(0);
    expect(out).toMatch(/○ came-back +always; but it gives no owner: nobody has owned/);
    expect(out).toContain('Mon 23 Nov 2026 15:00 UTC, Mon 23 Nov 2026 10:00 America/New_York');
  });

  it('names the file in which a policy does not fit the org', async () => {
    const policy = join(acme, 'policies/demo-30min.yaml');
    const org = join(repository, 'simulations/ferrum-machinery/org.yaml');
    const { code, err } = await baton('explain', policy, lead, `--org=${org}`);
    expect(code).toBe(1);
    expect(err).toMatch(/at .*demo-30min\.yaml:\d+:\d+, /);
  });
});
