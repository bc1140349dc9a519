import { z } from 'zod';
import type { Decision, Judgement, Verdict } from '../decide/decision.ts';
import { channels, obligationKinds, type Destination, type QualifyThen } from '../policy/policy.ts';
import type { Facts } from '../rules/condition.ts';
import { CALENDAR_END_AT, CALENDAR_START_AT } from '../time/timeline.ts';
import type { Cast } from './event.ts';
import type { Obligation, Party } from './lead.ts';

/** An instant that calendars reach, in epoch ms. */
export const instant = z.int().min(CALENDAR_START_AT).max(CALENDAR_END_AT);

/** The name or id of something. */
export const id = z.string().min(1).max(200);

/** What somebody wrote. */
export const words = z.string().max(2000);

/** Beyond this, numbers in a document are no longer exact. */
const number = z.number().min(-1e15).max(1e15);

/** What every object inherits is no name of a fact or a reason. */
const key = id.refine((name) => !(name in Object.prototype), 'is no name');

export const facts: z.ZodType<Facts> = z.record(
  key,
  z.union([words, number, z.boolean(), z.array(words).max(200)]),
);

export const party: z.ZodType<Party> = z.strictObject({ person: id, calendar: id });

export const channel = z.enum(channels);

export const points = z.number().min(-1e6).max(1e6);

export const commitment = z.string().regex(/^[0-9a-f]{64}$/);

const clause = z.union([z.int().min(0), z.literal('default')]);

/** Spans in ms of some clock. */
const span = z.int().min(0);

export const obligation: z.ZodType<Obligation> = z.strictObject({
  id,
  kind: z.enum(obligationKinds),
  about: words.nullable(),
  owedBy: id,
  since: instant,
  from: instant,
  due: instant,
  need: span,
  used: span,
  clock: id,
  calendar: id,
  rung: z.string().regex(/^\d+(\.\d+)?(\+\d+)?$/),
  next: instant,
  clause,
  missed: z.boolean(),
});

const judged = { set: id, rule: id.nullable(), index: z.int().min(-1), facts };

const judgement: z.ZodType<Judgement> = z.strictObject(judged);

const qualifyThen: z.ZodType<QualifyThen> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('qualified') }),
  z.strictObject({ kind: z.literal('qualification'), desk: id }),
  z.strictObject({ kind: z.literal('nurture'), track: id }),
  z.strictObject({ kind: z.literal('disqualify'), criterion: words }),
]);

export const verdict: z.ZodType<Verdict> = z.strictObject({
  qualify: z
    .strictObject({ ...judged, then: qualifyThen.nullable(), reason: words.nullable() })
    .exactOptional(),
  segment: words.nullable().exactOptional(),
  terms: z.record(key, clause).exactOptional(),
  requalify: judgement.exactOptional(),
});

export const cast: z.ZodType<Cast> = z.record(key, z.array(party).max(1000));

const refusal = z.enum([
  'away',
  'off-hours',
  'over-cap',
  'not-entitled',
  'excluded',
  'not-account-owner',
  'outside-window',
  'unknown',
]);

const candidate = z.strictObject({
  person: id,
  pointer: z.number().nullable(),
  load: z.number().nullable(),
  score: z.number().nullable(),
  refused: refusal.nullable(),
  back: z.number().nullable(),
});

const candidates = z.array(candidate).max(10_000);

export const decision: z.ZodType<Decision> = z.strictObject({
  outcome: z.enum(['offer', 'queue', 'exception', 'final']),
  rule: id.nullable(),
  facts,
  method: id.nullable(),
  pool: id.nullable(),
  to: party,
  candidates,
  tried: z.array(z.strictObject({ rule: id, pool: id.nullable(), candidates })).max(10_000),
  reason: z.enum(['matched', 'no-rule', 'nobody-eligible', 'all-excluded', 'passes-exhausted']),
});

export const destination: z.ZodType<Destination | { readonly kind: 'final' }> =
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('routing') }),
    z.strictObject({ kind: z.literal('qualification'), desk: id }),
    z.strictObject({ kind: z.literal('nurture'), track: id }),
    z.strictObject({ kind: z.literal('arbitration') }),
    z.strictObject({ kind: z.literal('disqualify') }),
    z.strictObject({ kind: z.literal('lost') }),
    z.strictObject({ kind: z.literal('final') }),
  ]);
