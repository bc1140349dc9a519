import { describe, expect, test } from 'vitest';
import { given, storiesUnder } from '../testing/given-when-then.ts';
import {
  accepted,
  agreed,
  asked,
  called,
  captured,
  due,
  happens,
  mailed,
  opened,
  reached,
  rejected,
  returned,
} from '../testing/happenings.ts';
import { playbook } from '../testing/playbook.ts';
import { MONDAY_AT } from '../testing/small-org.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/span.ts';

const held = [captured({ grade: 'hot', region: 'north' }), accepted] as const;
const spent = [...held, called, called, called] as const;

describe('the cadence', () => {
  test('counts the first attempt from acceptance, the others from the one before', async () => {
    const first = await given(...held.slice(0, 1)).when(accepted);
    expect(first.lead.obligations[1]).toMatchObject({
      kind: 'attempt',
      about: '0',
      from: MONDAY_AT + MINUTE_MS,
      due: MONDAY_AT + MINUTE_MS + 4 * HOUR_MS,
    });
    const { lead, effects } = await given(...held).when(called);
    expect(lead).toMatchObject({ attempts: 1, lastAttemptAt: lead.at });
    expect(lead.obligations).toMatchObject([
      {
        kind: 'attempt',
        about: '1',
        from: lead.at + 4 * HOUR_MS,
        // 14:02 on Monday leaves less than three hours until the office closes.
        due: lead.at + DAY_MS,
      },
    ]);
    expect(effects[0]).toMatchObject({ do: 'release', obligation: { kind: 'first-response' } });
    expect(effects[1]).toMatchObject({ do: 'release', obligation: { about: '0' }, met: true });
  });

  test('ends in a decision, which one more attempt does not put off', async () => {
    const last = await given(...held, called, called).when(called);
    expect(last.owes).toEqual(['decision by ann']);
    const more = await given(...spent).when(called);
    expect(more.lead).toMatchObject({ state: 'working.attempting', attempts: 4 });
    expect(more.lead.obligations).toEqual(last.lead.obligations);
  });

  test('is not kept by automatic mail', async () => {
    const { lead, owes } = await given(...held).when(mailed);
    expect(lead.attempts).toBe(0);
    expect(owes).toEqual(['first-response by ann', 'attempt 0 by ann']);
  });

  test('leads to a conversation, whose outcome is owed', async () => {
    const { lead, owes } = await given(...held).when(reached);
    expect(lead.state).toBe('working.connected');
    expect(owes).toEqual(['judgement by ann']);
  });

  test('refuses giving up too early, but not sending the lead to who should have it', async () => {
    const early = await given(...held, called).when(returned('no-budget'));
    expect(early.refusal?.message).toBe('given up early: 1 of at least 2 attempts made');
    const elsewhere = await given(...held).when(returned('wrong-territory'));
    expect(elsewhere.lead.state).toBe('offered');
    const enough = await given(...held, called, called).when(returned('no-budget'));
    expect(enough.lead.state).toBe('nurture.long');
    expect(enough.effects).toContainEqual(
      expect.objectContaining({ do: 'release', met: false }) as unknown,
    );
    const connected = await given(...held, reached).when(returned('no-budget'));
    expect(connected.lead.state).toBe('nurture.long');
  });

  test('only reports giving up early where the policy says so', async () => {
    const { given: lenient } = storiesUnder(
      playbook({
        cadence: {
          ...playbook().cadence,
          returnNotBefore: { attempts: 2, enforce: 'report' },
        },
      }),
    );
    expect((await lenient(...held).when(returned('no-budget'))).lead.state).toBe('nurture.long');
  });

  test('goes on across owners, and what was talked about is gone on with', async () => {
    // One business day, and half of one on top: then the judgement is somebody else's.
    const judged = [...held, reached, due('judgement'), due('judgement')] as const;
    const second = await given(...judged.slice(0, -1)).when(due('judgement'));
    expect(second.lead).toMatchObject({
      state: 'offered',
      resume: 'working.connected',
      reassignments: 1,
      attempts: 1,
    });
    const { lead, owes } = await given(...judged).when(accepted);
    expect(lead).toMatchObject({
      state: 'working.connected',
      resume: null,
      owners: ['ann', 'ben'],
    });
    expect(owes).toEqual(['judgement by ben']);
  });

  test('begins anew with a new pass', async () => {
    const again = [...held, called, called, returned('unreachable')] as const;
    const { lead } = await given(...again).when(happens('lead.qualified', {}));
    expect(lead).toMatchObject({
      state: 'offered',
      pass: 2,
      attempts: 0,
      lastAttemptAt: null,
      excluded: [],
      results: [{ pass: 1, result: 'returned', reason: 'unreachable' }],
    });
    expect(lead.owners).toHaveLength(1);
  });
});

