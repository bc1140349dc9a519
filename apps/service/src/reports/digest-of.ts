import { type Entry, type Facts, isClosed } from '@baton/core';
import type { Digest, Duty } from './digest.ts';
import { DutyBook } from './fold-duties.ts';
import { JudgementBook } from './fold-judgements.ts';
import { LifeBook } from './fold-life.ts';
import { OfferBook } from './fold-offers.ts';
import { type EngineOf, replaySteps } from './replay-steps.ts';

const text = (facts: Facts, name: string): string | null => {
  const value = facts[name];
  return typeof value === 'string' ? value : null;
};

/** How the obligations ended that reports on leads ask for. */
const keptOf = (duties: readonly Duty[]) => {
  const responses = duties.filter(({ kind }) => kind === 'first-response');
  const attempts = duties.filter(({ kind }) => kind === 'attempt');
  const isMissed = responses.some(({ missed }) => missed);
  const isMet = responses.some(({ end }) => end === 'met');
  return {
    firstResponseMet: isMissed ? false : isMet ? true : null,
    attemptsMet: attempts.filter(({ end, missed }) => end === 'met' && !missed).length,
    attemptsMissed: attempts.filter(({ missed }) => missed).length,
  };
};

/** What a lead's whole log comes to. Pure; throws as `replaySteps` does, and on an empty log. */
export const digestOf = (engineOf: EngineOf, log: Iterable<Entry>): Digest => {
  const [duties, offers, judgements, life] = [
    new DutyBook(),
    new OfferBook(),
    new JudgementBook(),
    new LifeBook(),
  ];
  let last = null;
  for (const step of replaySteps(engineOf, log)) {
    for (const book of [duties, offers, judgements, life]) book.take(step);
    last = step.lead;
  }
  if (last === null) throw new Error('there is no digest of an empty log');
  return {
    lead: last.id,
    seq: last.seq,
    capturedAt: last.capturedAt,
    at: last.at,
    state: last.state,
    open: !isClosed(last.state),
    source: text(last.facts, 'source'),
    program: text(last.facts, 'program'),
    segment: text(last.facts, 'segment'),
    life: { ...life.life, ...keptOf(duties.duties) },
    offers: offers.offers,
    attempts: life.attempts,
    duties: duties.duties,
    judgements: judgements.judgements,
  };
};
