import type { Lead, SealedEntry } from '@baton/core';
import { and, asc, count, eq, isNotNull } from 'drizzle-orm';
import { sealedFrom } from '../custody/sealed-from.ts';
import type { Database } from '../database.ts';
import { readWorkspace } from '../read-workspace.ts';
import { custodyEntries, leads } from '../schema.ts';

/** The stored lead, or null. */
export const readLead = (db: Database, workspace: string, lead: string): Promise<Lead | null> =>
  readWorkspace(db, workspace, async (reader) => {
    const [row] = await reader
      .select({ snapshot: leads.snapshot })
      .from(leads)
      .where(and(eq(leads.workspace, workspace), eq(leads.lead, lead)));
    return row?.snapshot ?? null;
  });

/** The lead's entries in their order; none if there is no such lead. */
export const readLog = (
  db: Database,
  workspace: string,
  lead: string,
): Promise<readonly SealedEntry[]> =>
  readWorkspace(db, workspace, async (reader) => {
    const rows = await reader
      .select({ body: custodyEntries.body, hash: custodyEntries.hash })
      .from(custodyEntries)
      .where(and(eq(custodyEntries.workspace, workspace), eq(custodyEntries.lead, lead)))
      .orderBy(asc(custodyEntries.seq));
    return rows.map(sealedFrom);
  });

/** How many open leads stand in each state. */
export const openByState = (
  db: Database,
  workspace: string,
): Promise<ReadonlyMap<string, number>> =>
  readWorkspace(db, workspace, async (reader) => {
    const rows = await reader
      .select({ state: leads.state, open: count() })
      .from(leads)
      .where(and(eq(leads.workspace, workspace), isNotNull(leads.nextAt)))
      .groupBy(leads.state);
    return new Map(rows.map(({ state, open }) => [state, open]));
  });
