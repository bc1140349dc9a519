/**
 * A law to draw from by inversion. `inverse` is defined on the open interval (0, 1) and never falls as `u` rises, so one
 * uniform gives one variate, antithetic draws are 1 - u, and common random numbers keep their order under any parameters.
 * `mean` is absent where it is not finite (a curve that does not reach 100%).
 */
export interface Law {
  readonly inverse: (u: number) => number;
  readonly mean?: number;
}

/** What a law's variates count. Business days wait for a calendar to say how many hours they have. */
export type LawUnit = 'plain' | 'wallMs' | 'openMs' | 'openDays';

export interface Distribution extends Law {
  readonly unit: LawUnit;
}

/** What is wrong with an authored distribution, and where below it. */
export class DistributionError extends RangeError {
  readonly path: readonly (string | number)[];
  /** How to put it right, where that is known here. */
  readonly fix: string | undefined;

  constructor(message: string, path: readonly (string | number)[] = [], fix?: string) {
    super(message);
    this.fix = fix;
    this.name = 'DistributionError';
    this.path = path;
  }
}

/** Throws a DistributionError unless the condition holds. */
export function demand(condition: boolean, message: string): void {
  if (!condition) throw new DistributionError(message);
}
