import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Lead } from '../lead/lead.ts';
import { newLead } from '../lead/new-lead.ts';
import { engine, given, happeningTo, type Outcome } from '../testing/given-when-then.ts';
import {
  accepted,
  agreed,
  asked,
  called,
  captured,
  completed,
  due,
  happens,
  opened,
  reached,
  replied,
} from '../testing/happenings.ts';
import { playbook } from '../testing/playbook.ts';
import { MONDAY_AT } from '../testing/small-org.ts';
import { DAY_MS, HOUR_MS } from '../time/span.ts';
import { answeredThrough, mergeWinner, unanswered } from './merging.ts';
import { isClosed, settledStates } from './states.ts';

const north = captured({ grade: 'hot', region: 'north' });
const mergedAt = MONDAY_AT + HOUR_MS;
const intoOther = happens('lead.merged', { into: 'other', at: mergedAt });
const unmergedAt = mergedAt + DAY_MS;
const unmerged = (more: { eligible?: boolean; answered?: readonly string[] } = {}) =>
  happens('lead.unmerged', { at: unmergedAt, ...more });

/** The winner, another lead, takes over what the loser owes. */
const absorbedBy = async (loser: Lead, winner: Outcome): Promise<Outcome> =>
  happeningTo(
    winner,
    engine,
    happens('lead.absorbed', {
      other: loser.id,
      obligations: loser.tombstone === null ? [] : unanswered(loser.tombstone),
      at: mergedAt,
    }),
  );

const winning = async (): Promise<Outcome> => {
  const other = await given(north, accepted, called).when(replied);
  return { ...other, lead: { ...other.lead, id: 'other' } };
};

describe('the winner', () => {
  const open = settledStates(playbook()).filter((state) => !isClosed(state));
  const arbitraryLead = fc
    .record({
      id: fc.constantFrom('a', 'b', 'c'),
      state: fc.constantFrom(...open),
      capturedAt: fc.constantFrom(1, 2),
    })
    .map((made): Lead => ({ ...newLead(made.id, 1, 1), ...made }));

  test('is the furthest, then the oldest', () => {
    const lead = (id: string, state: string, capturedAt: number): Lead => ({
      ...newLead(id, 1, 1),
      state,
      capturedAt,
    });
    const draft = lead('a', 'opportunity.draft', 2);
    const offered = lead('b', 'offered', 1);
    expect(mergeWinner(playbook(), draft, offered)).toBe(draft);
    const older = lead('c', 'offered', 0);
    expect(mergeWinner(playbook(), offered, older)).toBe(older);
  });

  test('does not depend on the order, nor among three on who is compared first', () => {
    fc.assert(
      fc.property(arbitraryLead, arbitraryLead, arbitraryLead, (a, b, c) => {
        const win = (x: Lead, y: Lead): Lead => mergeWinner(playbook(), x, y);
        fc.pre(a.id !== b.id && b.id !== c.id && a.id !== c.id);
        expect(win(a, b)).toBe(win(b, a));
        expect(win(win(a, b), c)).toBe(win(a, win(b, c)));
      }),
    );
  });
});

describe('a merge', () => {
  test('lays the loser to rest with its state and what it had used', async () => {
    const before = await given(north).when(replied);
    const { lead, effects } = await given(north, replied).when(intoOther);
    expect(lead).toMatchObject({ state: 'merged', custodian: null, obligations: [] });
    expect(lead.tombstone).toEqual({
      into: 'other',
      state: 'offered',
      custodian: before.lead.custodian,
      obligations: before.lead.obligations,
      at: mergedAt,
    });
    expect(effects.every((effect) => effect.do === 'release' && !effect.met)).toBe(true);
    expect((await given(north, intoOther).when(replied)).refusal?.code).toBe('not-possible-now');
    const itself = await given(north).when(happens('lead.merged', { into: 'lead' }));
    expect(itself.refusal?.message).toContain('not its own duplicate');
  });

  test('has the winner owe what the loser owed, by the same instants and as late', async () => {
    const late = [north, due('first-response'), due('first-response')] as const;
    const loser = await given(...late, asked(20 * DAY_MS)).when(
      happens('lead.merged', { into: 'other' }),
    );
    const { lead } = await absorbedBy(loser.lead, await winning());
    expect(lead).toMatchObject({
      state: 'working.attempting',
      pass: 1,
      custodian: { person: 'ann' },
    });
    const moved = lead.obligations.filter(({ about }) => about?.startsWith('lead/'));
    const owed = unanswered(loser.lead.tombstone ?? { obligations: [] });
    expect(moved).toMatchObject(
      owed.map(({ kind, from, due: dueAt, next, rung, missed }) => ({
        kind,
        from,
        due: dueAt,
        next,
        rung,
        missed,
        owedBy: 'ann',
      })),
    );
    expect(moved.map(({ kind }) => kind)).toEqual(['first-response', 'callback']);
    // The miss is recorded once, whoever owes it now.
    const fired = await happeningTo({ lead }, engine, (now) => {
      const one = now?.obligations.find(({ about }) => about?.startsWith('lead/'));
      if (one === undefined) throw new Error('nothing was absorbed');
      return { type: 'obligation.due', id: one.id, rung: one.rung, at: one.next, actor: 'clock' };
    });
    expect(fired.refusal).toBeNull();
    expect(fired.effects.map((effect) => effect.do)).not.toContain('recordMiss');
    const answered = await happeningTo({ lead }, engine, reached);
    expect(answered.lead.obligations.some(({ about }) => about?.startsWith('lead/'))).toBe(false);
  });

  test('delivered twice moves nothing twice', async () => {
    const loser = await given(north).when(intoOther);
    const once = await absorbedBy(loser.lead, await winning());
    const twice = await absorbedBy(loser.lead, once);
    expect(twice.refusal?.message).toContain('owed here already');
    expect(twice.lead).toBe(once.lead);
  });
});