describe('a hold', () => {
  test('lasts until the time agreed, from which the call is owed', async () => {
    const { lead, effects } = await given(...held, reached).when(agreed(3 * DAY_MS));
    expect(lead).toMatchObject({ state: 'held', holds: 1 });
    expect(lead.obligations).toMatchObject([
      { kind: 'callback', about: null, from: lead.at + 3 * DAY_MS, due: lead.at + 4 * DAY_MS },
    ]);
    expect(effects[0]).toMatchObject({ obligation: { kind: 'judgement' }, met: false });
  });

  test('ends with the call: reached, and not reached', async () => {
    const talked = await given(...held, agreed(DAY_MS)).when(reached);
    expect(talked.lead).toMatchObject({ state: 'working.connected', attempts: 1 });
    expect(talked.effects).toContainEqual(
      expect.objectContaining({ do: 'release', met: true }) as unknown,
    );
    const missed = await given(...held, agreed(DAY_MS)).when(called);
    expect(missed.lead.state).toBe('working.attempting');
    expect(missed.owes).toEqual(['attempt 1 by ann']);
    const robot = await given(...held, agreed(DAY_MS)).when(mailed);
    expect(robot.lead.state).toBe('held');
    const deal = await given(...held, reached, opened, agreed(DAY_MS)).when(called);
    expect(deal.lead).toMatchObject({ state: 'opportunity.draft', resume: null });
  });

  test('is bounded in number, length and reason', async () => {
    const twice = [...held, agreed(DAY_MS), agreed(2 * DAY_MS)] as const;
    const third = await given(...twice).when(agreed(DAY_MS));
    expect(third.refusal?.message).toContain('2 holds a pass');
    expect((await given(...held).when(agreed(61 * DAY_MS))).refusal?.message).toContain('later');
    expect((await given(...held).when(agreed(0))).refusal?.message).toContain('ahead');
    expect((await given(...held).when(agreed(DAY_MS, 'tired'))).refusal?.message).toContain(
      'callback, budget',
    );
    const again = await given(...held, agreed(DAY_MS)).when(agreed(2 * DAY_MS));
    expect(again.lead).toMatchObject({ state: 'held', holds: 2 });
    expect(again.owes).toEqual(['first-response by ann', 'callback by ann']);
  });

  test('asked for by the prospect holds an accepted lead, and is a promise on any other', async () => {
    const holding = await given(...held).when(asked(DAY_MS));
    expect(holding.lead).toMatchObject({ state: 'held', holds: 1 });
    const offered = await given(...held.slice(0, 1)).when(asked(DAY_MS));
    expect(offered.lead.state).toBe('offered');
    expect(offered.owes).toEqual([
      'first-response by ann',
      'offered by ann',
      'callback promised by ann',
    ]);
    const later = await given(...held.slice(0, 1), asked(DAY_MS)).when(asked(2 * DAY_MS));
    expect(later.owes).toEqual(offered.owes);
    expect(later.lead.obligations[2]?.from).toBe(later.lead.at + 2 * DAY_MS);
    // No hold is left: the promise is kept beside the work.
    const beside = await given(...held, agreed(DAY_MS), agreed(DAY_MS), reached).when(
      asked(DAY_MS),
    );
    expect(beside.lead.state).toBe('working.connected');
    expect(beside.owes).toEqual(['judgement by ann', 'callback promised by ann']);
    expect((await given(...held).when(asked(-DAY_MS))).refusal?.message).toContain('ahead');
  });

  test('promised stays with the lead, whoever holds it, until somebody calls', async () => {
    const promised = [captured({ grade: 'cold' }), asked(DAY_MS)] as const;
    expect((await given(...promised).when(called)).owes).toContain('callback promised by tess');
    expect((await given(...promised).when(reached)).owes).not.toContain(
      'callback promised by tess',
    );
    const kept = happens('attempt.made', {
      channel: 'call',
      connected: false,
      at: MONDAY_AT + 2 * DAY_MS,
    });
    expect((await given(...promised).when(kept)).owes).not.toContain('callback promised by tess');
    const passedOn = await given(...held.slice(0, 1), asked(DAY_MS)).when(rejected('no-budget'));
    expect(passedOn.owes).toContain('callback promised by tess');
  });

  test('agreed and then lost by the holder stays with the lead', async () => {
    const { lead } = await given(...held, agreed(DAY_MS), due('callback')).when(due('callback'));
    expect(lead.state).toBe('exception.desk');
    expect(lead.obligations).toMatchObject([
      { kind: 'first-response', owedBy: 'boss' },
      { kind: 'callback', about: 'promised', owedBy: 'boss', missed: true },
      { kind: 'exception' },
    ]);
  });
});
