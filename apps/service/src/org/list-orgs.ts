import { type Database, inWorkspace } from '@baton/store';
import { z } from '@hono/zod-openapi';

export const orgListSchema = z.object({
  items: z.array(
    z.object({
      version: z.int(),
      createdAt: z.int(),
      createdBy: z.string(),
    }),
  ),
  cursor: z.int().nullable().openapi({ description: 'For the next page' }),
});

type OrgList = z.infer<typeof orgListSchema>;

/** Versions of the org below `before`, the newest first. */
export const listOrgs = (
  db: Database,
  workspace: string,
  limit: number,
  before: number | null,
): Promise<OrgList> =>
  inWorkspace(db, workspace, async (tx) => {
    const rows = await tx<OrgList['items'][number]>`
      select version, created_at as "createdAt", created_by as "createdBy"
      from baton.orgs where workspace = ${workspace} and (${before}::int is null or version < ${before}::int)
      order by version desc limit ${limit + 1}`;
    const items = rows.slice(0, limit);
    return { items, cursor: rows.length > limit ? (items.at(-1)?.version ?? null) : null };
  });
