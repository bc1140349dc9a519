import { describe, expect, test } from 'vitest';
import { company } from '../testing/company.ts';
import { given, storiesUnder } from '../testing/given-when-then.ts';
import {
  accepted,
  agreed,
  approved,
  asked,
  away,
  captured,
  completed,
  due,
  happens,
  opened,
  reached,
  rejected,
  replied,
} from '../testing/happenings.ts';
import { smallPerson } from '../testing/small-org.ts';
import { playbook } from '../testing/playbook.ts';
import { MONDAY_AT } from '../testing/small-org.ts';
import { DAY_MS } from '../time/span.ts';

const north = captured({ grade: 'hot', region: 'north' });
const friday = MONDAY_AT + 4 * DAY_MS;
const nextMonth = MONDAY_AT + 30 * DAY_MS;

/** The same people; those named are not there that week. */
const without = (...gone: readonly string[]) => {
  const org = company();
  const week = [{ from: '2026-05-04', to: '2026-05-08', working: false as const }];
  const people = Object.fromEntries(
    Object.entries(org.people).map(([id, person]) => [
      id,
      gone.includes(id) ? smallPerson(id, { ...person, away: week }) : person,
    ]),
  );
  return storiesUnder(playbook(), { ...org, people });
};

describe('an owner who is away', () => {
  test('is stood in for by the first present deputy; no clock starts anew', async () => {
    const before = await given().when(north);
    const { lead, owes } = await given(north).when(away('ann', friday));
    expect(lead).toMatchObject({
      state: 'offered',
      custodian: { kind: 'person', id: 'ben', person: 'ben' },
      owners: ['ann', 'ben'],
      reassignments: 0,
      pass: 1,
    });
    expect(owes).toEqual(['first-response by ben', 'offered by ben']);
    expect(lead.obligations.map(({ id, due: dueAt, next }) => [id, dueAt, next])).toEqual(
      before.lead.obligations.map(({ id, due: dueAt, next }) => [id, dueAt, next]),
    );
  });

  test('hands over everything, also what is due later', async () => {
    const { owes } = await given(north, accepted, replied, asked(20 * DAY_MS)).when(
      away('ann', friday),
    );
    expect(owes).toEqual(['first-response by ben', 'reply by ben', 'callback by ben']);
  });

  test('with nobody to stand in, the lead is routed to another, counters unchanged', async () => {
    const story = [north, rejected('wrong-territory'), accepted, reached] as const;
    const { lead, entries } = await given(...story).when(away('ben', friday));
    expect(entries.map(({ from, to }) => [from, to])).toEqual([
      ['working.connected', 'routing'],
      ['routing', 'offered'],
    ]);
    expect(lead).toMatchObject({
      resume: 'working.connected',
      reassignments: 1,
      attempts: 1,
      excluded: ['ann'],
      pass: 1,
    });
  });

  test('is not stood in for by a deputy who had the lead and lost it', async () => {
    const org = company();
    const dan = smallPerson('dan', { deputies: ['ann'] });
    const { given: here } = storiesUnder(playbook(), { ...org, people: { ...org.people, dan } });
    const story = [
      north,
      rejected('wrong-territory'),
      happens('lead.enriched', { facts: { region: 'east' } }),
      rejected('wrong-territory'),
    ] as const;
    const { lead, entries } = await here(...story).when(away('dan', friday));
    expect(lead.excluded).toEqual(['ann', 'ben']);
    expect(entries[0]).toMatchObject({ to: 'routing', custodian: { from: { person: 'dan' } } });
  });

  test('keeps what is not due before they are back', async () => {
    const { refusal } = await given(north, accepted, reached, agreed(20 * DAY_MS)).when(
      away('ann', friday),
    );
    expect(refusal).toMatchObject({ code: 'refused' });
    const untouched = await given(north).when(away('ben', nextMonth));
    expect(untouched.refusal?.message).toContain('owes nothing here');
  });

  test('leaves a callback promised to the prospect with the lead', async () => {
    const { given: here } = without();
    const story = [
      captured({ grade: 'hot', region: 'south' }),
      accepted,
      reached,
      agreed(2 * DAY_MS),
    ] as const;
    const { lead, owes } = await here(...story).when(away('cy', nextMonth));
    expect(lead.state).toBe('offered');
    expect(owes).toEqual(['callback promised by dan', 'offered by dan']);
    expect(lead.obligations[0]).toMatchObject({ id: 'callback:5' });
  });
});

describe('a desk', () => {
  test('is represented by whoever sits there then', async () => {
    const { given: here } = without('tess');
    const { lead } = await here().when(captured());
    expect(lead.custodian).toMatchObject({ id: 'intake', person: 'tom' });

    // Tess was there at ten; on Tuesday she is not.
    const org = company();
    const tuesday = [{ from: '2026-05-05', to: '2026-05-08', working: false as const }];
    const tess = smallPerson('tess', { deputies: ['tom'], away: tuesday });
    const { given: later } = storiesUnder(playbook(), { ...org, people: { ...org.people, tess } });
    const gone = happens('holder.away', {
      person: 'tess',
      until: nextMonth,
      at: MONDAY_AT + DAY_MS,
    });
    const covered = await later(captured()).when(gone);
    expect(covered.lead).toMatchObject({
      state: 'inquiry',
      custodian: { kind: 'desk', id: 'intake', person: 'tom' },
      owners: [],
    });
    expect(covered.owes).toEqual(['first-response by tom', 'triage by tom']);
  });

  test('where nobody else sits keeps the lead, and its ladder goes on', async () => {
    const exception = captured({ grade: 'hot' });
    const { refusal } = await given(exception).when(away('boss', nextMonth));
    expect(refusal?.code).toBe('refused');
    const final = await given(exception, due('exception')).when(away('head', nextMonth));
    expect(final.refusal?.code).toBe('refused');
  });
});

describe('an approver who is away', () => {
  const critique = [north, accepted, reached, opened, completed('draft')] as const;

  test('from the start is stood in for at once', async () => {
    const { given: here } = without('mia');
    expect((await here(...critique.slice(0, -1)).when(completed('draft'))).owes).toEqual([
      'approval critique by tess',
      'approval critique by boss',
    ]);
  });

  test('later hands the approval to a deputy who has not approved the step', async () => {
    const { lead, owes } = await given(...critique).when(away('mia', nextMonth));
    expect(owes).toEqual(['approval critique by tess', 'approval critique by boss']);
    expect(lead).toMatchObject({ state: 'opportunity.critique', custodian: { person: 'ann' } });

    const org = company();
    const mia = smallPerson('mia', { deputies: ['boss', 'tom'] });
    const { given: here } = storiesUnder(playbook(), { ...org, people: { ...org.people, mia } });
    const done = await here(...critique, approved('critique', 'boss')).when(away('mia', nextMonth));
    expect(done.owes).toEqual(['approval critique by tom']);
    const owing = await here(...critique).when(away('mia', nextMonth));
    expect(owing.owes).toEqual(['approval critique by tom', 'approval critique by boss']);
  });
});
