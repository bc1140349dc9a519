import type { Facts } from '@baton/core';
import type { Contact } from '../hygiene/contact.ts';
import type { FieldProblem } from './field-problem.ts';

/**
 * What is wrong with an inquiry that says neither how the prospect is reached nor at which company they are: the rep who got the
 * lead would have nobody to call. What was given and could not be read counts, since a person may still make sense of it.
 */
export const namesNobody = (
  { company, mail, phone, domain, address, refused }: Contact,
  { account }: Facts,
): readonly FieldProblem[] => {
  const said = [company, mail, phone, domain, address, account, ...Object.values(refused)];
  return said.some((one) => one !== null && one !== undefined && one !== '')
    ? []
    : [
        {
          path: ['contact'],
          message: 'holds no way to reach the prospect, and no company',
          fix: 'give one of contact.mail, contact.phone, contact.company, contact.website, an address, or facts.account',
        },
      ];
};
