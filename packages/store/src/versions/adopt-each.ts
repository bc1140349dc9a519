import type { StepRefusal } from '@baton/core';
import type { Tx } from '../connect/sql.ts';
import type { Database } from '../database.ts';
import { applyEvent } from '../events/apply-event.ts';
import type { Carry } from '../events/apply.ts';
import { inWorkspace } from '../transact.ts';

const PAGE = 500;

/** A lead that is to come under a version of the policy, which may be its own: then it comes onto the newest calendars. */
export interface Adopter {
  readonly lead: string;
  readonly from: number;
  readonly to: number;
}

export interface Adoption {
  readonly adopted: number;
  /** Leads that moved where the version has no place for them: they stay as they are, with holder and deadline. */
  readonly left: readonly { readonly lead: string; readonly refusal: StepRefusal }[];
}

/** Lets leads adopt page by page in the order of their ids, each in a transaction of its own. */
export const adoptEach = async (
  db: Database,
  workspace: string,
  { at, by, carry }: { readonly at: number; readonly by: string; readonly carry?: Carry },
  pageBehind: (tx: Tx, lead: string, limit: number) => Promise<readonly Adopter[]>,
): Promise<Adoption> => {
  let adopted = 0;
  const left: Adoption['left'][number][] = [];
  for (let after = ''; ;) {
    const page = await inWorkspace(db, workspace, (tx) => pageBehind(tx, after, PAGE));
    for (const { lead, from, to } of page) {
      const applied = await applyEvent(db, {
        workspace,
        leadId: lead,
        event: { type: 'policy.adopted', at, actor: by, from, to },
        ...(carry === undefined ? {} : { carry }),
      });
      if (applied.ok) adopted += 1;
      // Closed or adopted meanwhile: then there is nothing to do.
      else if (applied.refusal.code === 'refused') left.push({ lead, refusal: applied.refusal });
      after = lead;
    }
    if (page.length < PAGE) return { adopted, left };
  }
};

/**
 * Brings open leads onto the newest calendars, each under the version of the policy that it has. May be called again after a
 * crash: who is on them is passed over.
 */
export const adoptCalendars = (
  db: Database,
  workspace: string,
  adopting: { readonly at: number; readonly by: string; readonly carry?: Carry },
): Promise<Adoption> =>
  adoptEach(
    db,
    workspace,
    adopting,
    (tx, after, limit) => tx<Adopter>`
    select l.lead, l.policy as from, l.policy as to
    from baton.leads l join baton.workspaces w using (workspace)
    where l.workspace = ${workspace} and l.lead > ${after} and l.next_at is not null and l.calendars <> w.org
    order by l.lead limit ${limit}`,
  );
