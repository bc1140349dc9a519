import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DAY_MS,
  type Entry,
  engineOf,
  formatDocumentError,
  type Org,
  type Policy,
  sealLog,
} from '@baton/core';
import {
  compileWorld,
  Draws,
  parseWorld,
  philoxKey,
  runReplication,
  type SimulatedLead,
} from '@baton/simulator';
import {
  type Database,
  importLives,
  type Imported,
  inWorkspace,
  newPerson,
  type NewPerson,
  type Tx,
} from '@baton/store';
import type { Contact } from '../../hygiene/contact.ts';
import { factsFromContact } from '../../hygiene/facts-from-contact.ts';
import { noteContactKeys } from '../../hygiene/note-contact-keys.ts';
import { campaignsOf, programOf } from './demo-campaigns.ts';
import { demoContact, demoMessage } from './demo-contact.ts';
import { demoStream } from './demo-stream.ts';

/** How long the demo has lived. */
export const DEMO_DAYS_MS = 90 * DAY_MS;

const folder = join(import.meta.dirname, '../../../../../simulations/acme-software');
const found = (file: string) => ({ file, text: readFileSync(join(folder, file), 'utf8') });

/** An inquiry of the stream with somebody made up who sent it. */
interface Sent {
  readonly lead: SimulatedLead;
  readonly contact: Contact;
  readonly program: string | null;
}

const sentBy = (lead: SimulatedLead, seed: string): Sent => {
  const { hasMail: _mail, hasPhone: _phone, freeMail: _free, ...facts } = lead.facts;
  const contact = demoContact(lead.id, lead.facts, seed);
  const program = programOf(lead, seed);
  const known = {
    ...facts,
    ...(program === null ? {} : { program }),
    ...factsFromContact(contact),
  };
  return { lead: { ...lead, facts: known }, contact, program };
};

interface InForce {
  readonly policy: Policy;
  readonly org: Org;
}

const inForce = async (db: Database, workspace: string): Promise<InForce> => {
  const [row] = await inWorkspace(
    db,
    workspace,
    (tx) => tx<InForce>`
      select p.document as policy, o.document as org from baton.workspaces w
      join baton.policies p on p.workspace = w.workspace and p.version = w.policy
      join baton.orgs o on o.workspace = w.workspace and o.version = w.org
      where w.workspace = ${workspace}`,
  );
  if (row === undefined) throw new Error(`workspace ${workspace} has no policy or no org in force`);
  return row;
};

const worldOf = ({ currency }: Org) => {
  const { file, text } = found('world.yaml');
  const parsed = parseWorld(text, file);
  if (!parsed.ok) throw new Error(parsed.errors.map(formatDocumentError).join('\n'));
  return compileWorld(parsed.world, currency);
};

type OfLead = NewPerson & { readonly lead: string };

/** The people of the leads, and the log with a commitment to each where their inquiry is captured. */
const withPeople = (log: readonly Entry[], sent: readonly Sent[], seed: string) => {
  const commitments = new Map<string, string>();
  const people = sent.map(({ lead: { id, at }, contact, program }): OfLead => {
    const data = { source: 'form', contact, message: demoMessage(id, seed), program, other: {} };
    const { person, commitment } = newPerson({ subject: `person-of-${id}`, data, at });
    commitments.set(id, commitment);
    return { ...person, lead: id };
  });
  const entries = log.map((entry): Entry => {
    const commitment = commitments.get(entry.lead);
    return entry.event.type === 'inquiry.captured' && commitment !== undefined
      ? { ...entry, event: { ...entry.event, commitment } }
      : entry;
  });
  return { people, entries };
};

const writeCampaigns = async (
  tx: Tx,
  workspace: string,
  sent: readonly Sent[],
  now: number,
  seed: string,
): Promise<void> => {
  const rows = JSON.stringify(
    campaignsOf(
      sent.map(({ lead }) => lead),
      seed,
    ),
  );
  await tx`
    insert into baton.campaigns (workspace, campaign, name, source, cost, updated_at, updated_by)
    select ${workspace}, r.*, ${now}::bigint, 'demo' from jsonb_to_recordset(${rows}::text::jsonb)
      as r(campaign text, name text, source text, cost bigint)
    on conflict do nothing`;
};

/**
 * Lets a workspace live the ninety days before `now`: the simulator runs its policy and org, as they stand in the store, on a
 * simulated clock that ends at `now`, and what came of it is imported with its log. So deadlines lie ahead, weekdays and
 * holidays are the real ones, and the workspace goes on from there. The same seed and instant give the same lives.
 */
export const liveDemo = async (
  db: Database,
  workspace: string,
  { now, seed }: { readonly now: number; readonly seed: string },
): Promise<Imported> => {
  const { policy, org } = await inForce(db, workspace);
  const key = philoxKey(seed);
  const from = now - DEMO_DAYS_MS;
  const stream = demoStream(found('stream.yaml'), org.currency, now);
  const sent = Array.from(
    stream.leads(new Draws(key), { from, until: now, replication: 0 }),
    (lead) => sentBy(lead, seed),
  );
  const { log = [], pools = [] } = await runReplication({
    engine: engineOf(policy, org),
    org,
    world: worldOf(org),
    leads: sent.map(({ lead }) => lead),
    key,
    replication: 0,
    from,
    until: now,
    keepLog: true,
  });
  const { people, entries } = withPeople(log, sent, seed);
  return importLives(db, workspace, {
    entries: sealLog(entries),
    people,
    pools,
    within: async (tx) => {
      const noted = sent.map(({ lead: { id, at }, contact }) => ({
        contact,
        account: null,
        subject: `person-of-${id}`,
        at,
      }));
      await noteContactKeys(tx, workspace, noted);
      await writeCampaigns(tx, workspace, sent, now, seed);
    },
  });
};
