import { workspaceNames } from '@baton/store';
import type { Service } from '../http/service.ts';

/** Does a chore's work in each workspace; one that fails is told and does not keep the others waiting. The sum of the work. */
export const inEach = async (
  { db, log }: Service,
  chore: string,
  work: (workspace: string) => Promise<number>,
): Promise<number> => {
  let sum = 0;
  for (const workspace of await workspaceNames(db))
    try {
      sum += await work(workspace);
    } catch (error) {
      log.error(
        { err: error, chore, workspace },
        'a chore failed in a workspace and is tried again',
      );
    }
  return sum;
};
