import type { Custodian, Party } from '../lead/lead.ts';
import { partyOf, type Draft, type Envelope } from './draft.ts';
import { followsCustodian, reassignObligation } from './obligations.ts';

/** Hands the lead over; what follows the custodian moves along. */
export const handTo = (draft: Draft, custodian: Custodian): void => {
  draft.lead.custodian = custodian;
  for (const obligation of draft.lead.obligations)
    if (followsCustodian(obligation)) reassignObligation(draft, obligation, custodian.person);
};

export const ownerCustodian = ({ person, calendar }: Party): Custodian => ({
  kind: 'person',
  id: person,
  person,
  calendar,
});

export const deskCustodian = (rules: Envelope['rules'], desk: string): Custodian => {
  const { person, calendar } = partyOf(rules, `desk:${desk}`);
  return { kind: 'desk', id: desk, person, calendar };
};

/** The final decision maker: a person behind the exception desk, under a name of its own. */
export const finalCustodian = (rules: Envelope['rules']): Custodian => {
  const { person, calendar } = partyOf(rules, `final:${rules.policy.exception.desk}`);
  return { kind: 'desk', id: 'final', person, calendar };
};

/** The custodian of a lead in a settled state. */
export const holderOf = (draft: Draft): Custodian => {
  if (draft.lead.custodian === null)
    throw new Error(`lead ${draft.lead.id} is open and has no custodian`);
  return draft.lead.custodian;
};
