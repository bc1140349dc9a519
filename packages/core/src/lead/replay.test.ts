import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson } from '../custody/canonical-json.ts';
import type { Entry } from '../custody/entry.ts';
import { exportJsonLines } from '../custody/export-json-lines.ts';
import { sealLog } from '../custody/seal.ts';
import { verifyLog } from '../custody/verify-log.ts';
import type { PoolState } from '../decide/pool-state.ts';
import { company } from '../testing/company.ts';
import { playbook } from '../testing/playbook.ts';
import { enginesOf, live, replayed } from '../testing/random-life.ts';
import type { Lead } from './lead.ts';

const LEADS = 1000;

const policies = [playbook(), playbook({ version: 2, passesAtMost: 1 })] as const;
const org = company();
const engines = enginesOf({ policies, org });
const stored = new Map<string, Lead>();
const log: Entry[] = [];
let lines: readonly string[] = [];

beforeAll(async () => {
  const grades = ['hot', 'hot', 'warm', 'cold', 'unknown'];
  const regions = ['north', 'south', 'east', 'west'];
  const fates = fc.sample(
    fc.record({
      facts: fc.record({
        grade: fc.constantFrom(...grades),
        region: fc.constantFrom(...regions),
      }),
      choices: fc.array(fc.nat(2 ** 30), { minLength: 5, maxLength: 30, size: 'max' }),
    }),
    { numRuns: LEADS, seed: 2026 },
  );
  const pools = new Map<string, PoolState>();
  for (const [index, { facts, choices }] of fates.entries()) {
    const fate = { policies, org, choices, facts: { ...facts } };
    const life = await live(fate, `lead-${index}`, engines, pools);
    stored.set(life.lead.id, life.lead);
    log.push(...life.log);
  }
  log.sort((a, b) => a.at - b.at || a.lead.localeCompare(b.lead) || a.seq - b.seq);
  lines = [...exportJsonLines(sealLog(log))];
});

describe(`the log of ${LEADS} leads`, () => {
  test('replays to the same leads, byte for byte, without rules or roster', () => {
    const fold = replayed(
      engines,
      lines.map((line) => JSON.parse(line) as Entry),
    );
    if (!fold.ok) throw new Error(fold.message);
    expect(fold.leads.size).toBe(LEADS);
    for (const [id, lead] of stored)
      expect(canonicalJson(fold.leads.get(id))).toBe(canonicalJson(lead));
    expect(log.length).toBeGreaterThan(LEADS * 5);
  });

  test('verifies', () => {
    const verified = verifyLog(lines.join(''));
    if (!verified.ok) throw new Error(verified.faults[0]?.message);
    expect(verified.heads.size).toBe(LEADS);
    for (const [id, { seq }] of verified.heads) expect(stored.get(id)?.seq).toBe(seq);
  });

  /** Entries with one before and one after them in their lead. */
  const inner = (): number[] =>
    log.flatMap(({ lead, seq }, index) =>
      seq > 1 && seq < (stored.get(lead)?.seq ?? 0) ? [index] : [],
    );
  const named = (index: number): { lead: string; seq: number } => {
    const { lead = '', seq = 0 } = log[index] ?? {};
    return { lead, seq };
  };
  const faultsOf = (tampered: readonly string[]) => {
    const verified = verifyLog(tampered.join(''));
    return verified.ok ? [] : verified.faults;
  };
  const some = [0.1, 0.5, 0.9];

  test.each(some)('with one byte flipped is found out, and the entry named (%d)', (share) => {
    const index = inner()[Math.floor(inner().length * share)] ?? 0;
    const line = lines[index] ?? '';
    // The last digit of an instant becomes another digit.
    const flipped = line.replace(/(?<="at":\d+)\d(?=,)/, (digit) => String(Number(digit) ^ 1));
    expect(flipped).not.toBe(line);
    expect(faultsOf(lines.with(index, flipped))).toMatchObject([
      { kind: 'altered', ...named(index), line: index + 1 },
    ]);
  });

  test.each(some)('without one of its entries is found out, and the entry named (%d)', (share) => {
    const index = inner()[Math.floor(inner().length * share)] ?? 0;
    expect(faultsOf(lines.toSpliced(index, 1))).toMatchObject([
      { kind: 'removed', ...named(index) },
    ]);
  });

  test.each(some)('with two entries swapped is found out, and both are named (%d)', (share) => {
    const index = inner()[Math.floor(inner().length * share)] ?? 0;
    const { lead, seq } = named(index);
    const next = log.findIndex((entry) => entry.lead === lead && entry.seq === seq + 1);
    const swapped = lines.with(index, lines[next] ?? '').with(next, lines[index] ?? '');
    expect(faultsOf(swapped)).toMatchObject([{ kind: 'swapped', lead, seq, last: seq + 1 }]);
  });

  test('that was sealed by somebody who made something up does not replay', () => {
    const index = inner()[Math.floor(inner().length / 2)] ?? 0;
    const entry = log[index];
    if (entry === undefined) throw new Error('no entry');
    for (const forged of [
      { ...entry, to: 'won' },
      { ...entry, custodian: { ...entry.custodian, to: null } },
      { ...entry, at: entry.at + 1, event: { ...entry.event, at: entry.at } },
    ]) {
      const fold = replayed(engines, log.with(index, forged));
      expect(fold).toMatchObject({ ok: false, entry: { lead: entry.lead, seq: entry.seq } });
    }
  });
});
