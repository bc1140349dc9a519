import type { FactType } from '../rules/condition.ts';

/** A fact that every rule may use without declaring it. */
export interface BuiltInFact {
  readonly type: FactType;
  readonly description: string;
}

/** Known of every lead beside the declared facts; those that are not known for a lead are absent. */
export const builtInFacts: Readonly<Record<string, BuiltInFact>> = {
  segment: {
    type: { type: 'text' },
    description: "the first matching segment of the definition, else the account's",
  },
  program: {
    type: { type: 'text' },
    description: 'the campaign through which the prospect came, where the source knows it',
  },
  account: {
    type: { type: 'text' },
    description: 'the id of the account, where the source knows it',
  },
  emailDomain: {
    type: { type: 'text' },
    description: 'the domain of the e-mail address, by which the account is found',
  },
  accountOwner: {
    type: { type: 'text' },
    description: 'the person who owns the account that the lead belongs to',
  },
  existingCustomer: {
    type: { type: 'boolean' },
    description: 'whether the account is a customer already',
  },
  lastOwner: {
    type: { type: 'text' },
    description: 'the last person who accepted the lead in any pass',
  },
  engagement: {
    type: { type: 'number' },
    description: 'points for what the prospect did: opened, visited, replied',
  },
  pass: {
    type: { type: 'integer' },
    description: "how often the lead has entered sales' hands, this time included",
  },
  hasPhone: { type: { type: 'boolean' }, description: 'whether a telephone number is known' },
  hasMail: { type: { type: 'boolean' }, description: 'whether an e-mail address is known' },
  freeMail: {
    type: { type: 'boolean' },
    description: 'whether the address is at a free mail service',
  },
};

/** Types of all facts that a rule of this policy may name. */
export const factTypes = (
  declared: Readonly<Record<string, FactType>>,
): Readonly<Record<string, FactType>> => ({
  ...Object.fromEntries(Object.entries(builtInFacts).map(([name, { type }]) => [name, type])),
  ...declared,
});
