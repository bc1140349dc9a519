import { type Unit, unitOf } from '../../figures/unit.ts';
import { percent } from '../answer-sentence.ts';
import type { Comparison } from '../comparison.ts';

/** What every section needs beside its own part of the comparison. */
export interface Context {
  readonly comparison: Comparison;
  readonly names: readonly string[];
  readonly baseline: string;
  readonly candidates: readonly string[];
  /** Places of all policies, and of the candidates alone. */
  readonly everyone: readonly number[];
  readonly challengers: readonly number[];
  readonly money: Unit;
  readonly share: Unit;
  readonly hours: Unit;
  /** Under an axis of money. */
  readonly moneyAxis: string;
  /** `mean of 24 replications with its 95% interval` */
  readonly reading: string;
  /** The same for differences, whose intervals hold for all candidates together. */
  readonly differenceReading: string;
  /** Which metric’s differences have another confidence than the rest, in brackets; empty for one candidate. */
  readonly exception: string;
}

export function contextOf(comparison: Comparison): Context {
  const names = comparison.policies.map(({ name }) => name);
  const [baseline = '', ...candidates] = names;
  const everyone = names.map((_, index) => index);
  return {
    comparison,
    names,
    baseline,
    candidates,
    everyone,
    challengers: everyone.slice(1),
    money: unitOf('money', comparison.currency),
    share: unitOf('share', comparison.currency),
    hours: unitOf('hours', comparison.currency),
    moneyAxis: `${comparison.currency}, leads of ${comparison.period.length}`,
    reading: readingAt(comparison, comparison.confidence),
    exception: exceptionOf(comparison),
    differenceReading: readingAt(comparison, comparison.decidedOn.confidence),
  };
}

const readingAt = ({ replications }: Comparison, confidence: number): string =>
  `mean of ${replications} replications with its ${percent(confidence)} interval`;

function exceptionOf({ metrics, decidedOn, confidence }: Comparison): string {
  const decided = metrics.find(({ key }) => key === decidedOn.metric);
  if (decided === undefined || decidedOn.confidence === confidence) return '';
  return ` (${percent(decidedOn.confidence)} for the difference in ${decided.name.toLowerCase()}, on which the comparison is decided, so that the intervals of all candidates hold together)`;
}
