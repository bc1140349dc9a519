import type { Lead, Org } from '@baton/core';

/** A desk or a pool's queue, as it stands in a lead's custodian. */
export interface Place {
  readonly kind: 'desk' | 'pool';
  readonly id: string;
}

/** The desks and queues that a person works at: what lies there is theirs to take up, though somebody else answers for it. */
export const placesOf = ({ desks, pools }: Org, person: string): readonly Place[] => [
  ...Object.values(desks).flatMap(({ id, holder, members }): Place[] =>
    holder === person || members.includes(person) ? [{ kind: 'desk', id }] : [],
  ),
  ...Object.values(pools).flatMap(({ id, lead, members }): Place[] =>
    lead === person || members.some((one) => one.person === person) ? [{ kind: 'pool', id }] : [],
  ),
];

export const liesAt = ({ custodian }: Lead, places: readonly Place[]): boolean =>
  custodian !== null &&
  places.some(({ kind, id }) => kind === custodian.kind && id === custodian.id);