describe('a merge that was wrong', () => {
  test('is undone: the loser stands where it stood, with the time it had used', async () => {
    const { lead } = await given(north, intoOther).when(unmerged());
    expect(lead).toMatchObject({
      state: 'offered',
      tombstone: null,
      custodian: { person: 'ann' },
      offer: { rule: 'north' },
    });
    expect(lead.obligations).toMatchObject([
      { kind: 'first-response', used: HOUR_MS, due: unmergedAt + 23 * HOUR_MS },
      { kind: 'offered', used: HOUR_MS, due: unmergedAt + 3 * HOUR_MS, rung: '50' },
    ]);
    expect(lead.obligations[1]?.next).toBe(unmergedAt + HOUR_MS);
  });

  test('finds every state again', async () => {
    const stories = [
      [captured()],
      [captured({ grade: 'warm' })],
      [captured({ grade: 'cold' })],
      [captured({ grade: 'hot' })],
      [north, accepted],
      [north, accepted, reached],
      [north, accepted, reached, opened],
      [north, accepted, reached, opened, completed('draft')],
      [north, accepted, reached, opened, agreed(DAY_MS)],
    ] as const;
    for (const story of stories) {
      const loser = await given(...story).when(intoOther);
      const { lead, entries } = await happeningTo(loser, engine, unmerged());
      expect(lead.state).toBe(loser.lead.tombstone?.state);
      expect(lead.custodian).toEqual(loser.lead.tombstone?.custodian);
      expect(lead.obligations.map(({ id }) => id)).toEqual(
        loser.lead.tombstone?.obligations.map(({ id }) => id),
      );
      expect(entries).toHaveLength(1);
    }
    // What was held goes on where it was.
    const back = await given(north, accepted, reached, opened, agreed(DAY_MS), intoOther).when(
      unmerged(),
    );
    expect((await happeningTo(back, engine, reached)).lead.state).toBe('opportunity.draft');
  });

  test('with a holder who may no longer have it, the lead is routed', async () => {
    const story = [north, accepted, reached, intoOther] as const;
    const { lead, owes } = await given(...story).when(unmerged({ eligible: false }));
    expect(lead).toMatchObject({ state: 'offered', resume: 'working.connected', pass: 1 });
    expect(owes).toEqual(['offered by ben']);
    const desk = await given(captured(), intoOther).when(unmerged({ eligible: false }));
    expect(desk.lead.state).toBe('inquiry');
  });

  test('gives back what is still unanswered, and nothing that was answered', async () => {
    const loser = await given(north, replied).when(intoOther);
    const winner = await absorbedBy(loser.lead, await winning());
    expect(answeredThrough(winner.lead, loser.lead)).toEqual([]);
    const released = await happeningTo(winner, engine, happens('lead.released', { other: 'lead' }));
    expect(released.owes).toEqual(['attempt 1 by ann', 'reply by ann']);

    const spoken = await happeningTo(winner, engine, called);
    const answered = answeredThrough(spoken.lead, loser.lead);
    expect(answered).toEqual(['first-response:1', 'reply:3']);
    const { owes } = await happeningTo(loser, engine, unmerged({ answered }));
    expect(owes).toEqual(['offered by ann']);
  });
});
