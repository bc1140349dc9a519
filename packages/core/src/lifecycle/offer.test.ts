import { describe, expect, test } from 'vitest';
import { given, storiesUnder } from '../testing/given-when-then.ts';
import {
  accepted,
  captured,
  due,
  happens,
  named,
  rejected,
  replied,
} from '../testing/happenings.ts';
import { playbook } from '../testing/playbook.ts';
import { MONDAY_AT } from '../testing/small-org.ts';
import { DAY_MS, HOUR_MS } from '../time/span.ts';

const north = captured({ grade: 'hot', region: 'north' });
const south = captured({ grade: 'hot', region: 'south' });
const nowhere = captured({ grade: 'hot' });
/** The reminder at half time, then the deadline. */
const late = [due('offered'), due('offered')] as const;

describe('an offer', () => {
  test('accepted by the holder becomes work', async () => {
    const { lead, owes, effects } = await given(north).when(accepted);
    expect(lead).toMatchObject({
      state: 'working.attempting',
      acceptedAt: lead.at,
      lastOwner: { person: 'ann', at: lead.at },
      owners: ['ann'],
    });
    expect(owes).toEqual(['first-response by ann', 'attempt 0 by ann']);
    expect(effects).toMatchObject([
      { do: 'release', obligation: { kind: 'offered' }, met: true },
      { do: 'oblige', obligation: { kind: 'attempt' } },
    ]);
  });

  test('is accepted and rejected by nobody else', async () => {
    const answers = [
      happens('lead.accepted', { actor: 'ben' }),
      rejected('busy', { actor: 'ben' }),
    ];
    for (const answer of answers) {
      const { refusal } = await given(north).when(answer);
      expect(refusal).toMatchObject({ code: 'refused' });
      expect(refusal?.message).toContain('held by ann, not by ben');
    }
  });

  test('is reminded of at half time, then given to another who has not had it, as often as the policy says', async () => {
    const reminded = await given(north).when(due('offered'));
    expect(reminded.lead).toMatchObject({ state: 'offered', at: MONDAY_AT + 2 * HOUR_MS });
    expect(reminded.effects).toMatchObject([{ do: 'notify', to: { person: 'ann' }, rung: '50' }]);

    const second = await given(north, due('offered')).when(due('offered'));
    expect(second.lead).toMatchObject({
      state: 'offered',
      at: MONDAY_AT + 4 * HOUR_MS,
      reassignments: 1,
      excluded: ['ann'],
      owners: ['ann', 'ben'],
    });
    expect(second.effects).toMatchObject([
      { do: 'notify', to: { name: 'manager', of: 'ann' } },
      { do: 'recordMiss', obligation: { kind: 'offered', owedBy: 'ann' } },
      { do: 'release', obligation: { kind: 'offered', owedBy: 'ann' }, met: false },
      { do: 'release', obligation: { kind: 'first-response', owedBy: 'ann' }, met: false },
      { do: 'oblige', obligation: { kind: 'first-response', owedBy: 'ben' } },
      { do: 'oblige', obligation: { kind: 'offered', owedBy: 'ben' } },
    ]);
    expect((await given(north, ...late, due('offered')).when(due('offered'))).lead).toMatchObject({
      state: 'offered',
      excluded: ['ann', 'ben'],
      custodian: { person: 'cy' },
    });

    const third = await given(north, ...late, ...late, due('offered')).when(due('offered'));
    expect(third.lead).toMatchObject({ state: 'exception.desk', reassignments: 2 });
    expect(third.owes).toEqual(['first-response by boss', 'exception by boss']);
  });

  test('with nobody left to offer it to is for the exception desk', async () => {
    const { lead } = await given(south, ...late, due('offered')).when(due('offered'));
    expect(lead).toMatchObject({ state: 'exception.desk', excluded: ['cy', 'dan'] });
    expect(lead.reassignments).toBe(2);
  });

  test('gives the turn back before the next pick where the routing rule says so', async () => {
    const busy = await given(north).when(rejected('busy'));
    // Ann's turn came back, and the lead with it: being busy excludes nobody.
    expect(busy.lead).toMatchObject({ state: 'offered', custodian: { person: 'ann' } });
    expect(busy.effects.map((effect) => effect.do)).not.toContain('returnTurn');
    const kept = await given(south).when(rejected('busy'));
    expect(kept.lead.custodian?.person).toBe('dan');
  });
});

