import { canonicalJson, type Obligation, type SealedEntry } from '@baton/core';
import { addPeople } from '../people/personal-data.ts';
import type { HeldLead, Unit } from './unit.ts';

const isSame = (a: Obligation, b: Obligation): boolean =>
  a.next === b.next &&
  a.rung === b.rung &&
  a.owedBy === b.owedBy &&
  a.due === b.due &&
  a.missed === b.missed &&
  a.about === b.about;

/** Where rows are written. */
export type Place = Pick<Unit, 'tx' | 'workspace'>;

export const obligationRow = (lead: string, one: Obligation) => ({
  lead,
  id: one.id,
  kind: one.kind,
  about: one.about,
  owed_by: one.owedBy,
  since: one.since,
  due: one.due,
  rung: one.rung,
  next_at: one.next,
  missed: one.missed,
});

export const leadRow = (
  id: string,
  { lead, head, subject }: Pick<HeldLead, 'lead' | 'head' | 'subject'>,
) => {
  if (lead === null) throw new Error(`lead ${id} is to be written and is not there`);
  const nexts = lead.obligations.map(({ next }) => next);
  return {
    lead: id,
    subject,
    state: lead.state,
    pass: lead.pass,
    custodian_kind: lead.custodian?.kind ?? null,
    custodian_id: lead.custodian?.id ?? null,
    custodian_person: lead.custodian?.person ?? null,
    next_at: nexts.length === 0 ? null : Math.min(...nexts),
    policy: lead.policy,
    calendars: lead.calendars,
    seq: lead.seq,
    head,
    captured_at: lead.capturedAt,
    at: lead.at,
    snapshot: lead,
  };
};

export const entryRow = (entry: SealedEntry) => {
  const { hash, ...content } = entry;
  return {
    lead: entry.lead,
    seq: entry.seq,
    at: entry.at,
    actor: entry.actor,
    type: entry.event.type,
    from_state: entry.from,
    to_state: entry.to,
    previous: entry.previous,
    hash,
    body: canonicalJson(content),
  };
};

export const insertLeads = ({ tx, workspace }: Place, rows: readonly object[]) => tx`
  insert into baton.leads (workspace, lead, subject, state, pass, custodian_kind, custodian_id, custodian_person, next_at,
    policy, calendars, seq, head, captured_at, at, snapshot)
  select ${workspace}, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(lead text, subject text,
    state text, pass int, custodian_kind text, custodian_id text, custodian_person text, next_at bigint, policy int,
    calendars int, seq int, head text, captured_at bigint, at bigint, snapshot jsonb)`;

const updateLeads = ({ tx, workspace }: Unit, rows: readonly object[]) => tx`
  update baton.leads l set state = r.state, pass = r.pass, custodian_kind = r.custodian_kind,
    custodian_id = r.custodian_id, custodian_person = r.custodian_person, next_at = r.next_at, policy = r.policy,
    calendars = r.calendars, seq = r.seq, head = r.head, at = r.at, snapshot = r.snapshot
  from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(lead text, state text, pass int,
    custodian_kind text, custodian_id text, custodian_person text, next_at bigint, policy int, calendars int, seq int,
    head text, at bigint, snapshot jsonb)
  where l.workspace = ${workspace} and l.lead = r.lead`;

export const insertEntries = ({ tx, workspace }: Place, rows: readonly object[]) => tx`
  insert into baton.custody_entries (workspace, lead, seq, at, actor, type, from_state, to_state, previous, hash, body)
  select ${workspace}, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(lead text, seq int,
    at bigint, actor text, type text, from_state text, to_state text, previous text, hash text, body text)`;

export const writeObligations = ({ tx, workspace }: Place, rows: readonly object[]) => tx`
  insert into baton.obligations (workspace, lead, id, kind, about, owed_by, since, due, rung, next_at, missed)
  select ${workspace}, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(lead text, id text,
    kind text, about text, owed_by text, since bigint, due bigint, rung text, next_at bigint, missed boolean)
  on conflict (workspace, lead, id) do update set about = excluded.about, owed_by = excluded.owed_by,
    due = excluded.due, rung = excluded.rung, next_at = excluded.next_at, missed = excluded.missed, leased_until = 0, failures = 0`;

const endObligations = (
  { tx, workspace }: Unit,
  leads: readonly string[],
  ids: readonly string[],
) => tx`
  delete from baton.obligations o using unnest(${[...leads]}::text[], ${[...ids]}::text[]) as gone(lead, id)
  where o.workspace = ${workspace} and o.lead = gone.lead and o.id = gone.id`;

const writePools = ({ tx, workspace, org }: Unit, rows: readonly object[]) => tx`
  update baton.pools p set org = ${org}, state = r.state
  from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(pool text, state jsonb)
  where p.workspace = ${workspace} and p.pool = r.pool`;

/** What the leads owe now and did not before, and the other way round. */
const obligationChanges = (changed: readonly (readonly [string, HeldLead])[]) => {
  const written: object[] = [];
  const gone = { leads: [] as string[], ids: [] as string[] };
  for (const [id, { lead, owed }] of changed) {
    const before = new Map(owed.map((one) => [one.id, one]));
    for (const one of lead?.obligations ?? []) {
      const known = before.get(one.id);
      before.delete(one.id);
      if (known === undefined || !isSame(known, one)) written.push(obligationRow(id, one));
    }
    for (const ended of before.keys()) {
      gone.leads.push(id);
      gone.ids.push(ended);
    }
  }
  return { written, gone };
};

/**
 * Writes what changed since the last time: each kind of row in one statement, all of them in one round trip. A lead that
 * somebody else has just stored under the same id fails with a unique violation, and the try with it.
 */
export const flush = async (unit: Unit): Promise<void> => {
  const changed = [...unit.leads].filter(([, { isChanged }]) => isChanged);
  const { written, gone } = obligationChanges(changed);
  const added = changed
    .filter(([, { isStored }]) => !isStored)
    .map(([id, held]) => leadRow(id, held));
  const updated = changed
    .filter(([, { isStored }]) => isStored)
    .map(([id, held]) => leadRow(id, held));
  const entries = unit.entries.map(entryRow);
  const pools = [...unit.pools]
    .filter(([, { isChanged }]) => isChanged)
    .map(([pool, { state }]) => ({ pool, state }));
  const statements: PromiseLike<unknown>[] = [];
  if (unit.people.length > 0) statements.push(addPeople(unit.tx, unit.workspace, unit.people));
  if (added.length > 0) statements.push(insertLeads(unit, added));
  if (updated.length > 0) statements.push(updateLeads(unit, updated));
  if (entries.length > 0) statements.push(insertEntries(unit, entries));
  if (gone.ids.length > 0) statements.push(endObligations(unit, gone.leads, gone.ids));
  if (written.length > 0) statements.push(writeObligations(unit, written));
  if (pools.length > 0) statements.push(writePools(unit, pools));
  for (const [id, held] of changed)
    unit.leads.set(id, {
      ...held,
      isStored: true,
      isChanged: false,
      owed: held.lead?.obligations ?? [],
    });
  for (const held of unit.pools.values()) held.isChanged = false;
  unit.people = [];
  unit.entries = [];
  await Promise.all(statements);
};
