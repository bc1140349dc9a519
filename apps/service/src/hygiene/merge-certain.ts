import { inWorkspace, workspaceNames } from '@baton/store';
import { Problem } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import type { Chore } from '../worker/chores.ts';
import { CERTAIN } from './duplicate-score.ts';
import { mergeLeads } from './merge-leads.ts';

const AT_ONCE = 50;

/** Open pairs that are certain, where the policy in force wants them merged; the earliest found first. */
const certainPairs = (
  { db }: Pick<Service, 'db'>,
  workspace: string,
): Promise<readonly (readonly [string, string])[]> =>
  inWorkspace(db, workspace, async (tx) => {
    const rows = await tx<{ lead: string; other: string }>`
      select d.lead, d.other from baton.duplicates d
      join baton.leads a on a.workspace = ${workspace} and a.lead = d.lead and a.next_at is not null
      join baton.leads b on b.workspace = ${workspace} and b.lead = d.other and b.next_at is not null
      where d.workspace = ${workspace} and d.state = 'open' and d.score >= ${CERTAIN}::real and exists (
        select from baton.workspaces w join baton.policies p on p.workspace = ${workspace} and p.version = w.policy
        where w.workspace = ${workspace} and p.document -> 'hygiene' -> 'duplicates' ->> 'merge' = 'certain')
      order by d.found_at, d.lead, d.other limit ${AT_ONCE}`;
    return rows.map(({ lead, other }) => [lead, other] as const);
  });

/**
 * Merges leads that are certainly of one person, where the policy says so. What is to be merged stands in the pairs that were kept with
 * the inquiry, so that a worker that dies leaves it to the next; two workers at one pair merge it once, and the second is
 * refused.
 */
export const mergeCertain = (): Chore => ({
  name: 'certain duplicates',
  everyMs: 2000,
  run: async (service) => {
    let merged = 0;
    for (const workspace of await workspaceNames(service.db))
      for (const leads of await certainPairs(service, workspace))
        try {
          await mergeLeads(service, { workspace, by: 'engine', leads });
          merged += 1;
        } catch (error) {
          // One of them was closed or merged meanwhile.
          if (!(error instanceof Problem) || error.status !== 409) throw error;
        }
    return merged;
  },
});
