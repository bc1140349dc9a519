import type { Refusal } from '../decide/decision.ts';
import type { RoutingTarget } from '../policy/policy.ts';
import { factOf } from '../rules/facts-named.ts';
import { dueAfter } from '../time/need.ts';
import type { Asked } from './eligibility.ts';

type Sticky = Extract<RoutingTarget, { readonly kind: 'sticky' }>;

/** The one person a sticky rule means, if there is one, and why it may not be them. */
export interface StickyOwner {
  readonly person: string;
  readonly refused: Refusal | null;
}

const ownerOfAccount = ({ lead }: Asked): StickyOwner | null => {
  const owner = factOf(lead.facts, 'accountOwner');
  return typeof owner === 'string' ? { person: owner, refused: null } : null;
};

/** Business time of the window is counted on the calendar of the last owner's team. */
const lastOwnerWithin = (within: Sticky['within'], asked: Asked): StickyOwner | null => {
  const { directory, lead, at } = asked;
  if (lead.lastOwner === null) return null;
  const { person, at: since } = lead.lastOwner;
  if (within === null || !Object.hasOwn(directory.org.people, person))
    return { person, refused: null };
  const clock = directory.calendar(directory.clockOf(person));
  return { person, refused: at > dueAfter(within, clock, since) ? 'outside-window' : null };
};

/** Whom the rule means: the owner of the lead's account, or who accepted the lead last, within the window if there is one. */
export const stickyOwner = (target: Sticky, asked: Asked): StickyOwner | null =>
  target.to === 'account-owner' ? ownerOfAccount(asked) : lastOwnerWithin(target.within, asked);
