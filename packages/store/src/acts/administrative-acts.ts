import type { Tx } from '../connect/sql.ts';

/** Something an administrator did, as it is noted for ever. */
export interface AdministrativeAct {
  /** Epoch ms. */
  readonly at: number;
  /** The person, or the command line's own name. */
  readonly actor: string;
  /** The route, such as `POST /keys`, or a command line's verb. */
  readonly act: string;
  /** What it was done to: a key's id, a policy's version. */
  readonly target: string;
  /** What else tells one such act from another. Neither personal data nor secrets: what is noted is never erased. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Notes an act in the transaction that does it: both are there afterwards, or neither. */
export const noteAct = async (
  tx: Tx,
  workspace: string,
  { at, actor, act, target, detail }: AdministrativeAct,
): Promise<void> => {
  await tx`
    insert into baton.administrative_acts (workspace, at, actor, act, target, detail)
    values (${workspace}, ${at}, ${actor}, ${act}, ${target}, ${JSON.stringify(detail)}::text::jsonb)`;
};

export interface NotedAct extends AdministrativeAct {
  /** Rises with time; where the next page begins. */
  readonly ordinal: number;
}

/** Acts, the latest first, `limit` at most; those before `before` (an ordinal) if it is given. */
export const listActs = (
  tx: Tx,
  workspace: string,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<readonly NotedAct[]> =>
  tx<NotedAct>`
    select ordinal, at, actor, act, target, detail from baton.administrative_acts
    where workspace = ${workspace} and (${before}::bigint is null or ordinal < ${before}::bigint)
    order by ordinal desc limit ${limit}`;
