import type { Obligation, Org } from '@baton/core';
import { type Case, workedUntil } from '../shell/case.ts';
import { wasAway, wasIdle } from '../shell/server.ts';
import { serverNamed, type Simulation } from '../shell/simulation.ts';
import type { Task } from '../shell/task.ts';
import { brokenObligation } from './broken-obligation.ts';
import type { Leak } from './leak.ts';

/** The team that a person's lack of time is charged to: their team, else their pool, else they alone. */
const teamOf = (org: Org, person: string): string => {
  const team = org.people[person]?.team;
  if (team !== null && team !== undefined) return team;
  const pool = Object.values(org.pools).find(({ members }) =>
    members.some((one) => one.person === person),
  );
  return pool?.id ?? person;
};

/** The work that an obligation is about: a first response is given with whatever else its holder does about the lead. */
const taskFor = ({ tasks }: Case, { id, owedBy }: Obligation): Task | undefined =>
  tasks.find((one) => one.obligation === id) ??
  tasks.find((one) => one.owedBy === owedBy && one.state !== 'over');

/** Whether all who could have done it were off duty or busy with other leads as long as it was there to be done. */
const hadNoTime = (sim: Simulation, of: Case, obligation: Obligation, at: number): boolean => {
  const task = taskFor(of, obligation);
  // Who leaves a lead alone does not lack time, and an approver is no queue.
  if (task === undefined || task.state === 'asleep' || task.kind === 'approval') return false;
  // What could not begin yet waited for a date, a meeting or the prospect, not for somebody's time.
  if (obligation.from > at || task.readyAt > at) return false;
  const servers = [...task.pile.servers, serverNamed(sim, obligation.owedBy)];
  const from = Math.max(obligation.from, task.startAt);
  return servers.every(
    (server) =>
      !wasIdle(server, from, at) &&
      !wasAway(server, from, at) &&
      !(workedUntil(of, server.index) >= from),
  );
};

/** The leak of an open lead whose last chance has just passed. */
export const expiringLeak = (sim: Simulation, of: Case, at: number): Leak => {
  const obligation = of.lead === null ? undefined : brokenObligation(of.lead, at);
  if (obligation === undefined) return { cause: 'qualification', holder: 'policy', at };
  if (hadNoTime(sim, of, obligation, at)) {
    const holder =
      taskFor(of, obligation)?.pile.desk ?? teamOf(sim.engine.directory.org, obligation.owedBy);
    return { cause: 'capacity', holder, at };
  }
  return { cause: obligation.kind, holder: obligation.owedBy, at };
};
