import { executorBy } from '../compiled/executor.ts';
import { flattenMachine } from '../compiled/flatten-machine.ts';
import type { MachineTable } from '../compiled/machine-table.ts';
import type { Lifecycle } from '../lifecycle/machine.ts';
import { castOf, type Executor, reference } from '../lifecycle/step.ts';
import { deepSame } from './deep-same.ts';
import {
  enumeratePaths,
  nothingSeen,
  observe,
  type Seen,
  type Version,
} from './enumerate-paths.ts';
import type { Cast } from './possible-events.ts';
import {
  answerOf,
  type Answered,
  type Difference,
  differenceFrom,
  saySame,
  type Stepping,
} from './side-by-side.ts';
import { type ArrowAt, arrowKey } from './table-arrows.ts';
import { tapped, type Transitioned } from './tapped-lifecycle.ts';

/** A step that stands for all those in which the same guards said the same, with what the reference made of it. */
interface Sample {
  readonly stepping: Stepping;
  readonly expected: Answered;
}

/** What a walk over all paths of a policy and its successors has shown. */
export interface Compared {
  readonly seen: Seen;
  /** Of these, those with an outcome of guards that was not seen before. */
  readonly outcomes: number;
  readonly differences: readonly Difference[];
  /** By lifecycle, and within by state and event. */
  readonly samples: ReadonlyMap<Lifecycle, ReadonlyMap<string, readonly Sample[]>>;
  /** By lifecycle: arrows taken, and arrows found to be not for this lead. */
  readonly taken: ReadonlyMap<Lifecycle, ReadonlySet<string>>;
  readonly passedOver: ReadonlyMap<Lifecycle, ReadonlySet<string>>;
}

const samplesAtMost = 3;

/** How often a quick walk has each outcome stepped by XState. */
const comparedAtMost = 4;

/** A step that no walk comes by: a lead as another version or a longer life would leave it. */
export type Further = Pick<Stepping, 'lifecycle' | 'rules' | 'lead' | 'event'>;

export interface Manner {
  /** Steps by the other executor what XState has stepped often enough with the same outcome of the guards. */
  readonly quick?: boolean;
  /** Steps to take when the walk is over, made from those that it took: one of each event in each state. */
  readonly further?: (taken: readonly Stepping[]) => readonly Further[];
}

interface Asked {
  readonly state: number;
  /** What each guard said, up to the arrow that was taken. */
  readonly said: readonly boolean[];
}

const askedIn = (table: MachineTable, { lead, event, rules, who }: Stepping): Asked => {
  const state = table.index.get(lead.state) ?? table.index.get('adopting') ?? -1;
  const { type, at } = event;
  const envelope = { type, at, event, rules, who };
  const said: boolean[] = [];
  for (const { guard } of table.states[state]?.on.get(event.type) ?? []) {
    said.push(guard === null || guard.test(lead, envelope, guard.params) === true);
    if (said.at(-1) === true) break;
  }
  return { state, said };
};

const into = <K, V>(map: Map<K, V>, key: K, fresh: () => V): V => {
  const known = map.get(key) ?? fresh();
  map.set(key, known);
  return known;
};

/** Whether an executor says of a step what XState made of it: refused, or the same lead and effects. */
const follows = (other: Executor, stepping: Stepping, transitioned: Transitioned): boolean => {
  const said = answerOf(other, stepping);
  if ('threw' in said) return false;
  const { stepped } = said;
  if (!stepped.ok || transitioned === null) return !stepped.ok && transitioned === null;
  return (
    deepSame(stepped.lead, transitioned.lead) && deepSame(stepped.effects, transitioned.effects)
  );
};

/**
 * Walks over all paths from the machine, microsteps included, and takes each step by another executor as well. The first
 * steps of every outcome of the guards are compared whole, with entry, refusal and the parties asked; every other with
 * the lead and the effects, which all the rest is made from. A quick walk leaves these out once an outcome was compared four
 * times; where they lead is held against the chart all the same.
 */
