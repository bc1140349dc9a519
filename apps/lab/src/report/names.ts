import type { Org } from '@baton/core';

/** Who owed a lead, by the name that people see: people by theirs, teams, pools and desks by what they are. */
export function holderName(holder: string, orgs: readonly Org[]): string {
  for (const org of orgs) {
    const person = org.people[holder];
    if (person !== undefined) return person.name;
    if (org.teams[holder] !== undefined) return `team ${holder}`;
    if (org.pools[holder] !== undefined) return `pool ${holder}`;
    if (Object.hasOwn(org.desks, holder)) return `desk ${holder}`;
  }
  return holder === 'policy' ? 'the policy' : holder;
}
