import { DAY_MS, HOUR_MS } from '@baton/core';
import type { Simulation } from '../shell/simulation.ts';

/** People who may own leads: members of pools. */
export const sellersOf = ({ engine }: Simulation): ReadonlySet<string> =>
  new Set(
    Object.values(engine.directory.org.pools).flatMap(({ members }) =>
      members.map(({ person }) => person),
    ),
  );

/** Working hours of those who own leads, a week and each, and how far the busiest stands above the mean. */
export const workloadOf = (sim: Simulation) => {
  const sellers = sellersOf(sim);
  const hours = sim.servers
    .filter(({ person }) => sellers.has(person))
    .map(({ workedMs }) => workedMs / HOUR_MS);
  const weeks = (sim.until - sim.from) / (7 * DAY_MS);
  const total = hours.reduce((all, one) => all + one, 0);
  const mean = hours.length === 0 ? 0 : total / hours.length;
  return {
    'workload.hoursPerRepWeek': weeks === 0 ? 0 : mean / weeks,
    'workload.maxOverMean': mean === 0 ? 0 : Math.max(...hours) / mean,
  };
};
