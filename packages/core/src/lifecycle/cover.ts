import type { Lead, Party } from '../lead/lead.ts';
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

/** The person a desk, pool or owner is represented by while the absent one is away; `null` when nobody stands in. */
const standIn = (lead: Lead, { event, rules }: Envelope): Party | null => {
  if (event.type !== 'holder.away' || lead.custodian === null) return null;
  if (lead.custodian.kind === 'desk' && lead.state !== 'exception.final') {
    const now = rules.who(`desk:${lead.custodian.id}`)[0];
    return now === undefined || now.person === event.person ? null : now;
  }
  return event.deputies?.[0] ?? null;
};

/**
 * An absence reaches what the person owes before they are back. An owner's lead goes to the first present deputy, else
 * to routing; a desk's or queue's to whoever stands in there; an approval to the first deputy who neither has approved
 * the step nor owes it. `null`: nothing changes.
 */
export const coverFor = (lead: Lead, envelope: Envelope): Cover | null => {
  const { event } = envelope;
  if (event.type !== 'holder.away') return null;
  const { person, until } = event;
  const owed = lead.obligations.filter((one) => one.owedBy === person && one.due < until);
  if (owed.length === 0) return null;
  const takes = new Map<string, string>();
  const holds = lead.custodian?.person === person;
  const custodian = holds ? standIn(lead, envelope) : null;
  if (holds && custodian === null && isOwned(lead.state) && owed.some((one) => one.kind !== 'approval')) return { kind: 'route' };
  for (const obligation of owed) {
    const to = obligation.kind === 'approval' ? approver(lead, envelope, obligation.about) : custodian;
    if (to !== null) takes.set(obligation.id, to.person);
  }
  // An owner who is covered hands over everything, not only what is due meanwhile: nobody holds half a lead.
  if (custodian !== null)
    for (const one of lead.obligations)
      if (one.owedBy === person && one.kind !== 'approval') takes.set(one.id, custodian.person);
  return takes.size === 0 ? null : { kind: 'cover', custodian, takes };
};

const approver = (lead: Lead, { event }: Envelope, step: string | null): Party | null => {
  if (event.type !== 'holder.away') return null;
  const owing = lead.obligations.filter((one) => one.kind === 'approval' && one.about === step).map((one) => one.owedBy);
  return (
    event.deputies?.find((one) => !lead.approvals.includes(one.person) && !owing.includes(one.person)) ?? null
  );
};
