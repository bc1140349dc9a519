import type { Temper } from '../people/temper.ts';
import { PURPOSE } from '../world/purposes.ts';
import { hasHadEnough } from './acts/giving-up.ts';
import { countOf } from './case.ts';
import { counter, countersBy, prefixed } from './names.ts';
import type { Simulation } from './simulation.ts';
import type { Task } from './task.ts';
import { temperIn } from './tempers.ts';

const desks = new Map<string, (kind: string) => string>();

/** A kind of work at a desk, as one name. */
const atDesk = (desk: string): ((kind: string) => string) => {
  let kinds = desks.get(desk);
  if (kinds === undefined) desks.set(desk, (kinds = prefixed(`${desk} `)));
  return kinds;
};
const forgotten = countersBy();
const results = counter();

const forgottenAtDesk = ({ world, dice }: Simulation, task: Task, desk: string): boolean => {
  const { forgets } = world.document.desks;
  const name = atDesk(desk)(task.kind);
  const nth = countOf(task.of, forgotten(name));
  const u = dice.uniform(dice.between(task.of.hash, name), PURPOSE.deskForgets, nth);
  return u < (forgets.byDesk[desk] ?? forgets.share);
};

/** A result that is not entered without being asked. */
const isNotRecorded = ({ world, dice }: Simulation, task: Task): boolean => {
  const nth = countOf(task.of, results);
  const u = dice.uniform(task.of.hash, PURPOSE.records, nth);
  return u >= world.document.reps.recordsResult.share;
};

/** The playbook refused to take the lead back, and would again. */
const isStuck = (sim: Simulation, { of }: Task, temper: Temper): boolean =>
  temper.refused && !hasHadEnough(sim, of, temper);

/** Whether whoever owes this leaves it alone until they are reminded. */
export const isLeftAlone = (sim: Simulation, task: Task): boolean => {
  if (task.pile.desk !== null) return forgottenAtDesk(sim, task, task.pile.desk);
  const temper = temperIn(sim, task.of, task.owedBy);
  switch (task.kind) {
    case 'offered':
      return !temper.willing && !temper.moved;
    case 'attempt':
    case 'decision':
      return isStuck(sim, task, temper) || (!temper.willing && (temper.sits || !temper.moved));
    case 'result':
      return isNotRecorded(sim, task);
    default:
      return false;
  }
};
