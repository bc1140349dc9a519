import fc from 'fast-check';
import type { LeadEvent } from '../lead/event.ts';
import type { Custodian } from '../lead/lead.ts';
import { commit } from './commitment.ts';
import type { Entry } from './entry.ts';
import { type SealedEntry, sealLog } from './seal.ts';

const names = fc.constantFrom(
  'r-01',
  'r-02',
  'm-01',
  'Zoë',
  'ops "night"',
  '=cmd',
  '<b>',
  'a,b',
  '家',
);

const custodians: fc.Arbitrary<Custodian | null> = fc.option(
  fc.record({
    kind: fc.constantFrom('person', 'pool', 'desk'),
    id: names,
    person: names,
    calendar: fc.constantFrom('ny', 'berlin'),
  }),
);

const events = (at: number): fc.Arbitrary<LeadEvent> => {
  const happened = {
    at: fc.constant(at),
    actor: fc.oneof(names, fc.constantFrom('engine', 'clock', 'prospect')),
  };
  return fc.oneof(
    fc.record({
      ...happened,
      type: fc.constant('inquiry.captured' as const),
      facts: fc.record({
        region: fc.constantFrom('NA', 'EMEA'),
        employees: fc.nat(),
        hasPhone: fc.boolean(),
      }),
      commitment: fc
        .nat()
        .map((salt) => commit({ name: 'Ada' }, salt.toString(16).padStart(32, '0'))),
    }),
    fc.record({ ...happened, type: fc.constant('lead.accepted' as const) }),
    fc.record({
      ...happened,
      type: fc.constant('attempt.made' as const),
      channel: fc.constantFrom('call', 'mail'),
      connected: fc.boolean(),
    }),
    fc.record({
      ...happened,
      type: fc.constant('lead.returned' as const),
      reason: fc.string({ unit: 'grapheme' }),
    }),
    fc.record({ ...happened, type: fc.constant('deal.won' as const), amount: fc.nat() }),
    fc.record({
      ...happened,
      type: fc.constant('prospect.engaged' as const),
      // JSON has no minus zero.
      points: fc.double({ noNaN: true, noDefaultInfinity: true }).map((points) => points + 0),
    }),
  );
};

const entries = (lead: string, start: number): fc.Arbitrary<Entry[]> =>
  fc
    .array(
      fc
        .record({
          pause: fc.nat({ max: 1e8 }),
          from: fc.constantFrom('new', 'inquiry', 'offered'),
          to: fc.constantFrom('offered', 'won'),
        })
        .chain(({ pause, from, to }) =>
          fc
            .record({ event: events(start + pause), before: custodians, after: custodians })
            .map(({ event, before, after }) => ({
              event,
              from,
              to,
              custodian: { from: before, to: after },
            })),
        ),
      { minLength: 1, maxLength: 8 },
    )
    .map((steps) =>
      steps.map((step, index) => ({
        lead,
        seq: index + 1,
        at: start + index,
        actor: step.event.actor,
        ...step,
        policy: 7,
        calendars: 1,
      })),
    );

/** The sealed logs of one to four leads, dealt into each other. */
export const logs: fc.Arbitrary<SealedEntry[]> = fc
  .uniqueArray(fc.constantFrom('L-1', 'L-2', 'lead "3"', '家', '__proto__', 'L-10'), {
    minLength: 1,
    maxLength: 4,
  })
  .chain((leads) =>
    fc.record({
      chains: fc.tuple(...leads.map((lead, index) => entries(lead, Date.UTC(2026, index)))),
      order: fc.array(fc.nat({ max: 3 }), { maxLength: 32 }),
    }),
  )
  .map(({ chains, order }) => {
    const sealed = chains.map((chain) => sealLog(chain));
    const taken = sealed.map(() => 0);
    const mixed = order.flatMap((pick) => {
      const chain = pick % sealed.length;
      const entry = sealed[chain]?.[taken[chain] ?? 0];
      taken[chain] = (taken[chain] ?? 0) + 1;
      return entry === undefined ? [] : [entry];
    });
    return [...mixed, ...sealed.flatMap((chain, index) => chain.slice(taken[index]))];
  });

/** A log and one place in it. */
export const logsWithPlace: fc.Arbitrary<{ log: SealedEntry[]; index: number }> = logs.chain(
  (log) => fc.nat({ max: log.length - 1 }).map((index) => ({ log, index })),
);

/** One entry to write out by hand in tests; its hashes are not real. */
export const sample: SealedEntry = {
  lead: 'L-1',
  seq: 1,
  at: Date.UTC(2026, 0, 2, 3, 4, 5, 6),
  actor: 'r-01',
  event: {
    type: 'lead.rejected',
    at: Date.UTC(2026, 0, 2, 3, 4, 5, 6),
    actor: 'r-01',
    reason: 'no "budget" <now>',
    disputed: true,
  },
  from: 'offered',
  to: 'arbitration',
  custodian: {
    from: { kind: 'person', id: 'r-01', person: 'r-01', calendar: 'ny' },
    to: { kind: 'desk', id: 'arbitration', person: 'm-02', calendar: 'ny' },
  },
  policy: 7,
  calendars: 2,
  previous: 'p',
  hash: 'h',
};
