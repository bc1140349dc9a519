import type { SealedEntry } from './seal.ts';

/** A value that every export format can hold. */
export type Detail = string | number | boolean;

const isDetail = (value: unknown): value is Detail =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value));

/** Already columns of their own. */
const ELSEWHERE = new Set(['type', 'at', 'actor']);

/**
 * What an entry tells besides its frame, by name: the plain values of its event (`reason`, `channel`, `amount`), and which
 * rules decided (`qualify.rule`, `decision.rule`, `decision.outcome`, `decision.method`). Lists and records stay in the
 * JSON-lines export, which is the complete one.
 */
export const detailsOf = ({ event }: SealedEntry): [name: string, value: Detail][] => {
  const details: [string, unknown][] = Object.entries(event).filter(
    ([name]) => !ELSEWHERE.has(name),
  );
  const qualified = event.verdict?.qualify;
  if (qualified !== undefined) details.push(['qualify.rule', qualified.rule]);
  if (event.type === 'lead.routed')
    details.push(
      ['decision.rule', event.decision.rule],
      ['decision.outcome', event.decision.outcome],
      ['decision.method', event.decision.method],
    );
  return details.filter((detail): detail is [string, Detail] => isDetail(detail[1]));
};

/** Actors that are nobody in the org. */
const IMPERSONAL = new Set(['prospect', 'clock', 'engine']);

export const isPerson = (actor: string): boolean => !IMPERSONAL.has(actor);

/** ISO 8601 in UTC with milliseconds, as every format here writes instants. */
export const isoOf = (at: number): string => new Date(at).toISOString();
