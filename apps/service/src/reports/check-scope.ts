import type { Org } from '@baton/core';
import type { Tx } from '@baton/store';
import { refuseFilters, unknownPerson, unknownWord } from '../http/unknown-word.ts';

interface Asked {
  readonly rep?: string | undefined;
  readonly team?: string | undefined;
}

/** Whether any version of the org has the person: what those who left did is reported on like the rest. */
const wasEverThere = async (tx: Tx, workspace: string, person: string): Promise<boolean> => {
  const found = await tx`
    select from baton.orgs
    where workspace = ${workspace} and (document -> 'people') ? ${person}
    order by version desc limit 1`;
  return found.length > 0;
};

/** Throws a problem, 400, for a rep who was never in the org and for a team that it does not have. */
export const checkScope = async (
  tx: Tx,
  workspace: string,
  org: Org,
  { rep, team }: Asked,
): Promise<void> => {
  const isRep =
    rep === undefined || Object.hasOwn(org.people, rep) || (await wasEverThere(tx, workspace, rep));
  refuseFilters([
    ...(isRep ? [] : [unknownPerson('rep', rep)]),
    ...(team === undefined || Object.hasOwn(org.teams, team)
      ? []
      : [unknownWord('team', team, Object.keys(org.teams).toSorted())]),
  ]);
};
