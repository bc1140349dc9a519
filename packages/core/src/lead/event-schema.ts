import { z } from 'zod';
import type { LeadEvent, LeadEventType } from './event.ts';
import {
  cast,
  channel,
  commitment,
  decision,
  destination,
  facts,
  id,
  instant,
  obligation,
  party,
  points,
  verdict,
  words,
} from './event-parts-schema.ts';

const happened = {
  at: instant,
  actor: id,
  verdict: verdict.exactOptional(),
  cast: cast.exactOptional(),
};

const event = <T extends LeadEventType, S extends z.core.$ZodLooseShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...happened, ...shape });

const judged = {
  reason: id,
  excuse: id.exactOptional(),
  criterion: words.exactOptional(),
  disputed: z.boolean().exactOptional(),
};

const ids = z.array(id).max(1000);

/** Every event as it stands in a log. Strict: an event with a field that it does not know is refused. */
export const eventSchema = z.discriminatedUnion('type', [
  event('inquiry.captured', {
    facts,
    registrar: id.exactOptional(),
    linkedTo: ids.exactOptional(),
    commitment: commitment.exactOptional(),
  }),
  event('lead.enriched', { facts }),
  event('lead.qualified', {}),
  event('lead.referred', { desk: id }),
  event('lead.nurtured', { track: id }),
  event('lead.disqualified', { criterion: words }),
  event('lead.routed', { decision }),
  event('lead.rerouted', { destination }),
  event('obligation.due', { id, rung: id }),
  event('pool.opened', { pool: id }),
  event('lead.taken', { by: party }),
  event('owner.named', { owner: party }),
  event('lead.accepted', {}),
  event('lead.rejected', judged),
  event('attempt.made', {
    channel,
    connected: z.boolean(),
    automatic: z.boolean().exactOptional(),
  }),
  event('callback.agreed', { callbackAt: instant, reason: id }),
  event('lead.returned', judged),
  event('opportunity.opened', {}),
  event('step.completed', { step: id }),
  event('approval.given', { step: id }),
  event('approval.refused', { step: id, note: words.exactOptional() }),
  event('deal.won', { amount: z.int().min(0) }),
  event('deal.lost', { reason: id }),
  event('arbitration.ruled', {
    for: z.enum(['sales', 'marketing']),
    to: z.enum(['nurture', 'tele-prospecting', 'disqualify']).exactOptional(),
    track: id.exactOptional(),
    criterion: words.exactOptional(),
  }),
  event('lead.requalified', {}),
  event('requalification.declined', {}),
  event('prospect.replied', {}),
  event('prospect.engaged', { points }),
  event('prospect.unsubscribed', {}),
  event('prospect.boughtElsewhere', {}),
  event('prospect.askedForCallback', { callbackAt: instant }),
  event('holder.away', {
    person: id,
    until: instant,
    deputies: z.array(party).max(1000).exactOptional(),
  }),
  event('lead.merged', { into: id }),
  event('lead.absorbed', { other: id, obligations: z.array(obligation).max(1000) }),
  event('lead.unmerged', { eligible: z.boolean().exactOptional(), answered: ids.exactOptional() }),
  event('lead.released', { other: id }),
  event('policy.adopted', { from: z.int().min(1), to: z.int().min(1) }),
]);

/** One thing that is wrong with an event: where in it, and what. */
export interface EventProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export type ParsedEvent =
  | { readonly ok: true; readonly event: LeadEvent }
  | { readonly ok: false; readonly problems: readonly EventProblem[] };

const problemOf = ({ path, message }: z.core.$ZodIssue): EventProblem => ({
  path: path.map((part) => (typeof part === 'number' ? part : String(part))),
  message,
});

/** Reads an event as a log holds it, with what was decided on it. */
export const parseEvent = (value: unknown): ParsedEvent => {
  const parsed = eventSchema.safeParse(value);
  return parsed.success
    ? { ok: true, event: parsed.data }
    : { ok: false, problems: parsed.error.issues.map(problemOf) };
};

/** The engine alone says these. */
const engineTypes: ReadonlySet<unknown> = new Set<LeadEventType>(['lead.routed', 'lead.rerouted']);
const engineFields = ['verdict', 'cast', 'deputies'] as const;

/**
 * Reads an event as somebody reports it. What the engine decides cannot be reported: an event that says it was routed, or
 * brings a verdict along, is refused.
 */
export const parseReportedEvent = (value: unknown): ParsedEvent => {
  const parsed = parseEvent(value);
  if (!parsed.ok) return parsed;
  const said = engineFields.filter((field) => Object.hasOwn(parsed.event, field));
  const problems: EventProblem[] = said.map((field) => ({
    path: [field],
    message: `${field} is decided, not reported`,
  }));
  if (engineTypes.has(parsed.event.type))
    problems.push({ path: ['type'], message: `${parsed.event.type} is decided, not reported` });
  return problems.length === 0 ? parsed : { ok: false, problems };
};
