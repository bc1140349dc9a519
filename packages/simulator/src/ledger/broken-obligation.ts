import type { Lead, Obligation } from '@baton/core';

/** Kinds that merely wait: somebody else's obligation is the one that was broken, where there is one. */
const waits = (one: Obligation): number => (one.kind === 'expiry' || one.kind === 'queued' ? 1 : 0);

/** Of two that are due together the first response is named last: it says less about where the lead lay. */
const tie = ({ kind }: Obligation): number => (kind === 'first-response' ? 1 : 0);

/**
 * The obligation broken when a lead is lost at an instant: of those overdue the one longest so, else of those running the
 * one due next, else the one that begins next. `undefined` only for a lead that is closed.
 */
export const brokenObligation = ({ obligations }: Lead, at: number): Obligation | undefined => {
  const rank = (one: Obligation): number => (one.due <= at ? 0 : one.from <= at ? 1 : 2);
  const when = (one: Obligation): number => (rank(one) === 2 ? one.from : one.due);
  return obligations.toSorted(
    (left, right) =>
      waits(left) - waits(right) ||
      rank(left) - rank(right) ||
      when(left) - when(right) ||
      tie(left) - tie(right),
  )[0];
};
