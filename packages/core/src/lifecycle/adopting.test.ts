import { describe, expect, test } from 'vitest';
import { engineOf, type Engine } from '../decide/engine.ts';
import type { Policy } from '../policy/policy.ts';
import { company } from '../testing/company.ts';
import { given, happeningTo, type Outcome } from '../testing/given-when-then.ts';
import {
  accepted,
  called,
  captured,
  completed,
  due,
  happens,
  named,
  opened,
  reached,
  replied,
} from '../testing/happenings.ts';
import { hours, ladder, playbook, rung } from '../testing/playbook.ts';
import { smallClause } from '../testing/small-policy.ts';
import { MONDAY_AT, smallOrg } from '../testing/small-org.ts';
import { DAY_MS, HOUR_MS } from '../time/span.ts';

const north = captured({ grade: 'hot', region: 'north' });
const second = (more: Partial<Policy>): Engine =>
  engineOf(playbook({ version: 2, ...more }), company());
const adopted = (at: number) => happens('policy.adopted', { from: 1, to: 2, at });

const adopting = (outcome: Outcome, at: number, more: Partial<Policy> = {}): Promise<Outcome> =>
  happeningTo(outcome, second(more), adopted(at));

const offeredWithin = (count: number, more = {}): Partial<Policy> => ({
  sla: [smallClause('offered', { within: hours(count), ...more })],
});

describe('a new version', () => {
  test('keeps the time used and gives what is left of the new one', async () => {
    const offered = await given().when(north);
    const at = MONDAY_AT + HOUR_MS;
    const { lead, entries } = await adopting(offered, at, offeredWithin(6));
    expect(lead).toMatchObject({ policy: 2, state: 'offered' });
    expect(entries).toMatchObject([{ policy: 2, event: { type: 'policy.adopted' } }]);
    expect(lead.obligations[1]).toMatchObject({
      id: 'offered:2',
      since: MONDAY_AT,
      from: at,
      used: HOUR_MS,
      need: 6 * HOUR_MS,
      due: at + 5 * HOUR_MS,
    });
  });

  test('that is stricter than the time used makes it due at once', async () => {
    const offered = await given(north).when(due('offered'));
    const at = MONDAY_AT + 3 * HOUR_MS;
    const { lead } = await adopting(offered, at, offeredWithin(1));
    expect(lead.obligations[1]).toMatchObject({ due: at, next: at, rung: '100' });
  });

  test('adopted twice is adopted once', async () => {
    const offered = await given().when(north);
    const once = await adopting(offered, MONDAY_AT + HOUR_MS);
    const twice = await adopting(once, MONDAY_AT + 2 * HOUR_MS);
    expect(twice.refusal?.message).toContain('under version 2, not 1');
    const other = await happeningTo(
      offered,
      second({}),
      happens('policy.adopted', { from: 1, to: 3 }),
    );
    expect(other.refusal?.message).toContain('version 3');
  });

  test('keeps fired rungs fired and skips notices it puts into the past', async () => {
    const steps = ladder(rung(10, 'none', 'holder'), rung(60, 'none', 'holder'), rung(100));
    const offered = await given().when(north);
    const skipped = await adopting(
      offered,
      MONDAY_AT + HOUR_MS,
      offeredWithin(4, { ladder: steps }),
    );
    expect(skipped.lead.obligations[1]).toMatchObject({
      rung: '60',
      next: MONDAY_AT + 2.4 * HOUR_MS,
    });
    const reminded = await given(north).when(due('offered'));
    const after = await adopting(
      reminded,
      MONDAY_AT + 2.5 * HOUR_MS,
      offeredWithin(4, { ladder: ladder(rung(50, 'none', 'holder'), rung(100)) }),
    );
    expect(after.lead.obligations[1]).toMatchObject({ rung: '100', next: MONDAY_AT + 4 * HOUR_MS });
  });

  test('does not miss again what was missed', async () => {
    const missed = await given(captured(), due('first-response')).when(due('first-response'));
    const later = await adopting(missed, missed.lead.at + HOUR_MS, {
      sla: [smallClause('first-response', { within: { unit: 'wall', ms: 100 * HOUR_MS } })],
    });
    const fired = await happeningTo(later, second({}), due('first-response'));
    expect(fired.effects.map((effect) => effect.do)).not.toContain('recordMiss');
  });

  test('moves the start of what has not begun', async () => {
    const working = await given(north, accepted).when(called);
    const { cadence } = playbook();
    const [first, ...rest] = cadence.attempts;
    const { lead } = await adopting(working, working.lead.at + HOUR_MS, {
      cadence: {
        ...cadence,
        attempts: [
          ...(first === undefined ? [] : [first]),
          ...rest.map((one) => ({ ...one, after: hours(2) })),
        ],
      },
    });
    expect(lead.obligations[0]).toMatchObject({
      about: '1',
      from: working.lead.at + 2 * HOUR_MS,
      used: 0,
    });
    const shorter = await adopting(working, working.lead.at + HOUR_MS, {
      cadence: { ...cadence, attempts: cadence.attempts.slice(0, 1) },
    });
    expect(shorter.owes).toEqual(['decision by ann']);
  });

  test('does not bring back what a desk declined', async () => {
    const declined = await given(
      captured({ grade: 'cold' }),
      happens('prospect.engaged', { points: 30, at: MONDAY_AT + 300 * DAY_MS }),
    ).when(happens('requalification.declined', {}));
    const asked = ({ lead }: Outcome) =>
      lead.obligations.find(({ kind }) => kind === 'requalification')?.from;
    expect(asked(await adopting(declined, declined.lead.at + DAY_MS))).toBe(asked(declined));
  });

  test('may turn a step into an approval, and back', async () => {
    const steps = (owner: boolean): Partial<Policy> => ({
      opportunity: {
        ...playbook().opportunity,
        steps: playbook().opportunity.steps.map((step) =>
          step.step === 'draft'
            ? { ...step, owner, approvers: owner ? [] : ['legal'], refused: 'draft' }
            : step,
        ),
      },
    });
    const drafting = await given(north, accepted, reached).when(opened);
    const approving = await adopting(drafting, drafting.lead.at, steps(false));
    expect(approving.owes).toEqual(['approval draft by lex']);
    const critique = await given(north, accepted, reached, opened).when(completed('draft'));
    const same = await adopting(critique, critique.lead.at, steps(true));
    expect(same.owes).toEqual(critique.owes);
  });

  test('with fewer touches asks for none in their place', async () => {
    const nurture = playbook().nurture.map((track) => ({ ...track, touches: [] }));
    const cold = await given().when(captured({ grade: 'cold' }));
    const { owes } = await adopting(cold, MONDAY_AT + DAY_MS, { nurture });
    expect(owes).toEqual(['first-response by tess', 'requalification by tess', 'expiry by tess']);
  });

  test('without a check for stalled steps withdraws it', async () => {
    const stalled = await given(north, accepted, reached, opened).when(due('step'));
    const { owes } = await adopting(stalled, stalled.lead.at, {
      opportunity: { ...playbook().opportunity, stalled: null },
    });
    expect(owes).toEqual(['step draft by ann']);
  });
});

