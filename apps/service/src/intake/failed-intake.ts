import { createHash } from 'node:crypto';
import { type Idempotency, inWorkspace, type Tx } from '@baton/store';
import { Problem } from '../http/problem.ts';
import type { Service } from '../http/service.ts';
import type { FieldProblem } from './field-problem.ts';

export const intakeSources = ['json', 'batch', 'form', 'mail'] as const;
export type IntakeSource = (typeof intakeSources)[number];

/** An inquiry that could not be taken in, as it came, so that it can be once the cause is put right. */
export interface FailedIntake {
  readonly id: string;
  readonly source: IntakeSource;
  /** The form or the inquiry address that it came through. */
  readonly through: string | null;
  /** A person of the org, or null for a prospect. */
  readonly sentBy: string | null;
  /** JSON of the inquiry or the form's fields, a mail's own bytes, or whatever could not be read. */
  readonly body: string | Uint8Array;
  readonly errors: readonly FieldProblem[];
  readonly idempotency?: Idempotency;
}

/** The same for a request that is sent again under its key, so that it is kept once. */
export const failedIntakeId = (newId: () => string, ...named: readonly (string | undefined)[]) =>
  named.includes(undefined)
    ? newId()
    : createHash('sha256').update(JSON.stringify(named)).digest('base64url');

/** Keeps them; what is kept already stays as it is. */
export const keepFailedIntakes = async (
  tx: Tx,
  workspace: string,
  at: number,
  failed: readonly FailedIntake[],
): Promise<void> => {
  if (failed.length === 0) return;
  const rows = failed.map(({ id, source, through, errors, body, idempotency, sentBy }) => ({
    id,
    source,
    through,
    errors,
    sent_by: sentBy,
    key: idempotency?.key ?? null,
    request: idempotency?.request ?? null,
    // Bytes, because JSON has no place for a null byte or half a character.
    body: Buffer.from(body).toString('base64'),
  }));
  await tx`
    insert into baton.failed_intakes (workspace, id, source, through, sent_by, key, request, at, body, errors, state)
    select ${workspace}, r.id, r.source, r.through, r.sent_by, r.key, r.request, ${at}, decode(r.body, 'base64'), r.errors, 'open'
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id text, source text, through text, sent_by text,
      key text, request text, body text, errors jsonb)
    on conflict do nothing`;
};

/** Keeps one in a transaction of its own, and gives the problem to answer with. */
export const refusedAndKept = async (
  { db, now, newId }: Service,
  workspace: string,
  failed: Omit<FailedIntake, 'id'>,
  [kind, detail]: readonly ['bad-request' | 'invalid', string],
): Promise<Problem> => {
  const id = failedIntakeId(newId, failed.source, failed.idempotency?.key);
  await inWorkspace(db, workspace, (tx) =>
    keepFailedIntakes(tx, workspace, now(), [{ ...failed, id }]),
  );
  return new Problem(400, kind, detail, { errors: failed.errors, failedIntake: id });
};
