import { compileCalendar, elapsed, HOUR_MS, type Org } from '@baton/core';
import type { ComparedPolicy, Experiment, ExperimentResult } from '@baton/simulator';
import { minorUnits } from '../figures/money.ts';

/** A candidate over an org that has other people, or other hours, than the baseline's. */
export interface OtherStaff {
  readonly candidate: string;
  /** Names of those who own leads under one of the two alone. */
  readonly added: readonly string[];
  readonly gone: readonly string[];
  /** Others who are there under one alone: what they cost is what they work, whatever is paid. */
  readonly others: readonly string[];
  /** More hours of presence of those who own leads, over the whole run and until the last lead comes in. */
  readonly hours: number;
  readonly hoursOfLeads: number;
  /** What those hours of presence cost, minor units. */
  readonly presence: number;
  readonly presenceOfLeads: number;
  /** Means of the differences if all their hours were paid, minor units; `null` where they were not measured. */
  readonly cost: number | null;
  readonly profit: number | null;
}

/** What hours cost, and whom that misses. */
export interface Staffing {
  readonly paid: 'worked' | 'present';
  /** Of an hour, minor units. */
  readonly hour: number;
  /** Empty where all hours are paid: then the figures hold it already. */
  readonly differs: readonly OtherStaff[];
}

/** The people of pools: those who may own leads. */
const sellers = (org: Org): ReadonlySet<string> =>
  new Set(Object.values(org.pools).flatMap(({ members }) => members.map(({ person }) => person)));

/**
 * Hours that those who own leads are there, absences included, as the simulator counts paid presence. Exact: nothing about it
 * is drawn.
 */
function presentHours(org: Org, from: number, until: number): number {
  const calendars = new Map<string, number>();
  const of = (id: string): number => {
    const known = calendars.get(id);
    if (known !== undefined) return known;
    const spec = org.calendars[id];
    const made = spec === undefined ? undefined : compileCalendar(spec, { from, to: until });
    const hours = made?.ok === true ? elapsed(made.value, from, until) / HOUR_MS : 0;
    calendars.set(id, hours);
    return hours;
  };
  let total = 0;
  for (const id of sellers(org)) total += of(org.people[id]?.calendar ?? '');
  return total;
}

export function staffingOf(experiment: Experiment, { report }: ExperimentResult): Staffing {
  const { world, currency, candidates } = experiment;
  const { repHour, paid } = world.costs;
  const hour = Math.round(repHour * minorUnits(currency));
  const differs =
    paid === 'present' || hour === 0
      ? []
      : candidates.flatMap((candidate, place) => {
          const other = otherStaff(experiment, candidate, hour, (key) =>
            difference(report, key, place),
          );
          return other === null ? [] : [other];
        });
  return { paid, hour, differs };

  function difference(of: ExperimentResult['report'], key: string, place: number): Means | null {
    const metric = of.metrics.find((one) => one.key === key);
    const [baseline, mean] = [metric?.values[0], metric?.values[place + 1]];
    return baseline && mean ? { baseline: baseline.mean, mean: mean.mean } : null;
  }
}

interface Means {
  readonly baseline: number;
  readonly mean: number;
}

function otherStaff(
  { baseline, horizon }: Experiment,
  { name, org }: ComparedPolicy,
  hour: number,
  means: (key: string) => Means | null,
): OtherStaff | null {
  const { from, leadsUntil, until } = horizon;
  const [before, after] = [sellers(baseline.org), sellers(org)];
  const more = (to: number): number =>
    presentHours(org, from, to) - presentHours(baseline.org, from, to);
  const named = (ids: Iterable<string>, of: Org): readonly string[] =>
    [...ids].map((id) => of.people[id]?.name ?? id);
  const added = named(
    [...after].filter((id) => !before.has(id)),
    org,
  );
  const gone = named(
    [...before].filter((id) => !after.has(id)),
    baseline.org,
  );
  const idle = (of: Org, than: Org): readonly string[] =>
    named(
      Object.keys(of.people).filter((id) => than.people[id] === undefined && !sellers(of).has(id)),
      of,
    );
  const others = [...idle(org, baseline.org), ...idle(baseline.org, org)];
  const hours = more(until);
  if (added.length + gone.length + others.length === 0 && hours === 0) return null;
  const cost = means('cost');
  const profit = means('profit');
  const worked = means('workload.hoursPerRepWeek');
  // The metric is a mean over those who own leads; their sum is what presence takes the place of.
  const weeks = (until - from) / (7 * 24 * HOUR_MS);
  const instead =
    worked === null
      ? null
      : hour * (hours - weeks * (worked.mean * after.size - worked.baseline * before.size));
  return {
    candidate: name,
    added,
    gone,
    others,
    hours,
    hoursOfLeads: more(leadsUntil),
    presence: hours * hour,
    presenceOfLeads: more(leadsUntil) * hour,
    cost: cost === null || instead === null ? null : cost.mean - cost.baseline + instead,
    profit: profit === null || instead === null ? null : profit.mean - profit.baseline - instead,
  };
}
