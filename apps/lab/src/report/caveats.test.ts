import { beforeAll, describe, expect, it } from 'vitest';
import { exactMoney } from '../figures/money.ts';
import { answers } from './answers.ts';
import { costBasis, precisionCaveat, staffingCaveats } from './caveats.ts';
import type { Comparison } from './comparison.ts';
import { smallComparison } from './small-comparison.sample.ts';

let worked: Comparison;
let present: Comparison;

beforeAll(async () => {
  [worked, present] = await Promise.all([smallComparison(), smallComparison('present')]);
});

const plain = (text: string | null | undefined): string => (text ?? '').replaceAll('\u00a0', ' ');
const costs = ({ metrics }: Comparison, key: string) =>
  metrics.find((metric) => metric.key === key)?.differences[1]?.mean;

describe('what cost holds', () => {
  it('is said in the name of the figure and in a sentence', () => {
    expect(worked.metrics.find(({ key }) => key === 'cost')?.name).toBe('Cost (hours on leads)');
    expect(present.metrics.find(({ key }) => key === 'profit')?.name).toBe(
      'Revenue less cost (all hours present)',
    );
    expect(costBasis(worked)).toContain('hours worked on leads alone, at $62 an hour');
    expect(costBasis(present)).toContain('all hours in which those who own leads are there');
  });

  it('is warned of where a candidate has more people, with what paying all their hours would give', () => {
    const [other] = worked.staffing.differs;
    expect(other).toMatchObject({
      candidate: 'demo-30min-two-more-reps',
      added: ['Tom Usher', 'Uma Vogt'],
    });
    // Each replication rounds its cost to the cent.
    expect(Math.abs((other?.cost ?? 0) - (costs(present, 'cost') ?? Infinity))).toBeLessThan(2);
    expect(Math.abs((other?.profit ?? 0) - (costs(present, 'profit') ?? Infinity))).toBeLessThan(2);
    expect(staffingCaveats(worked)).toHaveLength(1);
    expect(plain(staffingCaveats(worked)[0])).toMatch(
      /^demo-30min-two-more-reps has other people .* Tom Usher and Uma Vogt; .*`paid: present`/,
    );
    expect(staffingCaveats(present)).toEqual([]);
    expect(exactMoney(other?.presence ?? 0, 'USD')).toBe(
      exactMoney(Math.round((other?.hours ?? 0) * 6200), 'USD'),
    );
  });
});

describe('precision', () => {
  it('is said to be missed, whatever number of replications was asked for', () => {
    expect(worked.decidedOn.halfWidth).toBeNull();
    expect(plain(precisionCaveat(worked))).toMatch(
      /^Less precise than the experiment asks: the difference in revenue won is known to ±\$.* k, and ±\$.* is asked for \(10% of current\)\. 3 replications are too few/,
    );
  });

  it('is nothing to warn of where it is reached with enough replications', () => {
    const precise = {
      ...worked,
      replications: 20,
      precision: { ...worked.precision, halfWidth: { absolute: 1e9 } },
    };
    expect(precisionCaveat(precise)).toBeNull();
    expect(precisionCaveat({ ...precise, replications: 3 })).toContain('3 replications are few');
  });
});

describe('the answer', () => {
  it('is on the metric that decides, with its confidence', () => {
    const won = { ...worked, decidedOn: { ...worked.decidedOn, metric: 'won', confidence: 0.975 } };
    const metrics = won.metrics.map((metric) =>
      metric.key === 'won'
        ? { ...metric, differences: metric.differences.map(() => ({ mean: 3, low: 2, high: 4 })) }
        : metric,
    );
    expect(answers({ ...won, metrics })[0]).toMatch(
      /^demo-30min raises “leads won” by 3\.0 against current on the leads of .* \(97\.5% interval 2\.0 to 4\.0\)\.$/,
    );
    const same = { ...worked, decidedOn: { ...worked.decidedOn, metric: 'leads' } };
    expect(answers(same)[0]).toBe(
      'demo-30min and current do not differ in “leads” in any replication.',
    );
  });

  it('is none where no lead came in', () => {
    expect(answers({ ...worked, leads: 0 })).toEqual([
      `No lead came in, so there is nothing to compare: ${worked.period.words}.`,
    ]);
  });
});
