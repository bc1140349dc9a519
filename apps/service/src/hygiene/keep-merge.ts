import type { Tx } from '@baton/store';
import { duplicateScore } from './duplicate-score.ts';
import { mergeContacts } from './merge-contacts.ts';
import { inOrder } from './pairs.ts';
import { keepContact, storedContact, type StoredContact } from './stored-contact.ts';
import { asRecord } from './without-merge.ts';

export interface NewMerge {
  readonly id: string;
  readonly winner: string;
  readonly loser: string;
  /** Of the winner's entry. */
  readonly seq: number;
  /** Epoch ms. */
  readonly at: number;
  readonly by: string;
}

const knownOf = ({ record, account }: StoredContact) => ({
  id: record.id,
  contact: record.contact,
  account,
});

/** The pair is settled; one that nobody had found is noted with what can be seen of it now. */
const settlePair = async (
  tx: Tx,
  workspace: string,
  { winner, loser, at, by }: NewMerge,
  contacts: readonly (StoredContact | null)[],
): Promise<void> => {
  const [lead, other] = inOrder(winner, loser);
  const [one, two] = contacts.map((stored) => (stored === null ? null : knownOf(stored)));
  const { score, reasons } =
    one === null || one === undefined || two === null || two === undefined
      ? { score: 0, reasons: [] }
      : duplicateScore(one, two);
  await tx`
    insert into baton.duplicates (workspace, lead, other, score, evidence, state, found_at, settled_at, settled_by)
    values (${workspace}, ${lead}, ${other}, ${score}, ${JSON.stringify(reasons)}::text::jsonb, 'merged', ${at}, ${at}, ${by})
    on conflict (workspace, lead, other) do update
    set state = 'merged', settled_at = excluded.settled_at, settled_by = excluded.settled_by`;
};

/** Who may be the loser may be the winner now. The loser's own pairs are hidden while it rests. */
const passPairsOn = async (
  tx: Tx,
  workspace: string,
  { winner, loser, at }: NewMerge,
): Promise<void> => {
  await tx`
    insert into baton.duplicates (workspace, lead, other, score, evidence, state, found_at)
    select ${workspace}, least(third, ${winner}), greatest(third, ${winner}), score, evidence, 'open', ${at}
    from (
      select case when lead = ${loser} then other else lead end as third, score, evidence from baton.duplicates
      where workspace = ${workspace} and (lead = ${loser} or other = ${loser}) and state = 'open'
    ) as pairs
    where third <> ${winner}
    on conflict do nothing`;
};

/** Keeps a merge, both contacts as they were and what survived of whom, in the transaction of its events. */
export const keepMerge = async (tx: Tx, workspace: string, merge: NewMerge): Promise<void> => {
  const { id, winner, loser, seq, at, by } = merge;
  const [won, lost] = [
    await storedContact(tx, workspace, winner),
    await storedContact(tx, workspace, loser),
  ];
  const contacts = won === null || lost === null ? null : mergeContacts(won.record, lost.record);
  if (won !== null && contacts !== null) await keepContact(tx, workspace, won, asRecord(contacts));
  const kept = contacts === null ? null : JSON.stringify(contacts);
  await tx`
    insert into baton.merges (workspace, id, winner, loser, seq, at, by, contacts)
    values (${workspace}, ${id}, ${winner}, ${loser}, ${seq}, ${at}, ${by}, ${kept}::text::jsonb)`;
  await settlePair(tx, workspace, merge, [won, lost]);
  await passPairsOn(tx, workspace, merge);
};
