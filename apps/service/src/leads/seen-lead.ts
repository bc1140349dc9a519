import type { Lead } from '@baton/core';
import { type KeyHolder, readLead } from '@baton/store';
import { z } from '@hono/zod-openapi';
import { notFound } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import { maySee } from './lead-view.ts';

export const leadParams = z.object({ id: z.string().min(1).max(200) });

/** The lead, or a 404 that is the same whether there is none, it is another workspace's, or not for the caller's eyes. */
export const seenLead = async ({ db }: Service, caller: KeyHolder, id: string): Promise<Lead> => {
  const lead = await readLead(db, caller.workspace, id);
  if (lead === null || !maySee(caller, lead)) throw notFound(`lead ${id}`);
  return lead;
};
