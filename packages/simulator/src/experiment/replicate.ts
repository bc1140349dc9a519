import { compiled, type Engine, engineOf, type Org } from '@baton/core';
import type { LeadOutcome } from '../ledger/lead-outcome.ts';
import type { ReplicationResult } from '../ledger/replication-result.ts';
import { Dice } from '../people/draw.ts';
import { Draws } from '../random/draws.ts';
import { philoxKey } from '../random/seed.ts';
import { type Attendance, attendanceOf } from '../shell/attendance.ts';
import { runReplication } from '../shell/run-replication.ts';
import type { Sample } from '../shell/sample.ts';
import type { SimulatedLead } from '../world/simulated-lead.ts';
import { compileWorld } from '../world/world.ts';
import { type ComparedPolicy, type Experiment, policiesOf } from './experiment.ts';
import { type Example, examplesOf } from './examples.ts';
import { sampleOf } from './verified-executor.ts';
import { type SimulatedFit, simulatedFit } from './simulated-fit.ts';

/** One replication of every policy on the same leads, the baseline first. Plain data, fit to come from another thread. */
export interface Replicated {
  readonly replication: number;
  readonly policies: readonly ReplicationResult[];
  /** Of the first replication alone. */
  readonly examples: readonly Example[];
  /** What the baseline makes of a recording's leads; `null` for a synthetic stream. */
  readonly fit: SimulatedFit | null;
}

/** Told the share of the replication that is done. */
export type OnShare = (share: number) => void;

export type Replicate = (replication: number, onShare?: OnShare) => Promise<Replicated>;

interface Prepared extends ComparedPolicy {
  readonly engine: Engine;
  readonly sample: Sample | undefined;
}

const summed = ({
  outcomes: _outcomes,
  log: _log,
  ...rest
}: ReplicationResult): ReplicationResult => rest;

/**
 * Makes an experiment ready to run under a seed. What a replication gives depends on its number alone. `verify` is the
 * share of leads that run through the reference executor as well.
 */
export const replicator = (experiment: Experiment, seed: string, verify: number): Replicate => {
  const key = philoxKey(seed);
  const draws = new Draws(key);
  const world = compileWorld(experiment.world, experiment.currency);
  const { from, leadsUntil, until } = experiment.horizon;
  const { stream } = experiment;
  const isRecorded = stream.kind === 'recorded';
  const prepared: readonly Prepared[] = policiesOf(experiment).map((compared) => {
    const engine = engineOf(compared.policy, compared.org, compiled);
    return { ...compared, engine, sample: sampleOf(engine, verify) };
  });

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
  ): Promise<ReplicationResult> => {
    const one = prepared[index];
    if (one === undefined) throw new RangeError(`there is no policy ${index}`);
    const { engine, org, sample } = one;
    return runReplication({
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
  };

  return async (replication, onShare) => {
    const window = { from, until: leadsUntil, replication };
    const recorded = isRecorded ? [...stream.leads(draws, window)] : null;
    const attendanceIn = attendancesIn(replication);
    const results: ReplicationResult[] = [];
    // One after the other: they share a thread.
    for (const index of prepared.keys())
      // Leads that are drawn are drawn anew for each policy: they are the same, and a year of them need not be held.
      results.push(
        await runOne(
          recorded ?? stream.leads(draws, window),
          replication,
          index,
          attendanceIn,
          onShare,
        ),
      );
    const outcomes: readonly (readonly LeadOutcome[])[] = results.map(
      (result) => result.outcomes ?? [],
    );
    return {
      replication,
      policies: results.map(summed),
      examples:
        replication === 0
          ? examplesOf(
              prepared.map(({ name }) => name),
              outcomes,
            )
          : [],
      fit: recorded === null ? null : simulatedFit(recorded, outcomes[0] ?? []),
    };
  };
};
