import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PoolState } from '../decide/pool-state.ts';
import { company } from '../testing/company.ts';
import { playbook } from '../testing/playbook.ts';
import { enginesOf, live } from '../testing/random-life.ts';
import { checkpointText, hashText, headsRoot, type SignedCheckpoint } from './checkpoint.ts';
import type { Entry } from './entry.ts';
import { GENESIS, sealLog, type SealedEntry } from './seal.ts';
import type { VerifiedExport } from './judge-export.ts';
import { exportVerifier } from './verify-export.ts';
import { type ExportHeader, writeExport } from './write-export.ts';

const org = company();
const policies = [playbook(), playbook({ version: 2, passesAtMost: 1 })] as const;

/** Stands for Ed25519: who knows the word can sign, and a signature fits one text. */
const sign = (text: string, word = 'secret'): string => hashText(`${word} ${text}`);
const keyOf = (word: string) => ({
  id: hashText(word),
  hasSigned: (text: string, signature: string) => signature === sign(text, word),
});

const header: ExportHeader = {
  workspace: 'acme',
  at: 1,
  from: null,
  to: null,
  publicKey: 'secret',
  keyId: hashText('secret'),
};

const checkpointOf = (
  log: readonly SealedEntry[],
  before: SignedCheckpoint | null,
): SignedCheckpoint => {
  const heads = [
    ...new Map(log.map(({ lead, seq, hash }) => [lead, { lead, seq, hash }])).values(),
  ].toSorted((a, b) => (a.lead < b.lead ? -1 : 1));
  const statement = {
    workspace: 'acme',
    seq: (before?.seq ?? 0) + 1,
    at: 1,
    ordinal: log.length,
    root: headsRoot(heads),
    previous: before?.hash ?? GENESIS,
  };
  const text = checkpointText(statement);
  return { ...statement, heads, hash: hashText(text), keyId: header.keyId, signature: sign(text) };
};

let logs: (readonly SealedEntry[])[] = [];
let lines: readonly string[] = [];

const exported = async (
  of: readonly (readonly SealedEntry[])[],
  said: ExportHeader = header,
): Promise<string[]> => {
  const first = checkpointOf(
    logs.flatMap((log) => log.slice(0, 2)),
    null,
  );
  const second = checkpointOf(logs.flat(), first);
  let text = '';
  for await (const piece of writeExport(said, { policies, orgs: [org] }, [first, second], of, sign))
    text += piece;
  return text.split('\n').slice(0, -1);
};

beforeAll(async () => {
  const engines = enginesOf({ policies, org });
  const pools = new Map<string, PoolState>();
  const choices = fc.sample(fc.array(fc.nat(2 ** 30), { minLength: 6, maxLength: 12 }), {
    numRuns: 6,
    seed: 7,
  });
  const all: Entry[][] = [];
  for (const [index, drawn] of choices.entries()) {
    const fate = {
      policies,
      org,
      choices: drawn,
      facts: { grade: 'hot', region: 'north' },
    };
    all.push([...(await live(fate, `lead-${index}`, engines, pools)).log]);
  }
  logs = all.map((log) => sealLog(log));
  lines = await exported(logs);
});

const verified = (of: readonly string[], word = 'secret', ended = true): VerifiedExport => {
  const verifier = exportVerifier((publicKey) => (publicKey === '' ? null : keyOf(word)));
  for (const [index, line] of of.entries()) verifier.line(line, ended || index < of.length - 1);
  return verifier.end();
};

const firstFault = (of: readonly string[], word?: string, ended?: boolean) => {
  const found = verified(of, word, ended);
  return found.ok ? null : found.faults[0];
};

const places = (pattern: RegExp): number[] =>
  lines.flatMap((line, index) => (pattern.test(line) ? [index] : []));
/** The index of the line of an entry. */
const lineOf = (lead: string, seq: number): number =>
  lines.findIndex(
    (line) =>
      line.includes(`"lead":"${lead}"`) &&
      line.includes(`"seq":${seq},`) &&
      !line.startsWith('{"checkpoint"'),
  );

