import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportJsonLines } from './export-json-lines.ts';
import type { Fault, Heads } from './fault.ts';
import { logs, logsWithPlace } from './log.arbitrary.ts';
import { parseLog } from './parse-log.ts';
import { GENESIS, seal, type SealedEntry, sealLog } from './seal.ts';
import { verifyChain, type Verification } from './verify-chain.ts';
import { verifyLog } from './verify-log.ts';

const faultsOf = (verification: Verification): readonly Fault[] =>
  verification.ok ? [] : verification.faults;
const brief = (verification: Verification) =>
  faultsOf(verification).map(({ kind, lead, seq, last }) => [kind, lead, seq, last]);
const textOf = (log: readonly SealedEntry[]): string => [...exportJsonLines(log)].join('');
const headsOf = (log: readonly SealedEntry[]): Heads =>
  new Map(log.map(({ lead, seq, hash }) => [lead, { seq, hash }]));
const lengthOf = (log: readonly SealedEntry[], lead: string): number =>
  log.filter((entry) => entry.lead === lead).length;

const at = (log: readonly SealedEntry[], index: number): SealedEntry => {
  const entry = log[index];
  if (entry === undefined) throw new Error(`no entry ${index}`);
  return entry;
};

test('a log as it was sealed verifies, and tells its heads', () => {
  fc.assert(
    fc.property(logs, (log) => {
      expect(verifyChain(log)).toEqual({ ok: true, heads: headsOf(log) });
      expect(verifyChain(log, headsOf(log)).ok).toBe(true);
      expect(verifyLog(textOf(log), headsOf(log))).toEqual({ ok: true, heads: headsOf(log) });
      expect(parseLog(textOf(log))).toEqual({ ok: true, entries: log });
    }),
  );
  expect(verifyLog('')).toEqual({ ok: true, heads: new Map() });
});

test('a changed value anywhere in an entry is named, and nothing else is', () => {
  const changes = fc.constantFrom<((entry: SealedEntry) => SealedEntry)[]>(
    (entry) => ({ ...entry, at: entry.at + 1 }),
    (entry) => ({ ...entry, actor: `${entry.actor}x` }),
    (entry) => ({
      ...entry,
      custodian: { from: null, to: { kind: 'desk', id: 'x', person: 'x', calendar: 'x' } },
    }),
    (entry) => ({ ...entry, event: { ...entry.event, at: entry.event.at + 1 } }),
    (entry) => ({ ...entry, previous: entry.previous === GENESIS ? '1'.repeat(64) : GENESIS }),
    (entry) => ({
      ...entry,
      hash: entry.hash.startsWith('a') ? entry.hash.replace('a', 'b') : `a${entry.hash.slice(1)}`,
    }),
  );
  fc.assert(
    fc.property(logsWithPlace, changes, ({ log, index }, change) => {
      const { lead, seq } = at(log, index);
      expect(brief(verifyChain(log.with(index, change(at(log, index)))))).toEqual([
        ['altered', lead, seq, seq],
      ]);
    }),
  );
});

test('an entry that lies about its lead or place is named by where it stood, as far as neighbours know', () => {
  fc.assert(
    fc.property(logsWithPlace, fc.boolean(), ({ log, index }, ofLead) => {
      const { lead, seq } = at(log, index);
      fc.pre(lengthOf(log, lead) > 1);
      const lie = ofLead
        ? { ...at(log, index), lead: 'another' }
        : { ...at(log, index), seq: seq + 100 };
      expect(brief(verifyChain(log.with(index, lie)))).toEqual([['altered', lead, seq, seq]]);
    }),
  );
});

