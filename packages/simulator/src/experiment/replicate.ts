import { compiled, type Engine, engineOf, type Executor, memoJudge, type Org } from '@baton/core';
import type { LeadOutcome } from '../ledger/lead-outcome.ts';
import type { ReplicationResult } from '../ledger/replication-result.ts';
import { Dice } from '../people/draw.ts';
import { Draws } from '../random/draws.ts';
import { philoxKey } from '../random/seed.ts';
import { type Attendance, attendanceOf } from '../shell/attendance.ts';
import { runReplication } from '../shell/run-replication.ts';
import type { SimulatedLead } from '../world/simulated-lead.ts';
import { compileWorld } from '../world/world.ts';
import { type ComparedPolicy, type Experiment, policiesOf } from './experiment.ts';
import { type Example, examplesOf } from './examples.ts';
import {
  allChecked,
  type Checked,
  type CountedSample,
  nothingChecked,
  type SampledRun,
  sampleOf,
} from './verified-executor.ts';
import { type SimulatedFit, simulatedFit } from './simulated-fit.ts';

/** One replication of every policy on the same leads, the baseline first. Plain data, fit to come from another thread. */
export interface Replicated {
  readonly replication: number;
  readonly policies: readonly ReplicationResult[];
  /** Of the first replication alone. */
  readonly examples: readonly Example[];
  /** What the baseline makes of a recording's leads; `null` for a synthetic stream. */
  readonly fit: SimulatedFit | null;
  /** How much of it ran through the reference as well, over all policies. */
  readonly checked: Checked;
}

/** Told the share of the replication that is done. */
export type OnShare = (share: number) => void;

export type Replicate = (replication: number, onShare?: OnShare) => Promise<Replicated>;

interface Prepared extends ComparedPolicy {
  readonly engine: Engine;
}

/** One policy in one replication. */
interface Ran {
  readonly result: ReplicationResult;
  readonly checked: Checked;
}

const summed = ({
  outcomes: _outcomes,
  log: _log,
  ...rest
}: ReplicationResult): ReplicationResult => rest;

/**
 * Makes an experiment ready to run under a seed. What a replication gives depends on its number alone. `verify` is the
 * share of leads that run through the reference executor as well, besides the first of all; with 0 none does. Another executor
 * than the compiled one is for tests.
 */
export const replicator = (
  experiment: Experiment,
  seed: string,
  verify: number,
  executor: Executor = compiled,
): Replicate => {
  const key = philoxKey(seed);
  const draws = new Draws(key);
  const world = compileWorld(experiment.world, experiment.currency);
  const { from, leadsUntil, until } = experiment.horizon;
  const { stream } = experiment;
  const isRecorded = stream.kind === 'recorded';
  const memo = memoJudge();
  const prepared: readonly Prepared[] = policiesOf(experiment).map((compared) => ({
    ...compared,
    engine: engineOf(compared.policy, compared.org, executor),
  }));

  const sampleIn = (engine: Engine, run: SampledRun): CountedSample | undefined =>
    verify > 0 ? sampleOf({ engine, draws, share: verify, run, memo }) : undefined;

  /** Who is there in a replication: the same under every policy on the same org. */
  const attendancesIn = (replication: number): ((org: Org) => Attendance) => {
    const drawn = new Map<Org, Attendance>();
    return (org) => {
      let attendance = drawn.get(org);
      if (attendance === undefined) {
        const dice = new Dice(draws, replication);
        attendance = attendanceOf({ org, world, dice, from, until });
        drawn.set(org, attendance);
      }
      return attendance;
    };
  };

  const runOne = async (
    leads: Iterable<SimulatedLead>,
    replication: number,
    index: number,
    attendanceIn: (org: Org) => Attendance,
    onShare: OnShare | undefined,
  ): Promise<Ran> => {
    const one = prepared[index];
    if (one === undefined) throw new RangeError(`there is no policy ${index}`);
    const { engine, org, name: policy } = one;
    const sample = sampleIn(engine, { seed, replication, policy, place: index });
    const result = await runReplication({
      engine,
      org,
      world,
      leads,
      key,
      replication,
      from,
      until,
      attendance: attendanceIn(org),
      ...(sample === undefined ? {} : { sample }),
      outcomes: replication === 0 || (isRecorded && index === 0),
      onProgress: (at) => onShare?.((index + (at - from) / (until - from)) / prepared.length),
    });
    return { result, checked: sample?.checked() ?? nothingChecked };
  };

  return async (replication, onShare) => {
    const window = { from, until: leadsUntil, replication };
    const recorded = isRecorded ? [...stream.leads(draws, window)] : null;
    const attendanceIn = attendancesIn(replication);
    const ran: Ran[] = [];
    // One after the other: they share a thread.
    for (const index of prepared.keys())
      // Leads that are drawn are drawn anew for each policy: they are the same, and a year of them need not be held.
      ran.push(
        await runOne(
          recorded ?? stream.leads(draws, window),
          replication,
          index,
          attendanceIn,
          onShare,
        ),
      );
    const outcomes: readonly (readonly LeadOutcome[])[] = ran.map(
      ({ result }) => result.outcomes ?? [],
    );
    return {
      replication,
      policies: ran.map(({ result }) => summed(result)),
      examples:
        replication === 0
          ? examplesOf(
              prepared.map(({ name }) => name),
              outcomes,
            )
          : [],
      fit: recorded === null ? null : simulatedFit(recorded, outcomes[0] ?? []),
      checked: allChecked(ran.map(({ checked }) => checked)),
    };
  };
};
