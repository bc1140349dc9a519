import { describe, expect, test } from 'vitest';
import { given } from '../testing/given-when-then.ts';
import {
  accepted,
  captured,
  called,
  due,
  happens,
  named,
  qualified,
  rejected,
  requalified,
  returned,
} from '../testing/happenings.ts';

const offered = [captured({ grade: 'hot', region: 'north' })] as const;
const disputed = rejected('not-a-lead', { disputed: true });
const ruledFor = (to: 'nurture' | 'tele-prospecting' | 'disqualify', more = {}) =>
  happens('arbitration.ruled', { for: 'sales', to, ...more });
const forMarketing = happens('arbitration.ruled', { for: 'marketing' });

describe('a disputed rejection', () => {
  test('is for the arbiter, criterion or not', async () => {
    const { lead, owes } = await given(...offered).when(disputed);
    expect(lead).toMatchObject({
      state: 'arbitration',
      disputes: 1,
      custodian: { id: 'arbitration', person: 'boss' },
      returning: { by: 'ann', disputed: true },
    });
    expect(owes).toEqual(['first-response by boss', 'arbitration by boss']);
  });

  test('ruled for marketing is offered again in the same pass, the rejecter included', async () => {
    const { lead } = await given(...offered, disputed).when(forMarketing);
    expect(lead).toMatchObject({ state: 'offered', pass: 1, excluded: [], returning: null });
    // Who had timed out before stays excluded; who was found wrong does not.
    const excludedBefore = [
      captured({ grade: 'hot', region: 'south' }),
      rejected('wrong-territory'),
      rejected('disagree'),
    ] as const;
    const again = await given(...excludedBefore).when(forMarketing);
    expect(again.lead).toMatchObject({
      state: 'offered',
      excluded: ['cy'],
      custodian: { person: 'dan' },
    });
  });

  test('ruled for sales goes where the arbiter says', async () => {
    const nurtured = await given(...offered, disputed).when(ruledFor('nurture'));
    expect(nurtured.lead.state).toBe('nurture.long');
    const short = await given(...offered, disputed).when(ruledFor('nurture', { track: 'short' }));
    expect(short.lead.state).toBe('nurture.short');
    const called1 = await given(...offered, disputed).when(ruledFor('tele-prospecting'));
    expect(called1.lead).toMatchObject({ state: 'qualification', custodian: { id: 'tele' } });
    const gone = await given(...offered, disputed).when(
      ruledFor('disqualify', { criterion: 'no-fit' }),
    );
    expect(gone.lead).toMatchObject({
      state: 'disqualified',
      results: [{ result: 'rejected' }, { result: 'disqualified', reason: 'no-fit', by: 'boss' }],
    });
  });

  test('needs a ruling that says everything', async () => {
    const refusal = async (event: ReturnType<typeof ruledFor>) =>
      (await given(...offered, disputed).when(event)).refusal?.message;
    expect(await refusal(ruledFor('disqualify'))).toContain('criterion');
    expect(await refusal(ruledFor('nurture', { track: 'nowhere' }))).toContain('names to');
    expect(await refusal(happens('arbitration.ruled', { for: 'sales' }))).toContain('names to');
  });

  test('is heard as often in a pass as the policy says; then the final decision maker decides', async () => {
    const { lead } = await given(...offered, disputed, forMarketing).when(disputed);
    expect(lead).toMatchObject({ state: 'exception.final', disputes: 1 });
  });

  test('that nobody rules on in time is for the exception desk', async () => {
    const { lead } = await given(...offered, disputed, due('arbitration')).when(due('arbitration'));
    expect(lead).toMatchObject({ state: 'exception.desk', returning: null });
  });

  test('may be a return of work, too', async () => {
    const worked = [...offered, accepted, called, called] as const;
    const { lead } = await given(...worked).when(returned('no-budget', { disputed: true }));
    expect(lead).toMatchObject({ state: 'arbitration', results: [{ result: 'returned' }] });
  });
});

describe('passes', () => {
  const toNurture = rejected('no-budget');
  const second = [...offered, toNurture, requalified] as const;

  test('rise when a lead comes back from nurture or qualification', async () => {
    expect((await given(...offered, toNurture).when(requalified)).lead).toMatchObject({
      state: 'offered',
      pass: 2,
    });
    const referred = await given(...offered, rejected('unreachable')).when(qualified);
    expect(referred.lead.pass).toBe(2);
  });

  test('beyond the policy are for the final decision maker, without asking the rules again', async () => {
    const { lead, entries } = await given(...second, toNurture).when(requalified);
    expect(lead).toMatchObject({ state: 'exception.final', pass: 3 });
    expect(entries[1]?.event).toMatchObject({ decision: { reason: 'passes-exhausted' } });
    const still = [...second, toNurture, requalified, named('dan'), accepted] as const;
    const once = await given(...still, called, called, returned('no-budget')).when(requalified);
    expect(once.lead).toMatchObject({ state: 'exception.final', pass: 4 });
  });

  test('do not rise with absence, rejection or the exception desk', async () => {
    const { lead } = await given(
      ...offered,
      rejected('busy'),
      rejected('busy'),
      rejected('busy'),
    ).when(named('dan'));
    expect(lead).toMatchObject({ state: 'offered', pass: 1 });
  });
});
