import type { Contact } from '../hygiene/contact.ts';
import { contactIn } from '../hygiene/stored-contact.ts';
import { prospectReach, type ReachRow } from '../links/prospect-reach.ts';
import { barKeysOf, barsOf } from '../privacy/do-not-contact.ts';
import type { Engine, Lead } from '@baton/core';
import { type Database, inWorkspace, readPerson, type Tx } from '@baton/store';
import { type Reach, reachOf } from '../people/reach.ts';
import type { NoticeJob } from './notice-job.ts';

/** All that wording a notice and sending it needs to know, read when it is sent. */
export interface NoticeContext {
  /** Null for what is about no single lead. */
  readonly lead: Lead | null;
  readonly engine: Engine;
  /** Null when the person was erased, or nobody is known. */
  readonly contact: Contact | null;
  readonly message: string | null;
  /** How the prospect is reached, as far as they allow it. */
  readonly ways: readonly ReachRow[];
  /** Whom it is for. */
  readonly person: string;
  /** Null when they have not said how they are reached. */
  readonly reach: Reach | null;
}

interface Row {
  readonly lead: Lead | null;
  readonly subject: string | null;
  readonly policy: number | null;
  readonly org: number | null;
}

/** Who is told of what concerns everybody when a role is nobody's. */
const LAST_RESORT = 'sales-manager';

/** A person by id, a `manager` of somebody, or whoever has a role, as things are now. */
const recipientOf = ({ directory }: Engine, job: NoticeJob, at: number): string | null => {
  const { to, kind } = job;
  if ('person' in to) return to.person;
  if (to.name === 'manager') return directory.managerOf(to.of);
  const { org } = directory;
  const names = kind === 'alarm' ? [to.name, LAST_RESORT] : [to.name];
  const known = names.find(
    (name) => Object.hasOwn(org.roles, name) || Object.hasOwn(org.people, name),
  );
  return known === undefined ? null : directory.party(known, at).person;
};

const inquiryOf = async (
  tx: Tx,
  workspace: string,
  subject: string | null,
): Promise<Pick<NoticeContext, 'contact' | 'message' | 'ways'>> => {
  const person = subject === null ? null : await readPerson(tx, workspace, subject);
  if (person?.kind !== 'known') return { contact: null, message: null, ways: [] };
  const { message = null } = person.data as { readonly message?: string | null };
  const contact = contactIn(person.data);
  if (contact === null) return { contact, message, ways: [] };
  const bars = await barsOf(tx, workspace, barKeysOf(workspace, contact));
  return { contact, message, ways: prospectReach(contact, bars) };
};

/** Null when the lead is gone; `nobody` says why there is nobody to tell. */
export const noticeContext = (
  db: Database,
  job: NoticeJob,
  at: number,
): Promise<NoticeContext | { readonly nobody: string } | null> =>
  inWorkspace(db, job.workspace, async (tx) => {
    const { workspace } = job;
    const [row] = await tx<Row>`
      select l.snapshot as lead, l.subject, w.policy, w.org from baton.workspaces w
      left join baton.leads l on l.workspace = w.workspace and l.lead = ${job.lead}
      where w.workspace = ${workspace}`;
    if (row === undefined || (row.lead === null) !== (job.lead === null)) return null;
    const { lead, subject, org } = row;
    const policy = lead?.policy ?? row.policy;
    if (policy === null || org === null) return null;
    const versions = { policy, calendars: lead?.calendars ?? org, org };
    const engine = await db.engines.engine(tx, workspace, versions);
    const person = recipientOf(engine, job, at);
    if (person === null || !Object.hasOwn(engine.directory.org.people, person))
      return { nobody: `${'person' in job.to ? job.to.person : job.to.name} is nobody in the org` };
    return {
      lead,
      engine,
      ...(await inquiryOf(tx, workspace, subject)),
      person,
      reach: await reachOf(tx, workspace, person),
    };
  });
