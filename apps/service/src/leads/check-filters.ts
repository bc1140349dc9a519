import { type Policy, settledStates } from '@baton/core';
import { inWorkspace } from '@baton/store';
import type { Service } from '../http/service.ts';
import { refuseFilters, unknownPerson, unknownWord } from '../http/unknown-word.ts';
import { inForce } from './in-force.ts';

interface Filters {
  readonly state?: string | undefined;
  readonly person?: string | undefined;
}

/** Of versions that were replaced too: what is asked for by an old state is a question all the same. */
const isStateOfAny = async (
  { db }: Pick<Service, 'db'>,
  workspace: string,
  state: string,
): Promise<boolean> => {
  const versions = await inWorkspace(
    db,
    workspace,
    (tx) => tx<{ document: Policy }>`
      select document from baton.policies where workspace = ${workspace}`,
  );
  return versions.some(({ document }) => settledStates(document).includes(state));
};

/**
 * Throws a problem, 400, when a state or a person that a list was asked for is not there. Only for a list without leads: one
 * with leads shows that both are.
 */
export const checkFilters = async (
  service: Pick<Service, 'db'>,
  workspace: string,
  { state, person }: Filters,
): Promise<void> => {
  if (state === undefined && person === undefined) return;
  const { policy, org } = await inForce(service.db, workspace);
  const states = settledStates(policy);
  const isState =
    state === undefined ||
    states.includes(state) ||
    (await isStateOfAny(service, workspace, state));
  refuseFilters([
    ...(isState ? [] : [unknownWord('state', state, states)]),
    ...(person === undefined || Object.hasOwn(org.people, person)
      ? []
      : [unknownPerson('person', person)]),
  ]);
};