test('any byte of the exported text changed is found, and named by its line', () => {
  fc.assert(
    fc.property(logs, fc.nat(), fc.integer({ min: 1, max: 127 }), (log, where, flip) => {
      const text = textOf(log);
      const offset = where % text.length;
      const flipped = String.fromCharCode(text.charCodeAt(offset) ^ flip);
      const line = text.slice(0, offset).split('\n').length;
      const damaged = text.slice(0, offset) + flipped + text.slice(offset + 1);
      const faults = faultsOf(verifyLog(damaged));
      expect(faults.length).toBeGreaterThan(0);
      expect(faults.map((fault) => fault.line)).toContain(line);
      // A line feed between two lines belongs to the one it ends; the joined line is read as that one.
      const { lead, seq } = at(log, line - 1);
      if (lengthOf(log, lead) > 1 && text[offset] !== '\n' && flipped !== '\n')
        expect(faults.map((fault) => [fault.lead, fault.seq])).toEqual([[lead, seq]]);
    }),
    { numRuns: 500 },
  );
});

test('a removed entry is named, the first ones too, and the last ones when a head was noted', () => {
  fc.assert(
    fc.property(logsWithPlace, ({ log, index }) => {
      const { lead, seq } = at(log, index);
      const rest = log.toSpliced(index, 1);
      const missing = [['removed', lead, seq, seq]];
      expect(brief(verifyChain(rest))).toEqual(seq === lengthOf(log, lead) ? [] : missing);
      expect(brief(verifyChain(rest, headsOf(log)))).toEqual(missing);
      expect(brief(verifyLog(textOf(rest), headsOf(log)))).toEqual(missing);
    }),
  );
});

test('two swapped entries are both named', () => {
  fc.assert(
    fc.property(logsWithPlace, fc.nat(), ({ log, index }, pick) => {
      const entry = at(log, index);
      const others = log.filter((other) => other.lead === entry.lead && other !== entry);
      const other = others[pick % Math.max(1, others.length)];
      fc.pre(other !== undefined);
      if (other === undefined) return;
      const swapped = log.with(index, other).with(log.indexOf(other), entry);
      const [low, high] = [Math.min(entry.seq, other.seq), Math.max(entry.seq, other.seq)];
      expect(brief(verifyChain(swapped))).toEqual([['swapped', entry.lead, low, high]]);
      expect(brief(verifyLog(textOf(swapped)))).toEqual([['swapped', entry.lead, low, high]]);
    }),
  );
});

test('two entries that changed places and numbers are both altered', () => {
  const log = sealLog([1, 2, 3, 4].map((seq) => ({ lead: 'a', seq, at: seq, text: `${seq}` })));
  const [one, two, three, four] = log as [
    (typeof log)[0],
    (typeof log)[0],
    (typeof log)[0],
    (typeof log)[0],
  ];
  const exchanged = [
    one,
    { ...three, seq: 2, previous: two.previous },
    { ...two, seq: 3, previous: three.previous },
    four,
  ];
  expect(faultsOf(verifyChain(exchanged)).map(({ kind }) => kind)).toContain('altered');
  expect(verifyChain(exchanged).ok).toBe(false);
});

test('an entry that stands twice is named', () => {
  fc.assert(
    fc.property(logsWithPlace, ({ log, index }) => {
      const { lead, seq } = at(log, index);
      expect(brief(verifyChain([...log, at(log, index)]))).toEqual([['duplicate', lead, seq, seq]]);
    }),
  );
});

