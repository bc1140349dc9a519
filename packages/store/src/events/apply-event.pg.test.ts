import type { LeadEvent } from '@baton/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newPerson, readPerson } from '../people/personal-data.ts';
import { MONDAY_AT } from '../testing/fixture.ts';
import { testStore, type TestStore, testWorkspace } from '../testing/test-workspace.ts';
import { inWorkspace } from '../transact.ts';
import { applyEvent } from './apply-event.ts';
import { applyTogether } from './apply.ts';

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.db.close());

const captured = (facts: Extract<LeadEvent, { type: 'inquiry.captured' }>['facts']): LeadEvent => ({
  type: 'inquiry.captured',
  at: MONDAY_AT,
  actor: 'prospect',
  facts: { employees: 50, source: 'web-demo', ...facts },
});

describe('an event', () => {
  test('is one transaction: lead, entries, obligations, pool and what its caller carries', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'one');
    const applied = await applyEvent(db, {
      workspace,
      leadId: 'L-1',
      event: captured({ region: 'north' }),
      carry: async (tx, taken) => {
        expect(taken[0]?.lead.state).toBe('offered');
        await tx`insert into baton.people_data values (${workspace}, 'carried', 'salt', '{}', 0, null)`;
      },
    });
    expect(applied).toMatchObject({ ok: true, repeated: false });
    const [rows, entries, obligations, pools, carried] = await inWorkspace(
      db,
      workspace,
      async (tx) => [
        await tx`select state, custodian_id, seq, head, next_at, snapshot from baton.leads`,
        await tx`select seq, type, hash from baton.custody_entries order by seq`,
        await tx`select kind, owed_by, next_at from baton.obligations order by kind`,
        await tx`select state from baton.pools`,
        await tx`select subject from baton.people_data`,
      ],
    );
    if (!applied.ok) throw new Error(applied.refusal.message);
    expect(rows).toMatchObject([
      {
        state: 'offered',
        custodian_id: 'r-1',
        seq: 2,
        head: applied.entries[1]?.hash,
        snapshot: applied.lead,
      },
    ]);
    expect(entries.map(({ type }) => String(type))).toEqual(['inquiry.captured', 'lead.routed']);
    expect(obligations).toMatchObject([
      { kind: 'first-response', owed_by: 'r-1' },
      { kind: 'offered', owed_by: 'r-1' },
    ]);
    expect(pools).toMatchObject([{ state: { pool: 'seven' } }]);
    expect(carried).toHaveLength(1);
  });

  test('brings the person it is about, stored ahead of the lead', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'brings');
    const { person, commitment } = newPerson({ subject: 'ada', data: { name: 'Ada' }, at: 7 });
    const event = { ...captured({ region: 'south' }), commitment };
    const idempotency = { key: 'k', request: 'r' };
    const steps = [
      { leadId: 'L-1', event, person },
      { leadId: 'L-2', event: captured({ region: 'south' }) },
    ];
    const first = await applyTogether(
      db,
      { workspace, idempotency, note: { refused: [3] } },
      steps,
    );
    expect(first).toMatchObject({ ok: true, repeated: false, note: { refused: [3] } });
    const [leads, known] = await inWorkspace(db, workspace, async (tx) => [
      await tx`select lead, subject from baton.leads order by lead`,
      await readPerson(tx, workspace, 'ada'),
    ]);
    expect(leads).toEqual([
      { lead: 'L-1', subject: 'ada' },
      { lead: 'L-2', subject: null },
    ]);
    expect(known).toEqual({
      kind: 'known',
      data: { name: 'Ada' },
      salt: person.salt,
      updatedAt: 7,
    });
    // What the answer was given with comes back with it, not what is brought this time.
    const again = await applyTogether(db, { workspace, idempotency, note: { refused: [] } }, []);
    expect(again).toMatchObject({ ok: true, repeated: true, note: { refused: [3] } });
    expect(again.ok && again.taken.length).toBe(2);
  });

  test('leaves nothing behind when what it carries fails', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'fails');
    const applying = applyEvent(db, {
      workspace,
      leadId: 'L-1',
      event: captured({ region: 'north' }),
      carry: () => Promise.reject(new Error('no mail today')),
    });
    await expect(applying).rejects.toThrow('no mail today');
    expect(await inWorkspace(db, workspace, (tx) => tx`select from baton.leads`)).toHaveLength(0);
    expect(await inWorkspace(db, workspace, (tx) => tx`select from baton.pools`)).toHaveLength(0);
  });

  test('that the statechart refuses says what is possible and changes nothing', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'refused');
    await applyEvent(db, { workspace, leadId: 'L-1', event: captured({ region: 'north' }) });
    const won: LeadEvent = { type: 'deal.won', at: MONDAY_AT, actor: 'r-1', amount: 1 };
    const refused = await applyEvent(db, { workspace, leadId: 'L-1', event: won });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'not-possible-now' } });
    expect(refused.ok ? [] : refused.refusal.possible).toContain('lead.accepted');
    const unknown = await applyEvent(db, { workspace, leadId: 'nobody', event: won });
    expect(unknown).toMatchObject({ ok: false });
  });

  test('gives the turn back to whom a rejected offer went, where the rule says so', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'turn');
    const owners: (string | undefined)[] = [];
    for (const [lead, reject] of [
      ['a', true],
      ['b', false],
      ['c', false],
    ] as const) {
      const applied = await applyEvent(db, {
        workspace,
        leadId: lead,
        event: captured({ region: 'north' }),
      });
      owners.push(applied.ok ? applied.lead.custodian?.id : undefined);
      if (reject)
        await applyEvent(db, {
          workspace,
          leadId: lead,
          event: { type: 'lead.rejected', at: MONDAY_AT + 1, actor: 'r-1', reason: 'no-budget' },
        });
    }
    expect(owners).toEqual(['r-1', 'r-1', 'r-2']);
  });
});