export const comparePaths = (
  first: Version,
  successors: readonly Version[],
  cast: Cast,
  other: Executor,
  { quick = false, further }: Manner = {},
): Compared => {
  const tables = new Map<Lifecycle, MachineTable>();
  const samples = new Map<Lifecycle, Map<string, Sample[]>>();
  const taken = new Map<Lifecycle, Set<string>>();
  const passedOver = new Map<Lifecycle, Set<string>>();
  const counts = new Map<string, number>();
  const differences: Difference[] = [];
  const outcomeOf = (stepping: Stepping): Asked & { readonly outcome: string } => {
    const { lifecycle, event, rules } = stepping;
    const table = into(tables, lifecycle, () => flattenMachine(lifecycle));
    const { state, said } = askedIn(table, stepping);
    return {
      state,
      said,
      outcome: `${rules.policy.version} ${state} ${event.type} ${said.join()}`,
    };
  };
  const listen = (stepping: Stepping, transitioned: Transitioned): void => {
    const { lifecycle, event } = stepping;
    const { state, said, outcome } = outcomeOf(stepping);
    said.forEach((holds, at) => {
      const arrows = into(holds ? taken : passedOver, lifecycle, () => new Set<string>());
      arrows.add(arrowKey({ state, type: event.type, at }));
    });
    const count = into(counts, outcome, () => 0);
    counts.set(outcome, count + 1);
    const sampled = count < samplesAtMost;
    if (!sampled && follows(other, stepping, transitioned)) return;
    const expected = answerOf(reference, stepping);
    const difference = differenceFrom(stepping, expected, other);
    if (difference !== null) differences.push(difference);
    if (!sampled) return;
    const own = into(samples, lifecycle, () => new Map<string, Sample[]>());
    const like = into(own, `${state} ${event.type}`, () => []);
    like.push({ stepping, expected });
  };
  const heard = new Map<Lifecycle, Lifecycle>();
  const listenTo = <T extends Pick<Version, 'lifecycle'>>(version: T): T => ({
    ...version,
    lifecycle: into(heard, version.lifecycle, () => tapped(version.lifecycle, listen)),
  });
  const own = new Map<Lifecycle, Lifecycle>();
  const ownOf = (heardOf: Lifecycle): Lifecycle =>
    into(own, heardOf, () => [...heard].find(([, tap]) => tap === heardOf)?.[0] ?? heardOf);
  const quickly: Pick<Executor, 'step'> = {
    step: (lifecycle, rules, lead, event, who = castOf(event)) => {
      const { outcome } = outcomeOf({ lifecycle: ownOf(lifecycle), rules, lead, event, who });
      const enough = (counts.get(outcome) ?? 0) >= comparedAtMost;
      return (enough ? other : reference).step(lifecycle, rules, lead, event, who);
    },
  };
  const seen = nothingSeen();
  const executor = quick ? quickly : reference;
  enumeratePaths(listenTo(first), successors.map(listenTo), cast, seen, executor);
  const one = [...(samples.get(first.lifecycle)?.values() ?? [])].flatMap(([sample]) =>
    sample === undefined ? [] : [sample.stepping],
  );
  for (const { lead, event, ...version } of further?.(one) ?? [])
    observe(listenTo(version), { lead, path: [] }, event, seen);
  return { seen, outcomes: counts.size, differences, samples, taken, passedOver };
};

/** Whether the samples of a walk tell a table from the machine. */
export const tellsApart = (
  { samples }: Compared,
  lifecycle: Lifecycle,
  { state, type }: ArrowAt,
  table: MachineTable,
): boolean => {
  const executor = executorBy(() => table);
  return (samples.get(lifecycle)?.get(`${state} ${type}`) ?? []).some(
    ({ stepping, expected }) => !saySame(expected, answerOf(executor, stepping)),
  );
};