describe('a rejection', () => {
  test('is rerouted at once by its reason, and recorded', async () => {
    const { lead, entries } = await given(north).when(rejected('wrong-territory'));
    expect(entries.map(({ from, to }) => [from, to])).toEqual([
      ['offered', 'returned'],
      ['returned', 'routing'],
      ['routing', 'offered'],
    ]);
    expect(lead).toMatchObject({
      pass: 1,
      excluded: ['ann'],
      reassignments: 1,
      returning: null,
      results: [{ pass: 1, result: 'rejected', reason: 'wrong-territory', by: 'ann' }],
    });
    expect(lead.custodian?.person).toBe('ben');
  });

  test.each([
    ['no-budget', 'nurture.long'],
    ['unreachable', 'qualification'],
    ['disagree', 'arbitration'],
    ['gone', 'lost'],
    ['went-quiet', 'nurture.short'],
  ])('because of %s ends in %s', async (reason, state) => {
    expect((await given(north).when(rejected(reason))).lead.state).toBe(state);
  });

  test('needs a reason of the policy, an excuse of its list, and the criterion where asked', async () => {
    const refusalOf = async (...args: Parameters<typeof rejected>) =>
      (await given(north).when(rejected(...args))).refusal?.message;
    expect(await refusalOf('bored')).toContain('wrong-territory');
    expect(await refusalOf('toString')).toContain('not one of');
    expect(await refusalOf('busy', { excuse: 'rain' })).toContain('no-phone, free-mail');
    expect(await refusalOf('not-a-lead')).toContain('criterion');
    const criterion = await given(north).when(
      rejected('not-a-lead', { criterion: 'employees', excuse: 'free-mail' }),
    );
    expect(criterion.lead).toMatchObject({
      state: 'disqualified',
      results: [
        { result: 'rejected', by: 'ann' },
        { result: 'disqualified', reason: 'employees', by: 'ann' },
      ],
    });
  });

  test('again and again ends at the exception desk', async () => {
    const { lead } = await given(north, rejected('busy'), rejected('busy')).when(rejected('busy'));
    expect(lead).toMatchObject({ state: 'exception.desk', reassignments: 3 });
  });
});

describe('a queue', () => {
  const closed = captured({ grade: 'hot', region: 'south' }, MONDAY_AT + 5 * DAY_MS);
  const { given: rarely } = storiesUnder(
    playbook({
      sla: playbook().sla.map((clause) =>
        clause.for === 'offered' ? { ...clause, within: { unit: 'wall', ms: HOUR_MS } } : clause,
      ),
    }),
  );
  const open = (pool: string) => happens('pool.opened', { pool, at: MONDAY_AT + 7 * DAY_MS });

  test('holds what nobody can take now, and somebody answers for it', async () => {
    const { lead, owes } = await rarely().when(closed);
    expect(lead.custodian).toEqual({
      kind: 'pool',
      id: 'south',
      person: 'boss',
      calendar: 'office',
    });
    expect(owes).toEqual(['first-response by boss', 'queued by boss']);
  });

  test('is tried again when its pool opens, and the wait goes on where that is in vain', async () => {
    const offered = await rarely(closed).when(open('south'));
    expect(offered.lead).toMatchObject({ state: 'offered', custodian: { person: 'cy' } });
    expect(offered.effects).toContainEqual(
      expect.objectContaining({ do: 'release', met: true }) as unknown,
    );
    const waiting = await rarely(closed).when(
      happens('pool.opened', { pool: 'south', at: MONDAY_AT + 5 * DAY_MS + HOUR_MS }),
    );
    expect(waiting.lead).toMatchObject({ state: 'queued', pass: 1 });
    expect(waiting.lead.obligations.map(({ id }) => id)).toEqual(['first-response:1', 'queued:2']);
    expect((await rarely(closed).when(open('north'))).refusal?.message).toContain('another queue');
  });

  test('ends when somebody takes the lead, or is named', async () => {
    const by = { person: 'dan', calendar: 'office' };
    const taken = await rarely(closed).when(happens('lead.taken', { by, actor: 'dan' }));
    expect(taken.lead).toMatchObject({
      state: 'working.attempting',
      owners: ['dan'],
      lastOwner: { person: 'dan' },
    });
    const given1 = await rarely(closed).when(named('dan'));
    expect(given1.lead).toMatchObject({ state: 'offered', offer: { named: false } });
    const again = await rarely(closed, named('dan')).when(
      rejected('busy', { at: MONDAY_AT + 7 * DAY_MS }),
    );
    expect(again.lead.state).toBe('offered');
  });

  test('lets nobody take a lead who had it in this pass', async () => {
    const by = { person: 'cy', calendar: 'office' };
    const friday = captured(
      { grade: 'hot', region: 'south' },
      MONDAY_AT + 4 * DAY_MS + 6 * HOUR_MS,
    );
    const evening = { at: MONDAY_AT + 4 * DAY_MS + 9 * HOUR_MS };
    const queued = [friday, rejected('wrong-territory', evening)] as const;
    const had = await rarely(...queued).when(happens('lead.taken', { by, actor: 'cy' }));
    expect(had.refusal?.message).toContain('had the lead in this pass');
  });

  test('nobody takes from in time is for the exception desk', async () => {
    const { lead } = await rarely(closed, due('queued')).when(due('queued'));
    expect(lead).toMatchObject({ state: 'exception.desk', custodian: { id: 'exception' } });
    expect(lead.obligations.map(({ kind }) => kind)).toEqual(['first-response', 'exception']);
  });
});