describe('events together', () => {
  test('are all taken or none', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'together');
    const refused = await applyTogether(db, { workspace }, [
      { leadId: 'a', event: captured({ region: 'south' }) },
      { leadId: 'b', event: { type: 'lead.accepted', at: MONDAY_AT, actor: 'r-1' } },
    ]);
    expect(refused).toMatchObject({ ok: false, index: 1 });
    expect(await inWorkspace(db, workspace, (tx) => tx`select from baton.leads`)).toHaveLength(0);
  });

  test('count the loads that those before them made', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'loads');
    const ids = Array.from({ length: 10 }, (_, index) => `lead-${index}`);
    const answer = await applyTogether(
      db,
      { workspace },
      ids.map((leadId) => ({ leadId, event: captured({ region: 'south' }) })),
    );
    if (!answer.ok) throw new Error(answer.refusal.message);
    const owners = answer.taken.map(({ lead }) => lead.custodian?.id);
    expect(owners.filter((owner) => owner === 'r-1')).toHaveLength(5);
    expect(owners.filter((owner) => owner === 'r-2')).toHaveLength(5);
  });

  test('merge two leads in one transaction', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'merge');
    await applyEvent(db, { workspace, leadId: 'winner', event: captured({ region: 'north' }) });
    await applyEvent(db, { workspace, leadId: 'loser', event: captured({ region: 'west' }) });
    const answer = await applyTogether(db, { workspace }, [
      {
        leadId: 'loser',
        event: { type: 'lead.merged', at: MONDAY_AT + 1, actor: 'mark', into: 'winner' },
      },
      {
        leadId: 'winner',
        event: {
          type: 'lead.absorbed',
          at: MONDAY_AT + 1,
          actor: 'mark',
          other: 'loser',
          obligations: [],
        },
      },
    ]);
    expect(answer.ok).toBe(true);
    const rows = await inWorkspace(
      db,
      workspace,
      (tx) => tx`select lead, state, next_at from baton.leads order by lead`,
    );
    expect(rows).toMatchObject([
      { lead: 'loser', state: 'merged', next_at: null },
      { lead: 'winner', state: 'offered' },
    ]);
  });
});

describe('an idempotency key', () => {
  test('gets the same answer, once in effect, however many ask at once', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'idempotent');
    const ask = (leadId: string, request: string) =>
      applyEvent(db, {
        workspace,
        leadId,
        event: captured({ region: 'north' }),
        idempotency: { key: 'k-1', request },
      });
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((leadId) => ask(leadId, 'same')));
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    const [first] = answers;
    for (const answer of answers)
      expect({ ...answer, repeated: null }).toEqual({ ...first, repeated: null });
    expect(await inWorkspace(db, workspace, (tx) => tx`select from baton.leads`)).toHaveLength(1);
    await expect(ask('e', 'another')).rejects.toMatchObject({ code: 'key-reused' });
  });

  test('remembers a refusal, too', async () => {
    const { db } = store;
    const workspace = await testWorkspace(db, 'idempotent-refusal');
    const accept = () =>
      applyEvent(db, {
        workspace,
        leadId: 'a',
        event: { type: 'lead.accepted', at: MONDAY_AT, actor: 'r-1' },
        idempotency: { key: 'k', request: 'accept' },
      });
    const refused = await accept();
    expect(refused).toMatchObject({ ok: false, repeated: false });
    await applyEvent(db, { workspace, leadId: 'a', event: captured({ region: 'north' }) });
    expect(await accept()).toEqual({ ...refused, repeated: true });
  });
});
