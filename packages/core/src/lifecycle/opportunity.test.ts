import { describe, expect, test } from 'vitest';
import { given } from '../testing/given-when-then.ts';
import {
  accepted,
  agreed,
  approved,
  captured,
  completed,
  due,
  happens,
  lost,
  named,
  opened,
  reached,
  refused,
  replied,
  returned,
  won,
} from '../testing/happenings.ts';
import { DAY_MS } from '../time/span.ts';

const draft = [captured({ grade: 'hot', region: 'north' }), accepted, reached, opened] as const;
const critique = [...draft, completed('draft')] as const;
const agreement = [...critique, approved('critique', 'mia'), approved('critique', 'boss')] as const;
const legal = [...agreement, completed('agreement')] as const;
const result = [...legal, approved('agreement', 'lex')] as const;

describe('the steps', () => {
  test('follow each other in the order of the policy, the owner holding the lead throughout', async () => {
    const stages = [draft, critique, agreement, legal, result];
    const states: string[] = [];
    for (const stage of stages) {
      const last = stage.at(-1);
      if (last === undefined) throw new Error('a stage without events');
      const { lead } = await given(...stage.slice(0, -1)).when(last);
      expect(lead.custodian).toMatchObject({ kind: 'person', person: 'ann' });
      states.push(lead.state);
    }
    expect(states).toEqual([
      'opportunity.draft',
      'opportunity.critique',
      'opportunity.agreement.work',
      'opportunity.agreement.approval',
      'opportunity.result',
    ]);
  });

  test('are completed one by one, not twice and not ahead', async () => {
    const ahead = await given(...draft).when(completed('critique'));
    expect(ahead.refusal?.message).toBe('the lead stands in step draft');
    const twice = await given(...agreement, completed('agreement')).when(completed('agreement'));
    expect(twice.refusal?.code).toBe('not-possible-now');
  });

  test('end in a result that must be recorded, and is chased', async () => {
    expect((await given(...result.slice(0, -1)).when(approved('agreement', 'lex'))).owes).toEqual([
      'result by ann',
    ]);
    const closed = await given(...result).when(won(5_000_000));
    expect(closed.lead).toMatchObject({
      state: 'won',
      custodian: null,
      obligations: [],
      results: [{ pass: 1, result: 'won', amount: 5_000_000, by: 'ann' }],
    });
    for (const amount of [-1, 0.5, 1e308])
      expect((await given(...result).when(won(amount))).refusal?.message).toContain('minor units');
    const unrecorded = await given(...result, due('result')).when(due('result'));
    expect(unrecorded.lead).toMatchObject({
      state: 'exception.final',
      resume: 'opportunity.result',
    });
  });

  test('wait while the lead is held, and go on where they stopped', async () => {
    const { lead, owes } = await given(...agreement, agreed(DAY_MS)).when(reached);
    expect(lead).toMatchObject({ state: 'opportunity.agreement.work', resume: null });
    expect(owes).toEqual(['step agreement by ann']);
  });
});

describe('approvals', () => {
  test('are asked of all at once, and all must approve', async () => {
    const both = await given(...draft).when(completed('draft'));
    expect(both.owes).toEqual(['approval critique by mia', 'approval critique by boss']);
    const one = await given(...critique).when(approved('critique', 'boss'));
    expect(one.lead).toMatchObject({ state: 'opportunity.critique', approvals: ['boss'] });
    expect(one.owes).toEqual(['approval critique by mia']);
    const again = await given(...critique, approved('critique', 'boss')).when(
      approved('critique', 'boss'),
    );
    expect(again.refusal?.message).toContain('boss owes no approval of step critique');
    const stranger = await given(...critique).when(approved('critique', 'ann'));
    expect(stranger.refusal?.code).toBe('refused');
    const all = await given(...critique, approved('critique', 'boss')).when(
      approved('critique', 'mia'),
    );
    expect(all.owes).toEqual(['step agreement by ann']);
  });

  test('refused return to the step that the policy names, and nobody else need answer', async () => {
    const { lead, effects } = await given(...critique).when(refused('critique', 'mia'));
    expect(lead).toMatchObject({
      state: 'opportunity.draft',
      refusals: { critique: 1 },
      resume: null,
    });
    expect(effects.slice(0, 2)).toMatchObject([
      { do: 'release', obligation: { owedBy: 'mia' }, met: true },
      { do: 'release', obligation: { owedBy: 'boss' }, met: false },
    ]);
  });

  test('refused too often are for the final decision, and then the step is done again', async () => {
    const twice = [
      ...critique,
      refused('critique', 'mia'),
      completed('draft'),
      refused('critique', 'boss'),
    ] as const;
    const { lead } = await given(...twice.slice(0, -1)).when(refused('critique', 'boss'));
    expect(lead).toMatchObject({ state: 'exception.final', refusals: { critique: 2 } });
    const onward = await given(...twice, named('cy')).when(accepted);
    expect(onward.lead).toMatchObject({ state: 'opportunity.draft', custodian: { person: 'cy' } });
  });

  test('not given in time go to a deputy, else to the final decision maker', async () => {
    // Due after two business days, told again after three, and after four somebody else is asked.
    const late = await given(...legal, due('approval'), due('approval')).when(due('approval'));
    expect(late.lead.state).toBe('opportunity.agreement.approval');
    expect(late.owes).toEqual(['approval agreement by boss']);
    expect(late.lead.obligations[0]?.id).toMatch(/^approval:/);
    // Mia's deputy is tess, boss has none.
    const both = [...critique, due('approval'), due('approval')] as const;
    expect((await given(...both.slice(0, -1)).when(due('approval'))).owes).toEqual([
      'approval critique by tess',
      'approval critique by boss',
    ]);
    const second = (lead: Parameters<(typeof both)[1]>[0]) => {
      const one = lead?.obligations.find(({ owedBy }) => owedBy === 'boss');
      if (one === undefined) throw new Error('boss owes nothing');
      const { id, rung, next } = one;
      return { type: 'obligation.due' as const, id, rung, at: next, actor: 'clock' };
    };
    const head = await given(...both, second).when(second);
    expect(head.owes).toEqual(['approval critique by tess', 'approval critique by head']);
  });
});

