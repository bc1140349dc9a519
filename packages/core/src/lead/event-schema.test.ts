import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import { given } from '../testing/given-when-then.ts';
import { accepted, captured, due, reached, rejected } from '../testing/happenings.ts';
import { arbitraryFate, live } from '../testing/random-life.ts';
import type { EventOf, LeadEventType } from './event.ts';
import { eventSchema, parseEvent, parseReportedEvent } from './event-schema.ts';

type DeepReadonly<T> = T extends (infer E)[]
  ? readonly DeepReadonly<E>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

type Parsed = DeepReadonly<z.output<typeof eventSchema>>;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
/** Types of events that the schema and the model do not have alike. */
type Differing = {
  [T in LeadEventType]: Same<EventOf<T>, Extract<Parsed, { type: T }>> extends true ? never : T;
}[LeadEventType];

const accept = { type: 'lead.accepted', at: 0, actor: 'ann' };

describe('the schema of events', () => {
  test('is the model, event by event', () => {
    expectTypeOf<Differing>().toEqualTypeOf<never>();
    expectTypeOf<Parsed['type']>().toEqualTypeOf<LeadEventType>();
  });

  test('reads back every event of a log, with what was decided on it', () =>
    fc.assert(
      fc.asyncProperty(arbitraryFate(30), async (fate) => {
        const { log } = await live(fate);
        for (const { event } of log) {
          const read: unknown = JSON.parse(JSON.stringify(event));
          expect(parseEvent(read)).toEqual({ ok: true, event: read });
        }
      }),
      { numRuns: 20 },
    ));

  test.each([
    ['no object', 'lead.accepted', []],
    ['no such event', { ...accept, type: 'lead.eaten' }, ['type']],
    ['no instant', { ...accept, at: 'yesterday' }, ['at']],
    ['half a millisecond', { ...accept, at: 0.5 }, ['at']],
    ['an instant no calendar reaches', { ...accept, at: 1e15 }, ['at']],
    ['nobody', { ...accept, actor: '' }, ['actor']],
    ['a field too many', { ...accept, mood: 'good' }, []],
    ['an amount of 1e308', { type: 'deal.won', at: 0, actor: 'ann', amount: 1e308 }, ['amount']],
    [
      'a fact that is an object',
      { type: 'lead.enriched', at: 0, actor: 'crm', facts: { city: { name: 'X' } } },
      ['facts', 'city'],
    ],
    [
      'a commitment that is no hash',
      { type: 'inquiry.captured', at: 0, actor: 'crm', facts: {}, commitment: 'Ada' },
      ['commitment'],
    ],
    ['an optional field that is undefined', { ...accept, verdict: undefined }, ['verdict']],
  ])('refuses %s and says where', (_what, value, path) => {
    expect(parseEvent(value)).toMatchObject({ ok: false, problems: [{ path }] });
  });

  test('refuses as a fact what every object inherits', () => {
    const facts: unknown = JSON.parse('{ "__proto__": "x", "constructor": "y" }');
    expect(parseEvent({ type: 'lead.enriched', at: 0, actor: 'crm', facts }).ok).toBe(false);
  });
});

describe('a reported event', () => {
  test('is read like one of the log', () => {
    expect(parseReportedEvent(accept)).toEqual({ ok: true, event: accept });
  });

  test('cannot bring along what the engine decides', async () => {
    const { log } = await given(
      captured({ grade: 'hot', region: 'north' }),
      rejected('wrong-territory'),
      accepted,
      reached,
      due('judgement'),
    ).when(due('judgement'));
    const decided = log.filter(
      ({ event: { type, verdict, cast } }) =>
        type === 'lead.routed' ||
        type === 'lead.rerouted' ||
        verdict !== undefined ||
        cast !== undefined,
    );
    expect(decided.length).toBeGreaterThan(4);
    for (const { event } of decided) {
      expect(parseEvent(event).ok).toBe(true);
      const reported = parseReportedEvent(event);
      expect(reported.ok).toBe(false);
      if (!reported.ok) expect(reported.problems[0]?.message).toContain('not reported');
    }
    const away = { type: 'holder.away', at: 0, actor: 'hr', person: 'ann', until: 1, deputies: [] };
    expect(parseReportedEvent(away)).toMatchObject({
      ok: false,
      problems: [{ path: ['deputies'] }],
    });
  });
});
