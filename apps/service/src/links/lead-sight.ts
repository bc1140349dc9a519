import type { Lead } from '@baton/core';
import { type Database, inWorkspace, readLead, readLog, readPerson, type Tx } from '@baton/store';
import { contactIn } from '../hygiene/stored-contact.ts';
import { dutyWords } from '../notices/duty-words.ts';
import { tellTime } from '../notices/tell-time.ts';
import { barKeysOf, barsOf, NO_BARS } from '../privacy/do-not-contact.ts';
import { eventWords, stateWords } from './event-words.ts';
import type { LeadSight } from './lead-page.ts';
import { prospectReach, type ReachRow } from './prospect-reach.ts';
import type { ViewLink } from './view-link.ts';
import { hasCustody, mayLook } from './whose-lead.ts';

/** Who asked, what for, and how they are reached. */
export interface ProspectWords {
  readonly who: string;
  readonly askedFor: string | null;
  readonly reach: readonly ReachRow[];
}

/** More entries than a person reads; the log holds all. */
const ENTRIES_AT_MOST = 100;

/** Of a lead whose person was erased, or who is nobody, its id alone. */
export const prospectWords = async (
  tx: Tx,
  workspace: string,
  { lead, subject }: { readonly lead: string; readonly subject: string | null },
): Promise<ProspectWords> => {
  const unnamed = { who: `lead ${lead}`, askedFor: null, reach: [] };
  const person = subject === null ? null : await readPerson(tx, workspace, subject);
  if (person?.kind !== 'known') return unnamed;
  const contact = contactIn(person.data);
  const { message } = person.data as { readonly message?: string | null };
  const bars =
    contact === null ? NO_BARS : await barsOf(tx, workspace, barKeysOf(workspace, contact));
  const names = [contact?.name, contact?.company].filter((one) => typeof one === 'string');
  return {
    who: names.length > 0 ? names.join(', ') : (contact?.mail?.address ?? unnamed.who),
    askedFor: message ?? null,
    reach: prospectReach(contact, bars),
  };
};

/** The same where the lead's id is all that is known. */
export const prospectWordsOf = async (
  tx: Tx,
  workspace: string,
  lead: string,
): Promise<ProspectWords> => {
  const [row] = await tx<{ subject: string | null }>`
    select subject from baton.leads where workspace = ${workspace} and lead = ${lead}`;
  return prospectWords(tx, workspace, { lead, subject: row?.subject ?? null });
};

const owedOf = (
  { obligations }: Lead,
  person: string,
  nameOf: (id: string) => string,
  time: (at: number) => string,
): LeadSight['owed'] =>
  obligations
    .toSorted((a, b) => a.due - b.due)
    .map((one) => ({
      what: dutyWords(one).what,
      by: one.owedBy === person ? 'you' : nameOf(one.owedBy),
      dueText: time(one.due),
    }));

/** The lead as the bearer of a link to its page sees it; null when it is not theirs to look at (any more). */
export const leadSight = async (
  db: Database,
  { workspace, lead: id, person }: ViewLink,
): Promise<LeadSight | null> => {
  const lead = await readLead(db, workspace, id);
  if (lead === null || !mayLook(lead, person)) return null;
  const log = await readLog(db, workspace, id);
  return inWorkspace(db, workspace, async (tx) => {
    const [row] = await tx<{ subject: string | null; org: number | null }>`
      select l.subject, w.org from baton.leads l join baton.workspaces w using (workspace)
      where l.workspace = ${workspace} and l.lead = ${id}`;
    if (row === undefined || row.org === null) return null;
    const versions = { policy: lead.policy, calendars: lead.calendars, org: row.org };
    const { directory } = await db.engines.engine(tx, workspace, versions);
    const { people, calendars } = directory.org;
    if (!Object.hasOwn(people, person)) return null;
    const zone = calendars[directory.clockOf(person)]?.zone ?? 'UTC';
    const time = (at: number): string => tellTime(at, zone);
    const nameOf = (of: string): string => people[of]?.name ?? of;
    const words = await prospectWords(tx, workspace, { lead: id, subject: row.subject });
    return {
      ...words,
      reach: hasCustody(lead, person) ? words.reach : [],
      state: stateWords(lead.state),
      owed: owedOf(lead, person, nameOf, time),
      history: log
        .flatMap((entry) => {
          const text = eventWords(entry);
          if (text === null) return [];
          const { from, to } = entry.custodian;
          const by = Object.hasOwn(people, entry.actor) ? `, by ${nameOf(entry.actor)}` : '';
          const isNew = to !== null && to.person !== from?.person;
          const now = isNew ? `; now with ${nameOf(to.person)}` : '';
          return [{ atText: time(entry.at), text: `${text}${by}${now}` }];
        })
        .slice(-ENTRIES_AT_MOST),
    };
  });
};
