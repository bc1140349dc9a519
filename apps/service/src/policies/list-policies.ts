import { type Database, inWorkspace } from '@baton/store';
import { z } from '@hono/zod-openapi';

export const policyListSchema = z.object({
  active: z.int().nullable(),
  versions: z.array(
    z.object({
      version: z.int(),
      name: z.string(),
      note: z.string(),
      createdAt: z.int(),
      createdBy: z.string(),
    }),
  ),
  activations: z.array(
    z.object({
      policy: z.int(),
      openLeads: z.string(),
      at: z.int(),
      by: z.string(),
      why: z.string(),
    }),
  ),
});

type PolicyList = z.infer<typeof policyListSchema>;

/** Versions of the policy, the newest first, which of them is in force, and who activated what, when and why. */
export const listPolicies = (db: Database, workspace: string): Promise<PolicyList> =>
  inWorkspace(db, workspace, async (tx) => {
    const [current, versions, activations] = await Promise.all([
      tx<{
        policy: number | null;
      }>`select policy from baton.workspaces where workspace = ${workspace}`,
      tx<PolicyList['versions'][number]>`
        select version, document ->> 'name' as name, document ->> 'note' as note, created_at as "createdAt",
          created_by as "createdBy"
        from baton.policies where workspace = ${workspace} order by version desc`,
      tx<PolicyList['activations'][number]>`
        select policy, open_leads as "openLeads", at, actor as by, why
        from baton.activations where workspace = ${workspace} order by seq desc`,
    ]);
    return {
      active: current[0]?.policy ?? null,
      versions: [...versions],
      activations: [...activations],
    };
  });
