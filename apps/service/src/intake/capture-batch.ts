import type { Idempotency, KeyHolder } from '@baton/store';
import type { Service } from '../http/service.ts';
import { captureInquiries } from '../leads/capture-inquiry.ts';
import { inForce } from '../leads/in-force.ts';
import { type FailedIntake, failedIntakeId, keepFailedIntakes } from './failed-intake.ts';
import { problemsOfIssues } from '../http/issue-problems.ts';
import type { FieldProblem } from './field-problem.ts';
import {
  type CheckedInquiry,
  inquirySchema,
  readJsonInquiry,
  registeredBy,
} from './json-inquiry.ts';

export const BATCH_AT_MOST = 1000;

interface RefusedInquiry {
  /** Its place in the batch, from 0. */
  readonly index: number;
  readonly errors: readonly FieldProblem[];
  /** Where it is kept. */
  readonly failedIntake: string;
}

export interface CapturedBatch {
  readonly captured: readonly { readonly index: number; readonly lead: string }[];
  readonly refused: readonly RefusedInquiry[];
  readonly repeated: boolean;
}

/** What is remembered with the leads, so that the same request gets the same answer under another policy. */
interface Note {
  readonly refused: readonly RefusedInquiry[];
}

/**
 * Captures every inquiry of a batch that has no errors, all of them in one transaction, and keeps the others with their errors.
 * Under an idempotency key it is done once, as a whole.
 */
export const captureBatch = async (
  service: Service,
  caller: KeyHolder,
  asked: readonly unknown[],
  { idempotency }: { readonly idempotency?: Idempotency },
): Promise<CapturedBatch> => {
  const { workspace, person } = caller;
  const current = await inForce(service.db, workspace);
  const context = { receivedAt: service.now(), defaultCountry: service.defaultCountry };
  const read = asked.map((one): CheckedInquiry => {
    const sent = registeredBy(caller, one);
    const parsed = inquirySchema.safeParse(sent);
    return parsed.success
      ? readJsonInquiry(parsed.data, current, context)
      : { ok: false, errors: problemsOfIssues(parsed.error.issues, sent) };
  });
  const failed = read.flatMap((one, index): (FailedIntake & RefusedInquiry)[] => {
    if (one.ok) return [];
    const id = failedIntakeId(service.newId, 'batch', idempotency?.key, String(index));
    const body = JSON.stringify(registeredBy(caller, asked[index]));
    const kept = { id, source: 'batch', through: null, sentBy: person, body } as const;
    return [{ ...kept, errors: one.errors, index, failedIntake: id }];
  });
  const note: Note = {
    refused: failed.map(({ index, errors, failedIntake }) => ({ index, errors, failedIntake })),
  };
  const { leads, repeated, ...answer } = await captureInquiries(service, {
    workspace,
    actor: person,
    versions: current,
    inquiries: read.flatMap((one) => (one.ok ? [one.inquiry] : [])),
    ...(idempotency === undefined ? {} : { idempotency, note }),
    within: (tx) => keepFailedIntakes(tx, workspace, context.receivedAt, failed),
  });
  const { refused } = (answer.note as Note | null) ?? note;
  const taken = new Set(refused.map(({ index }) => index));
  const captured = asked.flatMap((_, index) => (taken.has(index) ? [] : [index]));
  return {
    captured: captured.map((index, place) => ({ index, lead: leads[place]?.id ?? '' })),
    refused,
    repeated,
  };
};
