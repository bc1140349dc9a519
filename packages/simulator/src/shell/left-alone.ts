import type { Temper } from '../people/temper.ts';
import { PURPOSE } from '../world/purposes.ts';
import { hasHadEnough } from './acts/giving-up.ts';
import { countOf } from './case.ts';
import type { Simulation } from './simulation.ts';
import type { Task } from './task.ts';
import { temperIn } from './tempers.ts';

const forgottenAtDesk = ({ world, dice }: Simulation, task: Task, desk: string): boolean => {
  const { forgets } = world.document.desks;
  const nth = countOf(task.of, `desk ${desk} ${task.kind}`);
  const u = dice.uniform(
    dice.between(task.of.hash, `${desk} ${task.kind}`),
    PURPOSE.deskForgets,
    nth,
  );
  return u < (forgets.byDesk[desk] ?? forgets.share);
};

/** A result that is not entered without being asked. */
const isNotRecorded = ({ world, dice }: Simulation, task: Task): boolean => {
  const nth = countOf(task.of, 'result');
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
