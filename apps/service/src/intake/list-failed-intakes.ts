import { DAY_MS } from '@baton/core';
import { cursorOf, type KeyHolder, placeIn, type Tx } from '@baton/store';
import { notFound, Problem } from '../http/problem.ts';
import { daysKept, TOLD_AHEAD_MS } from '../privacy/retention.ts';
import type { IntakeSource } from './failed-intake.ts';

export const intakeStates = ['open', 'replayed', 'dismissed', 'forgotten'] as const;
type State = (typeof intakeStates)[number];

interface FieldProblem {
  path: (string | number)[];
  message: string;
  fix?: string;
}

export interface ListedIntake {
  readonly id: string;
  readonly source: IntakeSource;
  readonly through: string | null;
  readonly sentBy: string | null;
  /** Epoch ms. */
  readonly at: number;
  errors: FieldProblem[];
  readonly state: State;
  readonly lead: string | null;
  readonly settledAt: number | null;
  readonly settledBy: string | null;
  /** When what was sent is forgotten, or was; null once it was replayed or dismissed. */
  readonly forgottenAt: number | null;
}

type Row = Omit<ListedIntake, 'forgottenAt'> & { readonly toldAt: number | null };

/** An open one is kept for a week after somebody was told of it, however old it is. */
const listed = ({ toldAt, ...row }: Row, days: number, now: number): ListedIntake => {
  const { state, at, settledAt } = row;
  if (state === 'forgotten') return { ...row, forgottenAt: settledAt };
  if (state !== 'open') return { ...row, forgottenAt: null };
  const forgottenAt = Math.max(at + days * DAY_MS, (toldAt ?? now) + TOLD_AHEAD_MS);
  return { ...row, forgottenAt };
};

/** The latest first. Null for a cursor that is none of ours. */
export const listFailedIntakes = async (
  tx: Tx,
  workspace: string,
  {
    state,
    limit,
    cursor,
    now,
  }: { state: State; limit: number; cursor: string | null; now: number },
): Promise<{ items: ListedIntake[]; cursor: string | null } | null> => {
  const after = cursor === null ? null : placeIn(cursor);
  if (cursor !== null && after === null) return null;
  const rows = await tx<Row>`
    select id, source, through, sent_by as "sentBy", at, errors, state, lead, settled_at as "settledAt",
      settled_by as "settledBy", told_at as "toldAt"
    from baton.failed_intakes
    where workspace = ${workspace} and state = ${state}
      and (${after === null} or (at, id) < (${after?.capturedAt ?? 0}, ${after?.lead ?? ''}))
    order by at desc, id desc limit ${limit + 1}`;
  const days = await daysKept(tx, workspace);
  const items = rows.slice(0, limit).map((row) => listed(row, days, now));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items,
    cursor: last === undefined ? null : cursorOf({ capturedAt: last.at, lead: last.id }),
  };
};

/** With what was sent, as text; null if there is none of that id. */
export const readFailedIntake = async (
  tx: Tx,
  workspace: string,
  id: string,
  now: number,
): Promise<(ListedIntake & { readonly body: string | null }) | null> => {
  const [row] = await tx<Row & { readonly body: Uint8Array | null }>`
    select id, source, through, sent_by as "sentBy", at, errors, state, lead, settled_at as "settledAt",
      settled_by as "settledBy", told_at as "toldAt", body
    from baton.failed_intakes where workspace = ${workspace} and id = ${id}`;
  if (row === undefined) return null;
  const { body, ...rest } = row;
  const text = body === null ? null : Buffer.from(body).toString();
  return { ...listed(rest, await daysKept(tx, workspace), now), body: text };
};

/** Throws 404 if there is none, 409 if it was settled. */
export const dismissFailedIntake = async (
  tx: Tx,
  { workspace, person }: KeyHolder,
  id: string,
  at: number,
): Promise<{ readonly id: string }> => {
  const [row] = await tx<{ state: State }>`
    select state from baton.failed_intakes where workspace = ${workspace} and id = ${id} for update`;
  if (row === undefined) throw notFound(`failed intake ${id}`);
  if (row.state !== 'open')
    throw new Problem(409, 'not-possible-now', `it was ${row.state} already`);
  await tx`
    update baton.failed_intakes set state = 'dismissed', body = null, errors = '[]', settled_at = ${at}, settled_by = ${person}
    where workspace = ${workspace} and id = ${id}`;
  return { id };
};