describe('of five entries', () => {
  const whole = sealLog(
    [1, 2, 3, 4, 5].map((seq) => ({ lead: 'a', seq, at: seq, text: `entry ${seq}` })),
  );
  const entry = (seq: number) => {
    const found = whole[seq - 1];
    if (found === undefined) throw new Error(`no entry ${seq}`);
    return found;
  };
  const forge = (seq: number, previous: string) =>
    seal({ lead: 'a', seq, at: seq, text: 'forged' }, previous);
  const messages = (entries: typeof whole, heads?: Heads) =>
    faultsOf(verifyChain(entries, heads)).map((fault) => fault.message);

  test('an entry forged in the middle and sealed is named', () => {
    expect(messages(whole.with(2, forge(3, entry(2).hash)))).toEqual([
      'entry 3 of lead a was altered and sealed anew: entries 3 and 4 do not fit',
    ]);
  });
  test('one that does not even know the entry before it is named as well', () => {
    const faults = faultsOf(verifyChain(whole.with(2, forge(3, 'f'.repeat(64)))));
    expect(faults.map(({ kind, seq }) => [kind, seq])).toContainEqual(['altered', 3]);
  });
  test('a second entry for a place is inserted, wherever it stands', () => {
    for (const index of [0, 2, 3, 5])
      expect(brief(verifyChain(whole.toSpliced(index, 0, forge(3, entry(2).hash))))).toContainEqual(
        ['inserted', 'a', 3, 3],
      );
  });
  test('a first entry that follows another is named', () => {
    expect(messages([forge(1, 'f'.repeat(64))])).toEqual([
      'entry 1 of lead a was altered and sealed anew: it does not begin the chain',
    ]);
  });
  test('a chain sealed anew from a place on shows against a noted head only', () => {
    const again = sealLog(
      whole.map(({ lead, seq, at: instant }) => ({ lead, seq, at: instant, text: 'again' })),
    );
    expect(verifyChain(again).ok).toBe(true);
    expect(messages(again, new Map([['a', { seq: 4, hash: entry(4).hash }]]))).toEqual([
      'entry 4 of lead a or one before it was altered and sealed anew: its hash is not the one noted',
    ]);
  });
  test('entries after a noted head are fine', () => {
    expect(verifyChain(whole, new Map([['a', { seq: 2, hash: entry(2).hash }]])).ok).toBe(true);
  });
  test('several missing in a row are one fault', () => {
    expect(messages([entry(1), entry(5)])).toEqual(['entries 2 to 4 of lead a are missing']);
  });
  test('a lead that is gone altogether is missing from its noted head', () => {
    expect(messages([], new Map([['a', { seq: 5, hash: entry(5).hash }]]))).toEqual([
      'entries 1 to 5 of lead a are missing',
    ]);
  });
  test('one moved to the end stands after the last', () => {
    expect(messages([entry(1), entry(3), entry(4), entry(5), entry(2)])).toEqual([
      'entry 2 of lead a stands after entry 5',
    ]);
  });
});

describe('lines that are no entries', () => {
  const [line = ''] = exportJsonLines(sealLog([{ lead: 'a', seq: 1, at: 1 }]));
  test.each([
    ['\n', 'line 1 is empty'],
    ['{"lead":\n', 'line 1 is not JSON'],
    ['null\n', 'line 1 is not a JSON object'],
    ['[1]\n', 'line 1 is not a JSON object'],
    ['{}\n', 'line 1 is not an entry: `lead` is not the id of a lead'],
    [
      line.replace('"seq":1', '"seq":0'),
      'line 1 is not an entry: `seq` is not a whole number from 1',
    ],
    [
      line.replace('"at":1', '"at":1e99'),
      'line 1 is not an entry: `at` is not an instant in epoch milliseconds',
    ],
    [line.replace('"at":1', '"at": 1'), 'line 1 is not written as it was exported'],
    [line.replace('"at":1', '"at":2,"at":1'), 'line 1 is not written as it was exported'],
    [line.replace('"at":1', '"at":1,"note":"\\ud800"'), 'line 1 is not written as it was exported'],
    [line.slice(0, -1), 'line 1 does not end in a line feed'],
    [`${line}\r\n`, 'line 2 is not JSON'],
  ])('%j', (text, message) => {
    expect(parseLog(text)).toMatchObject({ ok: false, faults: [{ kind: 'unreadable', message }] });
    expect(faultsOf(verifyLog(text))).toMatchObject([
      { kind: 'unreadable', message: expect.stringContaining(message) },
    ]);
  });
});
