import { describe, expect, test } from 'vitest';
import type { Policy, SlaClause } from '../policy/policy.ts';
import type { CalendarSpec } from '../time/calendar-spec.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/span.ts';
import { company } from '../testing/company.ts';
import {
  engine,
  given,
  happeningTo,
  type Outcome,
  storiesUnder,
} from '../testing/given-when-then.ts';
import { accepted, captured, due, happens, reached } from '../testing/happenings.ts';
import { businessDays, hours, ladder, playbook, rung } from '../testing/playbook.ts';
import { smallClause } from '../testing/small-policy.ts';
import { MONDAY_AT } from '../testing/small-org.ts';

const north = captured({ grade: 'hot', region: 'north' });
const rungs = ({ lead }: Outcome, kind: string) => {
  const one = lead.obligations.find((obligation) => obligation.kind === kind);
  return [one?.rung, one?.next];
};

const under = (clause: Partial<SlaClause>, more: Partial<Policy> = {}, org = company()) =>
  storiesUnder(playbook({ sla: [smallClause('triage', clause)], ...more }), org);

describe('a deadline', () => {
  test('that is early, stale or about nothing changes nothing and leaves no entry', async () => {
    const offered = await given().when(north);
    const { id, rung: label, next } = offered.lead.obligations[1] ?? { id: '', rung: '', next: 0 };
    const event = { id, rung: label, at: next, actor: 'clock' };
    for (const stale of [
      { ...event, at: next - 1 },
      { ...event, rung: '100' },
      { ...event, id: 'offered:99' },
    ]) {
      const { refusal, entries, lead } = await happeningTo(
        offered,
        engine,
        happens('obligation.due', stale),
      );
      expect(refusal?.code).toBe('stale');
      expect(entries).toEqual([]);
      expect(lead).toBe(offered.lead);
    }
    const closed = await given(captured({ grade: 'junk' })).when(happens('obligation.due', event));
    expect(closed.refusal?.code).toBe('stale');
  });

  test('delivered twice counts once', async () => {
    const offered = await given().when(north);
    const event = due('offered')(offered.lead);
    const once = await happeningTo(offered, engine, () => event);
    expect(once.effects).toHaveLength(1);
    const twice = await happeningTo(once, engine, () => event);
    expect(twice.refusal?.code).toBe('stale');
  });

  test('is counted in business time', async () => {
    const friday = captured({}, MONDAY_AT + 4 * DAY_MS + 6 * HOUR_MS);
    const { given: here } = under({ within: hours(4), ladder: ladder(rung(50), rung(100)) });
    const opened = await here().when(friday);
    // An hour is left of Friday; half time is on Monday at ten.
    expect(rungs(opened, 'triage')).toEqual(['50', MONDAY_AT + 7 * DAY_MS]);
    const half = await here(friday).when(due('triage'));
    expect(rungs(half, 'triage')).toEqual(['100', MONDAY_AT + 7 * DAY_MS + 2 * HOUR_MS]);
  });

  test('follows the clocks when they change, in business and in wall time', async () => {
    const berlin: CalendarSpec = {
      zone: 'Europe/Berlin',
      open: Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((day) => [day, [[0, 1440]]])),
      businessDayMs: 24 * HOUR_MS,
      exceptions: [],
    };
    const base = company();
    const org = { ...base, calendars: { ...base.calendars, berlin } };
    // Saturday noon before the last Sunday of October 2026, when Berlin's night has 25 hours.
    const saturdayAt = Date.UTC(2026, 9, 24, 10);
    const day = { unit: 'open', ms: 24 * HOUR_MS } as const;
    const open = await under({ within: day, calendar: 'berlin' }, {}, org)
      .given()
      .when(captured({}, saturdayAt));
    expect(rungs(open, 'triage')).toEqual(['100', saturdayAt + DAY_MS]);
    const month = await under(
      { within: { unit: 'months', months: 1 }, calendar: 'berlin' },
      {},
      org,
    )
      .given()
      .when(captured({}, saturdayAt));
    // Noon in Berlin again, an hour later by the world's clock.
    expect(rungs(month, 'triage')).toEqual(['100', Date.UTC(2026, 10, 24, 11)]);
  });

  test('falls on a whole millisecond whatever the percentage', async () => {
    const { given: here } = under({
      within: { unit: 'wall', ms: HOUR_MS + 1 },
      ladder: ladder(rung(33.3), rung(100)),
    });
    const [, next] = rungs(await here().when(captured()), 'triage');
    expect(Number.isInteger(next)).toBe(true);
  });
});