describe('a state that the new version lacks', () => {
  const steps = playbook().opportunity.steps.filter(({ step }) => step !== 'draft');
  const opportunity = { steps, stalled: null };

  test('has its leads go where the version says, with what follows the lead', async () => {
    const drafting = await given(north, accepted, reached, opened).when(replied);
    const at = drafting.lead.at + HOUR_MS;
    const { lead, owes } = await adopting(drafting, at, {
      opportunity,
      replaces: { 'opportunity.draft': 'opportunity.agreement.work' },
    });
    expect(lead).toMatchObject({ state: 'opportunity.agreement.work', policy: 2 });
    expect(owes).toEqual(['reply by ann', 'step agreement by ann']);
    expect(lead.obligations[0]).toMatchObject({ from: at, used: HOUR_MS });
  });

  test('refuses the version where it says nothing, or nothing possible', async () => {
    const drafting = await given(north, accepted, reached).when(opened);
    const silent = await adopting(drafting, drafting.lead.at, { opportunity });
    expect(silent.refusal?.message).toContain('does not say where leads in opportunity.draft go');
    const cold = await given().when(captured({ grade: 'cold' }));
    const ownerless = await adopting(cold, MONDAY_AT, {
      nurture: playbook().nurture.slice(1),
      replaces: { 'nurture.long': 'working.connected' },
    });
    expect(ownerless.refusal?.message).toContain('needs an owner');
    const tracked = await adopting(cold, MONDAY_AT, {
      nurture: playbook().nurture.slice(1),
      replaces: { 'nurture.long': 'nurture.short' },
    });
    expect(tracked.lead).toMatchObject({ state: 'nurture.short', custodian: { person: 'mia' } });
  });

  test('is replaced also as the place where interrupted work goes on', async () => {
    const waiting = [north, accepted, reached, opened, due('step'), due('step')] as const;
    const daily = [due('step'), due('step'), due('step')] as const;
    const desk = await given(...waiting, reached, ...daily).when(replied);
    expect(desk.lead).toMatchObject({ state: 'exception.desk', resume: 'opportunity.draft' });
    const replaced = await adopting(desk, desk.lead.at, {
      opportunity,
      replaces: { 'opportunity.draft': 'opportunity.agreement.work' },
    });
    expect(replaced.lead.resume).toBe('opportunity.agreement.work');
    expect((await adopting(desk, desk.lead.at, { opportunity })).lead.resume).toBeNull();
    const engine = second({ opportunity });
    const offered = await happeningTo(
      await adopting(desk, desk.lead.at, { opportunity }),
      engine,
      named('cy'),
    );
    expect((await happeningTo(offered, engine, accepted)).lead.state).toBe('working.attempting');
  });
});

test('a new calendar alone is adopted too, once', async () => {
  const org = company();
  const half = smallOrg([]).calendars['office'];
  if (half === undefined) throw new Error('no calendar');
  const mornings = {
    ...half,
    open: { 0: [[540, 720]], 1: [[540, 720]], 2: [[540, 720]] } as const,
  };
  const changed = {
    ...org,
    version: 2,
    calendars: { ...org.calendars, office: { ...mornings, businessDayMs: 3 * HOUR_MS } },
  };
  const offered = await given().when(north);
  const engine = engineOf(playbook(), changed);
  const event = happens('policy.adopted', { from: 1, to: 1, at: MONDAY_AT + HOUR_MS });
  const once = await happeningTo(offered, engine, event);
  // One hour was used on Monday; of the three that are left, one is left of Monday and two of Tuesday.
  expect(once.lead.obligations[1]?.due).toBe(MONDAY_AT + DAY_MS + HOUR_MS);
  expect(once.lead).toMatchObject({ policy: 1, calendars: 2 });
  const twice = await happeningTo(once, engine, event);
  expect(twice.refusal?.message).toContain('adopted already');
});
