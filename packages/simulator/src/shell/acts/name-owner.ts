import type { Org } from '@baton/core';
import { countOf } from '../case.ts';
import { counter } from '../names.ts';
import { nowOf, send, type Simulation } from '../simulation.ts';
import type { Task } from '../task.ts';
import type { Act } from './rep.ts';

/** Owners that a final decision maker names before letting a lead go: two, so that no lead circles. */
const NAMED_AT_MOST = 2;
const named = counter();

const nobody: readonly string[] = [];
const sellers = new WeakMap<Org, readonly string[]>();

/** Those who sell, by id. */
const sellersIn = (org: Org): readonly string[] => {
  let found = sellers.get(org);
  if (found === undefined) {
    const members = Object.values(org.pools).flatMap((pool) => pool.members);
    found = [...new Set(members.map(({ person }) => person))].toSorted((left, right) =>
      left < right ? -1 : 1,
    );
    sellers.set(org, found);
  }
  return found;
};

/** The least busy of those who sell, are there and did not have the lead in this pass; ties by id. */
const freeOwner = (
  { engine, serverOf }: Simulation,
  { of }: Task,
  at: number,
): string | undefined => {
  const { directory } = engine;
  const { excluded = nobody, owners = nobody } = of.lead ?? {};
  let free: string | undefined;
  let least = Infinity;
  for (const person of sellersIn(directory.org)) {
    const owes = serverOf.get(person)?.owes ?? 0;
    if (owes >= least || excluded.includes(person) || owners.includes(person)) continue;
    if (directory.isAway(person, at)) continue;
    free = person;
    least = owes;
  }
  return free;
};

/** Names an owner; with nobody left to name, the lead is let go. */
export const nameOwner: Act = (sim, task, actor) => {
  const { of } = task;
  const at = nowOf(sim);
  const { directory, policy } = sim.engine;
  const isFinal = task.kind === 'final-decision';
  const person = freeOwner(sim, task, at);
  if (person !== undefined && (!isFinal || countOf(of, named) < NAMED_AT_MOST)) {
    const owner = { person, calendar: directory.clockOf(person) };
    return send(sim, of, { type: 'owner.named', at, actor, owner });
  }
  const track = policy.nurture[0]?.track;
  if (!isFinal && track !== undefined)
    return send(sim, of, { type: 'lead.nurtured', at, actor, track });
  const criterion = 'nobody to take it';
  return send(sim, of, { type: 'lead.disqualified', at, actor, criterion });
};