describe('the exception desk', () => {
  test('is told of what no rule knows, and names an owner', async () => {
    const { lead, owes } = await given(nowhere).when(named('dan'));
    expect(lead).toMatchObject({ state: 'offered', offer: { named: true }, pass: 1 });
    expect(owes).toEqual(['first-response by dan', 'offered by dan']);
    const stranger = await given(nowhere).when(named('zoe'));
    expect(stranger.refusal?.message).toContain('no person zoe');
  });

  test('gets one offer: a named owner who rejects or sleeps leaves it to the final decision', async () => {
    const rejects = await given(nowhere, named('dan')).when(rejected('busy'));
    expect(rejects.lead).toMatchObject({
      state: 'exception.final',
      custodian: { kind: 'desk', id: 'final', person: 'head' },
      offer: null,
    });
    const sleeps = await given(nowhere, named('dan'), due('offered')).when(due('offered'));
    expect(sleeps.lead.state).toBe('exception.final');
  });

  test('that does not decide in time leaves it to the final decision, which is asked every business day', async () => {
    const { lead, owes } = await given(nowhere).when(due('exception'));
    expect(lead).toMatchObject({ state: 'exception.final', custodian: { person: 'head' } });
    expect(owes).toEqual(['first-response by head', 'final-decision by head']);

    const stories = [nowhere, due('exception')];
    const first = await given(...stories).when(due('final-decision'));
    expect(first.effects).toMatchObject([
      { do: 'notify', to: { person: 'head' } },
      { do: 'recordMiss' },
    ]);
    for (let day = 1; day < 8; day += 1) {
      stories.push(due('final-decision'));
      const again = await given(...stories).when(due('final-decision'));
      expect(again.lead.state).toBe('exception.final');
      expect(again.effects).toMatchObject([{ do: 'notify', to: { person: 'head' } }]);
      expect(new Date(again.lead.at).getUTCDay() % 6).not.toBe(0);
    }
  });

  test('may also nurture, disqualify or give the lead up', async () => {
    const nurtured = await given(nowhere).when(happens('lead.nurtured', { track: 'long' }));
    expect(nurtured.lead.state).toBe('nurture.long');
    const gone = await given(nowhere).when(happens('lead.disqualified', { criterion: 'no-fit' }));
    expect(gone.lead.state).toBe('disqualified');
    const lost = await given(nowhere).when(happens('deal.lost', { reason: 'competitor' }));
    expect(lost.lead.state).toBe('lost');
  });
});

test('an owner who is named takes over what was promised', async () => {
  const { owes } = await given(nowhere, replied).when(named('dan'));
  expect(owes).toEqual(['first-response by dan', 'reply by dan', 'offered by dan']);
});