describe('a custody export', () => {
  test('verifies as it was written', () => {
    expect(verified(lines)).toMatchObject({
      ok: true,
      leads: 6,
      entries: logs.flat().length,
      checkpoints: 2,
      covered: logs.flat().length,
    });
    expect(logs.flat().length).toBeGreaterThan(20);
  });

  test('of a period verifies though it lacks leads that checkpoints noted', async () => {
    const part = await exported(logs.slice(2, 4), { ...header, from: 0, to: 10 });
    expect(verified(part)).toMatchObject({ ok: true, leads: 2 });
    // Whoever takes the period away to make it look whole changes what is signed.
    const posing = await exported(logs.slice(2, 4));
    expect(firstFault(posing)).toMatchObject({
      lead: 'lead-0',
      message: expect.stringContaining('missing'),
    });
  });

  test('any byte changed is found', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 90 }), (row, column, by) => {
        const at = row % lines.length;
        const line = lines[at] ?? '';
        const place = column % line.length;
        const other = String.fromCharCode(32 + ((line.charCodeAt(place) - 32 + by) % 95));
        const changed = line.slice(0, place) + other + line.slice(place + 1);
        expect(verified(lines.with(at, changed)).ok).toBe(changed === line);
      }),
      { numRuns: 50 },
    );
  });

  test('an altered entry is named, with the field where the lifecycle shows it', () => {
    const at = lineOf('lead-2', 2);
    const line = lines[at] ?? '';
    const altered = lines.with(at, line.replace(/"to":"[a-z.]+"/u, '"to":"won"'));
    expect(firstFault(altered)).toMatchObject({
      line: at + 1,
      lead: 'lead-2',
      seq: 2,
      field: 'to',
    });
    const renamed = lines.with(at, line.replace(/"actor":"/u, '"actor":"x'));
    expect(firstFault(renamed)).toMatchObject({ line: at + 1, lead: 'lead-2', seq: 2 });
  });

  test('a removed entry, the end of a log and a removed lead are named', () => {
    expect(firstFault(lines.toSpliced(lineOf('lead-1', 2), 1))).toMatchObject({
      lead: 'lead-1',
      seq: 2,
      message: 'entry 2 of lead lead-1 is missing',
    });
    const last = logs[3]?.length ?? 0;
    expect(firstFault(lines.toSpliced(lineOf('lead-3', last), 1))).toMatchObject({
      lead: 'lead-3',
      seq: last,
    });
    const count = logs[4]?.length ?? 0;
    expect(firstFault(lines.toSpliced(lineOf('lead-4', 1), count))).toMatchObject({
      lead: 'lead-4',
      message: `entries 1 to ${count} of lead lead-4 are missing`,
    });
  });

  test('swapped, missing and altered checkpoints are named', () => {
    const [one = 0, two = 0] = places(/^\{"checkpoint"/u);
    const swapped = lines.with(one, lines[two] ?? '').with(two, lines[one] ?? '');
    expect(firstFault(swapped)).toMatchObject({ line: one + 1, field: 'seq' });
    expect(firstFault(lines.toSpliced(one, 1))?.message).toBe('checkpoint 1 is missing');
    const other = (lines[one] ?? '').replace('"ordinal":', '"ordinal":1');
    expect(firstFault(lines.with(one, other))).toMatchObject({ line: one + 1, field: 'hash' });
  });

  test('a whole export sealed anew fails at the checkpoints, and one signed anew at the key', async () => {
    const forged = logs.map((log) =>
      sealLog(log.map(({ hash: _h, previous: _p, ...entry }) => ({ ...entry, at: entry.at + 1 }))),
    );
    expect(firstFault(await exported(forged))).toMatchObject({ lead: 'lead-0' });
    expect(firstFault(lines, 'another')).toMatchObject({ line: 1, field: 'keyId' });
  });

  test('a version that is not in the file, and a log that does not follow, are named', () => {
    const at = places(/^\{"policy"/u)[0] ?? 0;
    expect(firstFault(lines.toSpliced(at, 1))).toMatchObject({ field: 'policy', seq: 1 });
  });

  test.each([
    ['nothing', [], 'the file is empty'],
    ['an entry first', ['{"lead":"a"}'], 'the file is no custody export'],
    ['binary', ['\u0000\u0001\uFFFD'], 'the file is no custody export'],
    ['a bare array', ['[]'], 'the file is no custody export'],
    [
      'a header with the wrong types',
      ['{"custody":{"workspace":1}}'],
      'the file is no custody export',
    ],
  ])('%s is no export', (_what, of, message) => {
    const found = verified(of);
    expect(found).toMatchObject({ ok: false, header: null });
    expect(found.ok ? '' : found.faults[0]?.message).toContain(message);
  });

  test('a file that is cut off says so, in a line and between lines', () => {
    expect(firstFault(lines.slice(0, -1))?.message).toContain('missing');
    const cut = lines.slice(0, 5);
    expect(verified(cut, 'secret', false).ok).toBe(false);
    const messages = (of: VerifiedExport) => (of.ok ? [] : of.faults.map(({ message }) => message));
    expect(messages(verified(cut, 'secret', false)).join('\n')).toContain('cut off');
    expect(messages(verified([...lines, '{}'])).join('\n')).toContain('after the end');
  });
});
