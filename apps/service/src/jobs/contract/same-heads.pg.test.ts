import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DAY_MS,
  engineOf,
  type Entry,
  formatDocumentError,
  type LeadEvent,
  type Org,
  type Policy,
  sealLog,
} from '@baton/core';
import { compileWorld, Draws, parseWorld, philoxKey, runReplication } from '@baton/simulator';
import { applyEvent, connectDatabase, type Database, inWorkspace } from '@baton/store';
import { testDatabase } from '@baton/store/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkspaceOf } from '../../seed/create-workspace.ts';
import { demoWorkspace } from '../../seed/demo.ts';
import { demoStream } from '../demo/demo-stream.ts';

const FROM = Date.UTC(2026, 4, 4);
const UNTIL = FROM + 10 * DAY_MS;
const folder = join(import.meta.dirname, '../../../../../simulations/acme-software');
const found = (file: string) => ({ file, text: readFileSync(join(folder, file), 'utf8') });

let db: Database;
beforeAll(async () => {
  db = await connectDatabase((await testDatabase()).service, 4);
  await createWorkspaceOf(db, { ...demoWorkspace(FROM), workspace: 'same', keys: [] });
});
afterAll(() => db.close());

/** The documents as the store has them, under its version numbers. */
const inForce = () =>
  inWorkspace(db, 'same', async (tx) => {
    const [row] = await tx<{ policy: Policy; org: Org }>`
      select p.document as policy, o.document as org from baton.policies p join baton.orgs o using (workspace)
      where p.workspace = 'same'`;
    if (row === undefined) throw new Error('the workspace has no documents');
    return row;
  });

/** The simulated company, but that nobody falls ill: those absences are the world's, and the store's org has none of them. */
const worldOf = ({ currency }: Org) => {
  const { file, text } = found('world.yaml');
  const parsed = parseWorld(text, file);
  if (!parsed.ok) throw new Error(parsed.errors.map(formatDocumentError).join('\n'));
  const { reps, managers } = parsed.world;
  return compileWorld(
    {
      ...parsed.world,
      reps: { ...reps, absence: { ...reps.absence, daysPerMonth: 0 } },
      managers: { ...managers, travels: { ...managers.travels, daysPerMonth: 0 } },
    },
    currency,
  );
};

const engines: ReadonlySet<string> = new Set(['lead.routed', 'lead.rerouted']);

/** The event as it came from outside, without what was decided about it. */
const bare = (event: LeadEvent): LeadEvent => {
  const { verdict: _verdict, cast: _cast, ...said } = event;
  if (said.type !== 'holder.away') return said;
  const { deputies: _deputies, ...away } = said;
  return away;
};

const headsOf = (log: readonly Entry[]): Readonly<Record<string, string>> =>
  Object.fromEntries(sealLog(log).map(({ lead, hash }) => [lead, hash]));

test('what happened in a simulation, told to the store event by event, gives the same custody heads', async () => {
  const { policy, org } = await inForce();
  const key = philoxKey('contract');
  const stream = demoStream(found('stream.yaml'), org.currency, UNTIL);
  const { log = [] } = await runReplication({
    engine: engineOf(policy, org),
    org,
    world: worldOf(org),
    leads: stream.leads(new Draws(key), { from: FROM, until: UNTIL, replication: 0 }),
    key,
    replication: 0,
    from: FROM,
    until: UNTIL,
    keepLog: true,
  });
  const told = log.filter(({ event }) => !engines.has(event.type));
  for (const { lead: leadId, event } of told) {
    const applied = await applyEvent(db, { workspace: 'same', leadId, event: bare(event) });
    if (!applied.ok) throw new Error(`${leadId} ${event.type}: ${applied.refusal.message}`);
  }
  const stored = await inWorkspace(
    db,
    'same',
    (tx) => tx<{ lead: string; head: string }>`
      select lead, head from baton.leads where workspace = 'same'`,
  );
  expect(Object.fromEntries(stored.map(({ lead, head }) => [lead, head]))).toEqual(headsOf(log));
  // Few leads, or leads that only wait, would agree easily.
  expect(stored.length).toBeGreaterThan(40);
  const types = new Set(log.map(({ event }) => event.type));
  for (const type of [
    'lead.routed',
    'obligation.due',
    'lead.accepted',
    'attempt.made',
    'lead.rejected',
  ])
    expect(types).toContain(type);
});
