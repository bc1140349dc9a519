import { and, desc, eq, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { readWorkspace } from '../read-workspace.ts';
import { leads } from '../schema.ts';
import { cursorOf, type Place, placeIn } from './cursor.ts';

/** A row of a list: what is seen without opening the lead. */
export interface LeadRow extends Place {
  readonly state: string;
  readonly pass: number;
  readonly custodian: {
    readonly kind: string;
    readonly id: string;
    readonly person: string;
  } | null;
  /** When the next rung fires; null when closed. */
  readonly next: number | null;
  /** Of the last entry. */
  readonly at: number;
}

export interface Listing {
  readonly state?: string;
  /** Held by this person, or by a desk or queue that this person answers for. */
  readonly person?: string;
  /** Beside the person's, what lies at these desks and in these queues. */
  readonly places?: readonly { readonly kind: string; readonly id: string }[];
  readonly open?: boolean;
  readonly limit: number;
  /** Of the page before. */
  readonly cursor?: string;
}

export interface LeadPage {
  readonly items: readonly LeadRow[];
  /** For the page after; null on the last. */
  readonly cursor: string | null;
}

type Row = typeof leads.$inferSelect;

const rowOf = (row: Row): LeadRow => {
  const { custodianKind: kind, custodianId: id, custodianPerson: person } = row;
  return {
    lead: row.lead,
    state: row.state,
    pass: row.pass,
    custodian: kind === null || id === null || person === null ? null : { kind, id, person },
    next: row.nextAt,
    capturedAt: row.capturedAt,
    at: row.at,
  };
};

const where = (
  workspace: string,
  { state, person, places = [], open }: Listing,
  after: Place | null,
): SQL | undefined =>
  and(
    eq(leads.workspace, workspace),
    state === undefined ? undefined : eq(leads.state, state),
    person === undefined
      ? undefined
      : or(
          eq(leads.custodianPerson, person),
          ...places.map(({ kind, id }) =>
            and(eq(leads.custodianKind, kind), eq(leads.custodianId, id)),
          ),
        ),
    open === undefined ? undefined : open ? isNotNull(leads.nextAt) : isNull(leads.nextAt),
    after === null
      ? undefined
      : sql`(${leads.capturedAt}, ${leads.lead}) < (${after.capturedAt}::bigint, ${after.lead}::text)`,
  );

/** Leads, the latest captured first, a page at a time. Null for a cursor that is none of ours. */
export const listLeads = async (
  db: Database,
  workspace: string,
  listing: Listing,
): Promise<LeadPage | null> => {
  const { cursor, limit } = listing;
  const after = cursor === undefined ? null : placeIn(cursor);
  if (after === null && cursor !== undefined) return null;
  const rows = await readWorkspace(db, workspace, (reader) =>
    reader
      .select()
      .from(leads)
      .where(where(workspace, listing, after))
      .orderBy(desc(leads.capturedAt), desc(leads.lead))
      .limit(limit + 1),
  );
  const items = rows.slice(0, limit).map(rowOf);
  const last = items.at(-1);
  return { items, cursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
};
