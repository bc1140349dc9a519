import { describe, expect, test } from 'vitest';
import { given } from '../testing/given-when-then.ts';
import { captured, due, happens, mailed, called, qualified } from '../testing/happenings.ts';
import { MONDAY_AT } from '../testing/small-org.ts';
import { HOUR_MS } from '../time/span.ts';

const hot = { grade: 'hot', region: 'north' };

describe('an inquiry', () => {
  test('that no rule knows waits for triage, and its answer is owed from the first moment', async () => {
    const { lead, owes, entries } = await given().when(captured());
    expect(lead.state).toBe('inquiry');
    expect(lead.custodian).toEqual({
      kind: 'desk',
      id: 'intake',
      person: 'tess',
      calendar: 'office',
    });
    expect(owes).toEqual(['first-response by tess', 'triage by tess']);
    expect(entries.map(({ seq, from, to }) => [seq, from, to])).toEqual([[1, 'new', 'inquiry']]);
  });

  test('of a hot prospect is with a rep in the same instant, who owes the answer', async () => {
    const { lead, owes, entries, effects } = await given().when(captured(hot));
    expect(lead.state).toBe('offered');
    expect(lead.pass).toBe(1);
    expect(lead.custodian).toMatchObject({ kind: 'person', person: 'ann' });
    expect(owes).toEqual(['first-response by ann', 'offered by ann']);
    expect(entries.map(({ seq, from, to, at }) => [seq, from, to, at])).toEqual([
      [1, 'new', 'routing', MONDAY_AT],
      [2, 'routing', 'offered', MONDAY_AT],
    ]);
    expect(effects.map((effect) => effect.do)).toEqual(['oblige', 'oblige']);
  });

  test.each([
    ['warm', 'qualification', 'tess', ['first-response by tess', 'qualification by tess']],
    [
      'cold',
      'nurture.long',
      'tess',
      ['first-response by tess', 'touch 0 by tess', 'requalification by tess', 'expiry by tess'],
    ],
  ])('graded %s goes to %s', async (grade, state, person, owed) => {
    const { lead, owes } = await given().when(captured({ grade }));
    expect(lead.state).toBe(state);
    expect(lead.custodian?.person).toBe(person);
    expect(owes).toEqual(owed);
  });

  test('of no use is closed with the criterion, and the registrar is told', async () => {
    const { lead, effects } = await given().when(
      happens('inquiry.captured', { at: MONDAY_AT, facts: { grade: 'junk' }, registrar: 'boss' }),
    );
    expect(lead).toMatchObject({ state: 'disqualified', custodian: null, obligations: [] });
    expect(effects).toEqual([
      {
        do: 'reportResult',
        registrar: 'boss',
        result: {
          pass: 0,
          result: 'disqualified',
          reason: 'no-fit',
          by: 'engine',
          at: MONDAY_AT,
          amount: null,
        },
      },
    ]);
  });

  test('is captured once', async () => {
    const { refusal } = await given(captured()).when(captured(hot));
    expect(refusal).toMatchObject({ code: 'not-possible-now' });
    expect(refusal?.possible).toContain('lead.qualified');
  });

  test('is qualified by rules when what was missing becomes known', async () => {
    const known = happens('lead.enriched', { facts: hot });
    const { lead } = await given(captured()).when(known);
    expect(lead).toMatchObject({ state: 'offered', pass: 1 });
    expect(lead.facts).toMatchObject(hot);
    const still = await given(captured()).when(
      happens('lead.enriched', { facts: { region: 'north' } }),
    );
    expect(still.lead).toMatchObject({ state: 'inquiry', facts: { region: 'north' } });
  });
});

describe("marketing's desks", () => {
  const warm = captured({ grade: 'warm', region: 'north' });

  test('qualify, nurture and disqualify, from triage and from qualification', async () => {
    for (const first of [captured({ region: 'north' }), warm]) {
      expect((await given(first).when(qualified)).lead).toMatchObject({
        state: 'offered',
        pass: 1,
      });
      const nurtured = await given(first).when(happens('lead.nurtured', { track: 'short' }));
      expect(nurtured.lead).toMatchObject({
        state: 'nurture.short',
        custodian: { person: 'mia', id: 'marketing' },
      });
      const gone = await given(first).when(
        happens('lead.disqualified', { criterion: 'too-small' }),
      );
      expect(gone.lead.results).toMatchObject([{ result: 'disqualified', reason: 'too-small' }]);
    }
  });

  test('refuse tracks and criteria that are not there', async () => {
    const track = await given(warm).when(happens('lead.nurtured', { track: 'nowhere' }));
    expect(track.refusal).toMatchObject({
      code: 'refused',
      message: expect.stringContaining('long, short') as string,
    });
    const criterion = await given(warm).when(happens('lead.disqualified', { criterion: '' }));
    expect(criterion.refusal?.message).toContain('criterion is missing');
  });

  test('refer a lead to another desk, as often as the policy says', async () => {
    const refer = happens('lead.referred', { desk: 'marketing' });
    const once = await given(captured()).when(refer);
    expect(once.lead).toMatchObject({ state: 'qualification', custodian: { id: 'marketing' } });
    expect((await given(captured(), refer).when(refer)).refusal?.message).toContain(
      'referred 1 times already',
    );
    const nowhere = await given(captured()).when(happens('lead.referred', { desk: 'garden' }));
    expect(nowhere.refusal?.message).toContain('no desk garden');
  });
});

describe('the first response', () => {
  test('is given by logged contact, not by automatic mail', async () => {
    const { owes, lead } = await given(captured(hot)).when(called);
    expect(owes).toEqual(['offered by ann']);
    expect(lead.firstResponseAt).toBe(lead.at);
    expect((await given(captured(hot)).when(mailed)).owes).toContain('first-response by ann');
  });

  test('that is late is told, and moves only a lead that nobody was offered', async () => {
    const late = [due('first-response'), due('first-response')] as const;
    const warned = await given(captured()).when(due('first-response'));
    expect(warned.effects).toMatchObject([{ do: 'notify', to: { person: 'tess' }, rung: '75' }]);
    const missed = await given(captured(), due('first-response')).when(due('first-response'));
    expect(missed.lead.at).toBe(MONDAY_AT + 24 * HOUR_MS);
    expect(missed.effects.map((effect) => effect.do)).toEqual(['recordMiss']);

    const unowned = await given(captured(), ...late, due('first-response')).when(
      due('first-response'),
    );
    expect(unowned.lead).toMatchObject({ state: 'exception.desk', custodian: { person: 'boss' } });
    expect(unowned.owes).toEqual(['first-response by boss', 'exception by boss']);

    const owned = await given(captured(hot), ...late, due('first-response')).when(
      due('first-response'),
    );
    expect(owned.lead).toMatchObject({ state: 'offered', custodian: { person: 'ann' } });
  });
});
