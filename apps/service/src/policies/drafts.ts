import type { Tx } from '@baton/store';
import { z } from '@hono/zod-openapi';
import { notFound } from '../http/problem.ts';

export const draftSchema = z
  .object({
    draft: z.string(),
    text: z.string(),
    note: z.string(),
    updatedAt: z.int(),
    updatedBy: z.string(),
  })
  .openapi('PolicyDraft');

export type Draft = z.infer<typeof draftSchema>;

/** Drafts, the latest first, without their texts. */
export const listDrafts = async (
  tx: Tx,
  workspace: string,
): Promise<readonly Omit<Draft, 'text'>[]> =>
  tx<Omit<Draft, 'text'>>`
    select draft, note, updated_at as "updatedAt", updated_by as "updatedBy" from baton.policy_drafts
    where workspace = ${workspace} order by updated_at desc, draft`;

/** A draft. Throws a problem, 404, if there is none of that name. */
export const readDraft = async (tx: Tx, workspace: string, draft: string): Promise<Draft> => {
  const [row] = await tx<Draft>`
    select draft, source as text, note, updated_at as "updatedAt", updated_by as "updatedBy"
    from baton.policy_drafts where workspace = ${workspace} and draft = ${draft}`;
  if (row === undefined) throw notFound(`draft ${draft}`);
  return row;
};

export const writeDraft = async (
  tx: Tx,
  workspace: string,
  { draft, text, note, updatedAt, updatedBy }: Draft,
): Promise<void> => {
  await tx`
    insert into baton.policy_drafts (workspace, draft, source, note, updated_at, updated_by)
    values (${workspace}, ${draft}, ${text}, ${note}, ${updatedAt}, ${updatedBy})
    on conflict (workspace, draft) do update set source = excluded.source, note = excluded.note,
      updated_at = excluded.updated_at, updated_by = excluded.updated_by`;
};

/** Throws a problem, 404, if there is no such draft. */
export const removeDraft = async (tx: Tx, workspace: string, draft: string): Promise<void> => {
  const { count } = await tx`
    delete from baton.policy_drafts where workspace = ${workspace} and draft = ${draft}`;
  if (count === 0) throw notFound(`draft ${draft}`);
};
