import type { Lead, LeadEvent, Obligation, PoolState, SealedEntry } from '@baton/core';
import type { Tx } from '../connect/sql.ts';
import type { Database } from '../database.ts';
import type { NewPerson } from '../people/personal-data.ts';
import { StoreError } from '../store-error.ts';
import { shareWorkspace } from '../transact.ts';

/** A lead in hand: locked if it is stored, and as it will be stored. */
export interface HeldLead {
  lead: Lead | null;
  /** Hash of the last entry. */
  head: string;
  readonly isStored: boolean;
  /** What it owed when it was read, to write only what changed. */
  readonly owed: readonly Obligation[];
  subject: string | null;
  isChanged: boolean;
}

/** A pool in hand: locked until the transaction ends. */
export interface HeldPool {
  state: PoolState;
  isChanged: boolean;
}

/** What one transaction reads and is going to write. */
export interface Unit {
  readonly db: Database;
  readonly tx: Tx;
  readonly workspace: string;
  /** The versions in force. */
  readonly policy: number;
  readonly org: number;
  readonly leads: Map<string, HeldLead>;
  readonly pools: Map<string, HeldPool>;
  /** People and entries that are not written yet. */
  people: NewPerson[];
  entries: SealedEntry[];
}

/** One event for one lead. */
export interface Step {
  readonly leadId: string;
  readonly event: LeadEvent;
  /** The person (in `people_data`) whose inquiry it is; only with `inquiry.captured`. */
  readonly subject?: string;
  /** The same, for somebody who is not stored yet: they are, ahead of their lead. */
  readonly person?: NewPerson;
}

interface Row {
  readonly lead: string;
  readonly head: string;
  readonly subject: string | null;
  readonly snapshot: Lead;
}

const inForce = async (tx: Tx, workspace: string) => {
  const [row] = await tx<{ policy: number | null; org: number | null }>`
    select policy, org from baton.workspaces where workspace = ${workspace}`;
  if (row === undefined) throw new StoreError('unknown', `there is no workspace ${workspace}`);
  const { policy, org } = row;
  if (policy === null || org === null)
    throw new StoreError(
      'unknown',
      `workspace ${workspace} has no ${org === null ? 'org' : 'active policy'} yet`,
    );
  return { policy, org };
};

/**
 * Opens a transaction's unit of work: names the workspace, and reads and locks the leads that are there, in the order of
 * their ids, so that two who want the same leads wait for each other and not in a circle. Who merely names a lead in
 * another table's row does not wait. One round trip.
 */
export const openUnit = async (
  db: Database,
  tx: Tx,
  workspace: string,
  leadIds: readonly string[],
): Promise<Unit> => {
  const [, versions, rows] = await Promise.all([
    shareWorkspace(tx, workspace),
    inForce(tx, workspace),
    tx<Row>`
      select lead, head, subject, snapshot from baton.leads
      where workspace = ${workspace} and lead = any(${[...leadIds]}) order by lead for no key update`,
  ]);
  const leads = new Map<string, HeldLead>();
  for (const { lead, head, subject, snapshot } of rows)
    leads.set(lead, {
      lead: snapshot,
      head,
      subject,
      isStored: true,
      owed: snapshot.obligations,
      isChanged: false,
    });
  return { db, tx, workspace, ...versions, leads, pools: new Map(), people: [], entries: [] };
};
