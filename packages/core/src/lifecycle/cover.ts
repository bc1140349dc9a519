import type { Lead, Party } from '../lead/lead.ts';
import { deskName } from './custody.ts';
import type { Envelope } from './draft.ts';
import { isOwned } from './states.ts';

/** What an absence means for a lead: who stands in for which obligation, or that another owner is needed. */
export type Cover =
  | { readonly kind: 'route' }
  | {
      readonly kind: 'cover';
      /** The new person of the custodian, when the absent one was it. */
      readonly custodian: Party | null;
      /** Obligation id to the person who takes it over. */
      readonly takes: ReadonlyMap<string, string>;
    };

/**
 * Who represents a desk, pool or owner while the absent one is away; `null` when nobody stands in. A deputy who had the
 * lead in this pass and lost it does not get it back this way.
 */
const standIn = (lead: Lead, { event, who }: Envelope): Party | null => {
  if (event.type !== 'holder.away' || lead.custodian === null) return null;
  const { deputies = [], person } = event;
  if (lead.custodian.kind === 'desk' && lead.state !== 'exception.final') {
    const now = who.parties(deskName(lead.custodian.id))[0];
    return now === undefined || now.person === person ? null : now;
  }
  if (!isOwned(lead.state)) return deputies[0] ?? null;
  return deputies.find((one) => !lead.excluded.includes(one.person)) ?? null;
};

/** The first deputy who neither has approved the step nor owes it. */
const approver = (
  { obligations, approvals }: Lead,
  { event }: Envelope,
  step: string | null,
): Party | null => {
  if (event.type !== 'holder.away') return null;
  const owing = obligations
    .filter((one) => one.kind === 'approval' && one.about === step)
    .map((one) => one.owedBy);
  const free = ({ person }: Party): boolean =>
    !approvals.includes(person) && !owing.includes(person);
  return event.deputies?.find(free) ?? null;
};

/**
 * An absence reaches what the person owes before they are back. An owner's lead goes to the first present deputy, else
 * to routing; a desk's or queue's to whoever stands in there; an approval to a deputy. `null`: nothing changes.
 */
export const coverFor = (lead: Lead, envelope: Envelope): Cover | null => {
  const { event } = envelope;
  if (event.type !== 'holder.away') return null;
  const { person, until } = event;
  const owed = lead.obligations.filter((one) => one.owedBy === person && one.due < until);
  const ownersPart = owed.some((one) => one.kind !== 'approval');
  const holds = lead.custodian?.person === person && ownersPart;
  const custodian = holds ? standIn(lead, envelope) : null;
  if (holds && custodian === null && isOwned(lead.state)) return { kind: 'route' };
  const takes = new Map<string, string>();
  for (const { id, kind, about } of owed) {
    const to = kind === 'approval' ? approver(lead, envelope, about) : custodian;
    if (to !== null) takes.set(id, to.person);
  }
  // Who is covered hands over everything, not only what is due meanwhile: nobody holds half a lead.
  if (custodian !== null)
    for (const one of lead.obligations)
      if (one.owedBy === person && one.kind !== 'approval') takes.set(one.id, custodian.person);
  return takes.size === 0 ? null : { kind: 'cover', custodian, takes };
};
