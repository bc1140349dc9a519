import { describe, expect, test } from 'vitest';
import { given } from '../testing/given-when-then.ts';
import {
  asked,
  called,
  captured,
  due,
  happens,
  mailed,
  reached,
  rejected,
  replied,
  requalified,
} from '../testing/happenings.ts';
import { MONDAY_AT } from '../testing/small-org.ts';
import { DAY_MS } from '../time/span.ts';

const cold = [captured({ grade: 'cold', region: 'north' })] as const;
const inShort = [captured(), happens('lead.nurtured', { track: 'short' })] as const;
const engaged = (points: number) => happens('prospect.engaged', { points, actor: 'prospect' });
const touchOf = (obligations: readonly { kind: string; about: string | null; from: number }[]) =>
  obligations.find(({ kind }) => kind === 'touch');
const warmed = [...cold, engaged(30)] as const;
const declined = happens('requalification.declined', {});

describe('a track', () => {
  test('sends its mails by itself and goes on to the next touch', async () => {
    const { lead, effects } = await given(...cold).when(due('touch'));
    expect(lead.at).toBe(MONDAY_AT + 7 * DAY_MS);
    expect(effects[0]).toEqual({ do: 'sendMail', track: 'long', touch: 0 });
    expect(effects.some((effect) => effect.do === 'recordMiss')).toBe(false);
    expect(touchOf(lead.obligations)).toMatchObject({
      about: '1',
      from: MONDAY_AT + 30 * DAY_MS,
    });
    // Automatic mail is no answer under this policy.
    expect(lead.firstResponseAt).toBeNull();
  });

  test('has its calls owed by the desk, not before their time', async () => {
    const sent = [...cold, due('touch')] as const;
    const early = await given(...sent).when(called);
    expect(touchOf(early.lead.obligations)?.about).toBe('1');
    const call = happens('attempt.made', {
      channel: 'call',
      connected: false,
      at: MONDAY_AT + 31 * DAY_MS,
    });
    const made = await given(...sent).when(call);
    expect(touchOf(made.lead.obligations)).toMatchObject({
      about: '2',
      from: MONDAY_AT + 76 * DAY_MS,
    });
    expect(made.effects).toContainEqual(
      expect.objectContaining({ do: 'release', met: true }) as unknown,
    );
    const robot = await given(...sent).when(mailed);
    expect(robot.lead.attempts).toBe(0);
    expect(touchOf(robot.lead.obligations)?.about).toBe('1');
  });

  test('repeats a touch for as long as it says, counted from the last', async () => {
    const call = happens('attempt.made', {
      channel: 'call',
      connected: true,
      at: MONDAY_AT + 31 * DAY_MS,
    });
    const story = [...cold, due('touch'), call];
    const sentAt: number[] = [];
    for (;;) {
      const { lead, effects } = await given(...story).when(due('touch'));
      sentAt.push(lead.at);
      expect(effects[0]).toMatchObject({ do: 'sendMail', touch: 2 });
      story.push(due('touch'));
      if (touchOf(lead.obligations) === undefined) break;
    }
    // 45 days apart within 12 months of entry; the last would come on day 391.
    expect(sentAt.map((at) => (at - MONDAY_AT) / DAY_MS)).toEqual([
      76, 121, 166, 211, 256, 301, 346,
    ]);
  });

  test('mails nobody who unsubscribed, and goes on', async () => {
    const { lead, effects } = await given(...cold, happens('prospect.unsubscribed', {})).when(
      due('touch'),
    );
    expect(effects.some((effect) => effect.do === 'sendMail')).toBe(false);
    expect(touchOf(lead.obligations)?.about).toBe('1');
  });

  test('whose call nobody makes is escalated like any other work', async () => {
    const sent = [...cold, due('touch'), due('touch')] as const;
    const missed = await given(...cold, due('touch')).when(due('touch'));
    expect(missed.effects).toMatchObject([
      { do: 'notify', to: { name: 'manager', of: 'tess' } },
      { do: 'recordMiss' },
    ]);
    const { lead } = await given(...sent, due('touch')).when(due('touch'));
    expect(lead.state).toBe('exception.desk');
  });

  test('expires so long after the first entry into nurture, and the lead is lost', async () => {
    const { lead, effects } = await given(...inShort).when(due('expiry'));
    expect(lead).toMatchObject({
      state: 'lost',
      results: [{ result: 'expired' }],
      at: Date.UTC(2026, 10, 4, 10, 1),
    });
    expect(effects.map((effect) => effect.do)).not.toContain('recordMiss');
    const again = await given(
      captured({ region: 'north' }),
      happens('lead.nurtured', { track: 'short' }),
      requalified,
      rejected('went-quiet', { at: MONDAY_AT + 100 * DAY_MS }),
    ).when(due('expiry'));
    expect(again.lead).toMatchObject({ state: 'lost', at: Date.UTC(2026, 10, 4, 10, 1) });
  });
});

