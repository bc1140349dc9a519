import type { Lead } from '@baton/core';
import { inWorkspace, type KeyHolder, readLead } from '@baton/store';
import { z } from '@hono/zod-openapi';
import { notFound } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import { inForce } from './in-force.ts';
import { maySee } from './lead-view.ts';
import { liesAt, placesOf } from './places-of.ts';

export const leadParams = z.object({ id: z.string().min(1).max(200) });

/** Whether they reported something of it: who worked on it at a desk sees on, and may ask again under the same key. */
const hasWorkedOn = (
  { db }: Service,
  { workspace, person }: KeyHolder,
  lead: string,
): Promise<boolean> =>
  inWorkspace(db, workspace, async (tx) => {
    const found = await tx`
      select from baton.custody_entries
      where workspace = ${workspace} and lead = ${lead} and actor = ${person} limit 1`;
    return found.length > 0;
  });

/** Whether the lead is the caller's to see: theirs, or waiting at a desk or in a queue where they work or worked on it. */
const isSeen = async (service: Service, caller: KeyHolder, lead: Lead): Promise<boolean> => {
  if (maySee(caller, lead)) return true;
  const { custodian } = lead;
  if (custodian !== null && custodian.kind !== 'person') {
    const { org } = await inForce(service.db, caller.workspace);
    if (liesAt(lead, placesOf(org, caller.person))) return true;
  }
  return hasWorkedOn(service, caller, lead.id);
};

/** The lead, or a 404 that is the same whether there is none, it is another workspace's, or not for the caller's eyes. */
export const seenLead = async (service: Service, caller: KeyHolder, id: string): Promise<Lead> => {
  const lead = await readLead(service.db, caller.workspace, id);
  if (lead === null || !(await isSeen(service, caller, lead))) throw notFound(`lead ${id}`);
  return lead;
};
