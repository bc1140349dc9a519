import type { Tx } from '@baton/store';
import { notFound, Problem } from '../http/problem.ts';
import type { ListedPair } from './list-pairs.ts';
import { inOrder } from './pairs.ts';

/**
 * Notes that two leads are of two people, so that nobody is asked again. Throws a problem: 404 for a pair that was not found,
 * 409 for one that is merged. Dismissed twice is dismissed.
 */
export const dismissPair = async (
  tx: Tx,
  workspace: string,
  ids: readonly [string, string],
  { at, by }: { readonly at: number; readonly by: string },
): Promise<ListedPair> => {
  const [lead, other] = inOrder(...ids);
  await tx`
    update baton.duplicates set state = 'dismissed', settled_at = ${at}, settled_by = ${by}
    where workspace = ${workspace} and lead = ${lead} and other = ${other} and state = 'open'`;
  const [pair] = await tx<ListedPair>`
    select lead, other, score, evidence, state, found_at as "foundAt", settled_at as "settledAt",
      settled_by as "settledBy"
    from baton.duplicates where workspace = ${workspace} and lead = ${lead} and other = ${other}`;
  if (pair === undefined) throw notFound(`pair of ${lead} and ${other}`);
  if (pair.state === 'merged')
    throw new Problem(409, 'not-possible-now', 'the pair is merged: undo the merge instead');
  return pair;
};
