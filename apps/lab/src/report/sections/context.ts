import { type Unit, unitOf } from '../../figures/unit.ts';
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
}

export function contextOf(comparison: Comparison): Context {
  const names = comparison.policies.map(({ name }) => name);
  const [baseline = '', ...candidates] = names;
  const everyone = names.map((_, index) => index);
  const confidence = Number((comparison.confidence * 100).toFixed(1));
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
    moneyAxis: `${comparison.currency} in ${comparison.horizon.words}`,
    reading: `mean of ${comparison.replications} replications with its ${confidence}% interval`,
  };
}
