import type { Facts } from '@baton/core';
import type { Contact } from './contact.ts';

/**
 * The built-in facts that rules may ask of a contact. They go on the lead and into custody, so no personal data is
 * among them. `hasPhone` and `hasMail` are true only of what a person could be reached by; `freeMail` is absent
 * without a mail address; `emailDomain` is the registered domain, `acme.com` for `joe@mail.acme.com`.
 */
export const factsFromContact = ({ mail, phone }: Contact): Facts => ({
  hasPhone: phone !== null && phone.e164 !== null,
  hasMail: mail !== null,
  ...(mail === null ? {} : { freeMail: mail.free, emailDomain: mail.domain }),
});