describe('requalification', () => {
  const owes = (lead: { obligations: readonly { kind: string; about: string | null }[] }) =>
    lead.obligations.find(({ kind }) => kind === 'requalification');

  test('is owed after the period of the track, or when its rules say so', async () => {
    const planned = await given().when(cold[0]);
    expect(owes(planned.lead)).toMatchObject({ about: null, from: MONDAY_AT + 180 * DAY_MS });
    const lukewarm = await given(...cold).when(engaged(29));
    expect(owes(lukewarm.lead)).toMatchObject({ about: null });
    const now = await given(...cold, engaged(29)).when(engaged(1));
    expect(owes(now.lead)).toMatchObject({ about: 'rule', from: now.lead.at });
    const more = await given(...warmed).when(engaged(5));
    expect(owes(more.lead)).toEqual(owes((await given(...cold).when(engaged(30))).lead));
  });

  test('leads to routing in a new pass', async () => {
    const { lead, effects } = await given(...warmed).when(requalified);
    expect(lead).toMatchObject({ state: 'offered', pass: 1, nurture: { since: MONDAY_AT } });
    const released = effects.flatMap((effect) =>
      effect.do === 'release' ? [[effect.obligation.kind, effect.met]] : [],
    );
    expect(released).toContainEqual(['requalification', true]);
    expect(released).toContainEqual(['expiry', false]);
  });

  test('declined is asked again after the period, or when the rules say so again', async () => {
    const { lead } = await given(...warmed).when(declined);
    expect(owes(lead)).toMatchObject({ about: 'declined', from: lead.at + 180 * DAY_MS });
    const without = await given(...inShort, engaged(1)).when(declined);
    expect(owes(without.lead)).toBeUndefined();
    const early = await given(...cold).when(declined);
    expect(early.refusal?.message).toBe('no requalification is owed now');
  });
});

describe('the prospect', () => {
  test('who replies is owed an answer, once, wherever the lead stands', async () => {
    for (const where of [
      cold,
      inShort,
      [captured()],
      [captured({ grade: 'hot', region: 'north' })],
    ]) {
      const { lead, owes } = await given(...where, replied).when(replied);
      expect(owes.filter((one) => one.startsWith('reply'))).toHaveLength(1);
      expect(lead.state).toBe((await given(...where).when(replied)).lead.state);
      expect((await given(...where, replied).when(called)).owes.join()).not.toContain('reply');
    }
  });

  test('may ask for a call in nurture, and buy elsewhere', async () => {
    expect((await given(...cold).when(asked(DAY_MS))).lead.state).toBe('nurture.long');
    expect((await given(...cold, asked(DAY_MS)).when(reached)).owes.join()).not.toContain(
      'callback',
    );
    const gone = await given(...cold).when(happens('prospect.boughtElsewhere', {}));
    expect(gone.lead).toMatchObject({ state: 'lost', custodian: null, obligations: [] });
  });
});
