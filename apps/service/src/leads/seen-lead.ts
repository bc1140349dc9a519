import type { Lead } from '@baton/core';
import { type KeyHolder, readLead } from '@baton/store';
import { z } from '@hono/zod-openapi';
import { notFound } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import { inForce } from './in-force.ts';
import { maySee } from './lead-view.ts';
import { liesAt, placesOf } from './places-of.ts';

export const leadParams = z.object({ id: z.string().min(1).max(200) });

/** Whether the lead is the caller's to see: theirs, or waiting at a desk or in a queue where they work. */
const isSeen = async ({ db }: Service, caller: KeyHolder, lead: Lead): Promise<boolean> => {
  if (maySee(caller, lead)) return true;
  if (lead.custodian === null || lead.custodian.kind === 'person') return false;
  const { org } = await inForce(db, caller.workspace);
  return liesAt(lead, placesOf(org, caller.person));
};

/** The lead, or a 404 that is the same whether there is none, it is another workspace's, or not for the caller's eyes. */
export const seenLead = async (service: Service, caller: KeyHolder, id: string): Promise<Lead> => {
  const lead = await readLead(service.db, caller.workspace, id);
  if (lead === null || !(await isSeen(service, caller, lead))) throw notFound(`lead ${id}`);
  return lead;
};