describe('a ladder', () => {
  const steps = ladder(
    rung(50, 'none', 'holder'),
    rung(100, 'none', 'manager'),
    rung(250, 'final'),
  );
  const { given: here } = under({ within: businessDays(1), ladder: steps });

  test('climbs rung by rung and repeats from 100% on, on business days', async () => {
    const fired: [string, number][] = [];
    const story = [captured()];
    for (;;) {
      const { lead, effects } = await here(...story).when(due('triage'));
      const told = effects.find((effect) => effect.do === 'notify');
      fired.push([told?.do === 'notify' ? told.rung : 'moved', (lead.at - MONDAY_AT) / HOUR_MS]);
      if (lead.state !== 'inquiry') break;
      story.push(due('triage'));
    }
    expect(fired).toEqual([
      ['50', 4],
      ['100', 24],
      ['100+1', 48],
      ['moved', 52],
    ]);
  });

  test('after downtime fires each rung once, and repeats from then on', async () => {
    const down = 3 * DAY_MS;
    const half = await here(captured()).when(due('triage', down));
    expect(rungs(half, 'triage')).toEqual(['100', MONDAY_AT + 4 * HOUR_MS + down]);
    const missed = await here(captured(), due('triage', down)).when(due('triage'));
    expect(missed.effects.map((effect) => effect.do)).toEqual(['notify', 'recordMiss']);
    expect(rungs(missed, 'triage')).toEqual(['250', MONDAY_AT + 4 * HOUR_MS + down]);
  });

  test('whose need is wall time does not tell anybody on a Sunday', async () => {
    const { given: wall } = under({
      within: { unit: 'wall', ms: 4 * DAY_MS },
      ladder: ladder(rung(100, 'none', 'manager')),
    });
    const friday = await wall(captured()).when(due('triage'));
    expect(rungs(friday, 'triage')).toEqual(['100+1', MONDAY_AT + 7 * DAY_MS]);
  });

  test('names the holder, a manager, a role or a person, and leaves finding them to the shell', async () => {
    const { given: told } = under({
      within: hours(1),
      ladder: ladder(rung(100, 'none', 'holder', 'manager', 'head-of-sales')),
    });
    const { effects } = await told(captured()).when(due('triage'));
    expect(effects.flatMap((effect) => (effect.do === 'notify' ? [effect.to] : []))).toEqual([
      { person: 'tess' },
      { name: 'manager', of: 'tess' },
      { name: 'head-of-sales', of: 'tess' },
    ]);
  });
});

describe('out of order and late', () => {
  test('a deadline behind another event falls due at the later instant', async () => {
    const accepting = await given(north).when(
      happens('lead.accepted', { at: MONDAY_AT + 30 * HOUR_MS }),
    );
    const { lead } = await happeningTo(accepting, engine, (now) => ({
      ...due('first-response')(now),
      at: MONDAY_AT + 18 * HOUR_MS,
    }));
    expect(lead.at).toBe(MONDAY_AT + 30 * HOUR_MS);
  });

  test('every entry is at or after the one before it', async () => {
    const { log } = await given(
      north,
      happens('lead.accepted', { at: MONDAY_AT + HOUR_MS }),
      happens('attempt.made', { channel: 'call', connected: true, at: MONDAY_AT }),
    ).when(happens('opportunity.opened', { at: 0 }));
    expect(log.map(({ at }) => (at - MONDAY_AT) / MINUTE_MS)).toEqual([0, 0, 60, 60, 60]);
  });

  test('a named owner who lets work slip leaves it to the final decision', async () => {
    const story = [
      captured({ grade: 'hot' }),
      happens('owner.named', { owner: { person: 'dan', calendar: 'office' } }),
      accepted,
      reached,
      due('judgement'),
    ] as const;
    expect((await given(...story).when(due('judgement'))).lead.state).toBe('exception.final');
  });
});