describe('an opportunity that stalls', () => {
  const overdue = [...draft, due('step')] as const;

  test('has somebody find out whether the prospect is still there', async () => {
    const { lead, owes, effects } = await given(...draft).when(due('step'));
    expect(lead.state).toBe('opportunity.draft');
    expect(owes).toEqual(['step draft by ann', 'prospect-check by ann']);
    expect(effects.map((effect) => effect.do)).toEqual(['notify', 'recordMiss', 'oblige']);
    // Every later reminder about the step is only that.
    expect((await given(...overdue).when(due('step'))).owes).toEqual(owes);
  });

  test('goes on when the prospect is reached, and returns when nobody can say', async () => {
    expect((await given(...overdue).when(reached)).owes).toEqual(['step draft by ann']);
    const gone = await given(...overdue).when(due('prospect-check'));
    expect(gone.lead).toMatchObject({
      state: 'nurture.short',
      results: [{ result: 'returned', reason: 'went-quiet' }],
    });
  });

  test('and still stalls is for the exception desk, which goes on where it stopped', async () => {
    // The policy says 300% of two business days, and the manager is told on each day between.
    const daily = [due('step'), due('step'), due('step')] as const;
    const reachedAgain = [...overdue, reached, ...daily] as const;
    const { lead } = await given(...reachedAgain).when(due('step'));
    expect(lead).toMatchObject({ state: 'exception.desk', resume: 'opportunity.draft' });
    const onward = await given(...reachedAgain, due('step'), named('cy')).when(accepted);
    expect(onward.lead.state).toBe('opportunity.draft');
  });
});

describe('a loss', () => {
  test.each([
    ['price', 'nurture.long', 1],
    ['later', 'nurture.short', 1],
    ['competitor', 'lost', 1],
    ['unclear', 'qualification', 1],
    ['wrong-product', 'offered', 2],
    ['never-fitted', 'disqualified', 1],
  ])('because of %s goes to %s', async (reason, state, pass) => {
    const { lead, effects } = await given(...agreement).when(lost(reason));
    expect(lead).toMatchObject({ state, pass });
    expect(lead.results).toMatchObject([{ pass: 1, result: 'lost', reason, by: 'ann' }]);
    expect(effects).toContainEqual(expect.objectContaining({ do: 'reportResult' }) as unknown);
  });

  test('needs a reason of the policy', async () => {
    expect((await given(...agreement).when(lost('rain'))).refusal?.message).toContain('price');
  });

  test('leaves what the prospect is still owed with the desk that gets the lead', async () => {
    expect((await given(...agreement, replied).when(lost('price'))).owes).toContain(
      'reply by tess',
    );
  });

  test('to another supplier closes the lead at once', async () => {
    const { lead } = await given(...agreement).when(happens('prospect.boughtElsewhere', {}));
    expect(lead).toMatchObject({
      state: 'lost',
      obligations: [],
      results: [{ result: 'lost', reason: 'bought-elsewhere' }],
    });
  });
});

test('a returned opportunity begins anew with whoever gets it', async () => {
  const { lead } = await given(...agreement, returned('wrong-territory')).when(accepted);
  expect(lead).toMatchObject({ state: 'working.attempting', owners: ['ann', 'ben'] });
});
