import type { Tx } from '@baton/store';
import type { Contact } from '../hygiene/contact.ts';
import { contactIn } from '../hygiene/stored-contact.ts';

/** Somebody as they stand in the side table, under one of the ids that they came by. */
export interface Known {
  readonly subject: string;
  readonly data: unknown;
}

const namesOf = (known: readonly Known[], of: (contact: Contact) => string | null): string[] => [
  ...new Set(
    known.flatMap(({ data }) => {
      const contact = contactIn(data);
      return contact === null ? [] : (of(contact) ?? []);
    }),
  ),
];

const ownMail = ({ mail }: Contact): string | null =>
  mail === null || mail.shared ? null : mail.key;
const numberOf = ({ phone }: Contact): string | null => phone?.e164 ?? null;
const nameOf = ({ name }: Contact): string | null => name?.toLowerCase() ?? null;
const anyMail = ({ mail }: Contact): string | null => mail?.key ?? null;

/** Who was merged with any of them, and whoever wrote from the same mailbox, or by the same name from a number or mailbox of several. */
const likesOf = (tx: Tx, workspace: string, known: readonly Known[]) => tx<Known>`
  with leads as (
    select lead from baton.leads where workspace = ${workspace} and subject = any(${known.map((one) => one.subject)})
  ), merged as (
    select case when m.winner in (select lead from leads) then m.loser else m.winner end as lead
    from baton.merges m
    where m.workspace = ${workspace} and m.undone_at is null
      and (m.winner in (select lead from leads) or m.loser in (select lead from leads))
  )
  select p.subject, p.data from baton.people_data p
  where p.workspace = ${workspace} and p.erased_at is null and p.subject not like 'colleague:%'
    and (p.subject in (select l.subject from baton.leads l join merged using (lead) where l.workspace = ${workspace})
      or p.data -> 'contact' -> 'mail' ->> 'key' = any(${namesOf(known, ownMail)})
      or (lower(p.data -> 'contact' ->> 'name') = any(${namesOf(known, nameOf)})
        and (p.data -> 'contact' -> 'phone' ->> 'e164' = any(${namesOf(known, numberOf)})
          or p.data -> 'contact' -> 'mail' ->> 'key' = any(${namesOf(known, anyMail)}))))`;

/**
 * Everything that is known of the person whose inquiry this was, under all ids that they came by. Reads the whole side
 * table of the workspace: rare, and nothing is overlooked.
 */
export const samePerson = async (
  tx: Tx,
  workspace: string,
  subject: string,
): Promise<readonly Known[]> => {
  let known: readonly Known[] = await tx<Known>`
    select subject, data from baton.people_data
    where workspace = ${workspace} and subject = ${subject} and erased_at is null`;
  for (;;) {
    const found = known.length === 0 ? [] : await likesOf(tx, workspace, known);
    const had = new Set(known.map((one) => one.subject));
    const more = found.filter((one) => !had.has(one.subject));
    if (more.length === 0) return known;
    known = [...known, ...more];
  }
};
