import type { Custodian, Party } from '../lead/lead.ts';
import { partyOf, type Draft, type Envelope } from './draft.ts';
import { followsCustodian, reassignObligation } from './obligations.ts';
import { prefixing } from './said-again.ts';

/** Hands the lead over; what follows the custodian moves along. */
export const handTo = (draft: Draft, custodian: Custodian): void => {
  const { lead } = draft;
  const { person } = custodian;
  lead.custodian = custodian;
  for (const obligation of lead.obligations)
    if (obligation.owedBy !== person && followsCustodian(obligation))
      reassignObligation(draft, obligation, person);
};

export const ownerCustodian = ({ person, calendar }: Party): Custodian => ({
  kind: 'person',
  id: person,
  person,
  calendar,
});

/** The names under which a step asks who sits at a desk, and who decides finally. */
export const deskName = prefixing('desk:');
export const finalName = prefixing('final:');

export const deskCustodian = (envelope: Envelope, desk: string): Custodian => {
  const { person, calendar } = partyOf(envelope, deskName(desk));
  return { kind: 'desk', id: desk, person, calendar };
};

/** The final decision maker: a person behind the exception desk, under a name of its own. */
export const finalCustodian = (envelope: Envelope): Custodian => {
  const name = finalName(envelope.rules.policy.exception.desk);
  const { person, calendar } = partyOf(envelope, name);
  return { kind: 'desk', id: 'final', person, calendar };
};

/** The custodian of a lead in a settled state. */
export const holderOf = (draft: Draft): Custodian => {
  if (draft.lead.custodian === null)
    throw new Error(`lead ${draft.lead.id} is open and has no custodian`);
  return draft.lead.custodian;
};
