import {
  deterministic,
  exponential,
  gamma,
  lognormal,
  lognormalByMean,
  normal,
  triangular,
  uniform,
  weibull,
  weibullByMedian,
} from './continuous.ts';
import { bernoulli, discrete, geometric, poisson } from './discrete.ts';
import { type Distribution, DistributionError, type Law } from './distribution.ts';
import { type Authored, fraction, Measure, type Path } from './measure.ts';
import type { AuthoredDistribution } from './schema.ts';
import { curve, empirical, quantileTable } from './tabulated.ts';

/** A normal distribution of durations may go below zero so rarely that it does not matter; z of 0.1%. */
const DURATION_SD_AT_MOST = 1 / 3.09;

/**
 * Compiles a distribution that `distributionSchema` accepted. Durations come out in milliseconds (months as mean months of
 * 30.436875 days), business days as days. Throws a DistributionError with the path of what is wrong otherwise.
 */
export function compileDistribution(authored: AuthoredDistribution): Distribution {
  const measure = new Measure();
  const law = lawOf(authored, measure);
  return { ...law, unit: measure.unit };
}

function lawOf(authored: AuthoredDistribution, measure: Measure): Law {
  if (typeof authored !== 'object') return deterministic(measure.quantity(authored, []));
  const name = Object.keys(authored)[0] ?? '';
  try {
    return namedLaw(
      authored,
      (value, ...path) => measure.quantity(value, [name, ...path]),
      measure,
    );
  } catch (problem) {
    if (problem instanceof DistributionError && problem.path.length === 0)
      throw new DistributionError(problem.message, [name], problem.fix);
    throw problem;
  }
}

type Quantity = (authored: Authored, ...path: (string | number)[]) => number;

function namedLaw(
  authored: Exclude<AuthoredDistribution, Authored>,
  of: Quantity,
  measure: Measure,
): Law {
  if ('exponential' in authored) return exponential(of(authored.exponential.mean, 'mean'));
  if ('uniform' in authored)
    return uniform(of(authored.uniform.low, 'low'), of(authored.uniform.high, 'high'));
  if ('triangular' in authored) {
    const { low, mode, high } = authored.triangular;
    return triangular(of(low, 'low'), of(mode, 'mode'), of(high, 'high'));
  }
  if ('normal' in authored) {
    const mean = of(authored.normal.mean, 'mean');
    const sd = of(authored.normal.sd, 'sd');
    if (measure.unit !== 'plain' && sd > mean * DURATION_SD_AT_MOST)
      throw new DistributionError(
        'a duration this wide would often be below 0',
        ['normal', 'sd'],
        'use lognormal or gamma',
      );
    return normal(mean, sd);
  }
  if ('lognormal' in authored) {
    const written = authored.lognormal;
    return 'median' in written
      ? lognormal(of(written.median, 'median'), written.sigma)
      : lognormalByMean(of(written.mean, 'mean'), written.cv);
  }
  if ('gamma' in authored) return gamma(of(authored.gamma.mean, 'mean'), authored.gamma.cv);
  if ('weibull' in authored) {
    const written = authored.weibull;
    return 'scale' in written
      ? weibull(of(written.scale, 'scale'), written.shape)
      : weibullByMedian(of(written.median, 'median'), written.shape);
  }
  if ('bernoulli' in authored) return bernoulli(fraction(authored.bernoulli, ['bernoulli']));
  if ('geometric' in authored) return geometric(fraction(authored.geometric, ['geometric']));
  if ('poisson' in authored) return poisson(authored.poisson);
  return tableLaw(authored, of);
}

type Tabulated = Extract<
  AuthoredDistribution,
  { discrete: unknown } | { samples: unknown } | { quantiles: unknown } | { curve: unknown }
>;

function tableLaw(authored: Tabulated, of: Quantity): Law {
  if ('discrete' in authored)
    return discrete(
      authored.discrete.map(([value, chance], row) => [
        of(value, row, 0),
        shareAt('discrete', chance, row, 1),
      ]),
    );
  if ('samples' in authored)
    return empirical(authored.samples.map((sample, row) => of(sample, row)));
  if ('quantiles' in authored)
    return quantileTable(
      authored.quantiles.map(([at, value], row) => [
        shareAt('quantiles', at, row, 0),
        of(value, row, 1),
      ]),
    );
  return curve(
    authored.curve.map(([time, reached], row) => [
      of(time, row, 0),
      shareAt('curve', reached, row, 1),
    ]),
  );
}

function shareAt(name: string, authored: Authored, row: number, column: number): number {
  const path: Path = [name, row, column];
  return fraction(authored, path);
}
