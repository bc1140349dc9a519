import type { Temper } from '../people/temper.ts';
import { hashPair } from '../random/id-hash.ts';
import { PURPOSE } from '../world/purposes.ts';
import { hasHadEnough } from './acts/giving-up.ts';
import { countOf } from './case.ts';
import { counter, type Subject, subjects } from './names.ts';
import type { Simulation } from './simulation.ts';
import type { Task } from './task.ts';
import { temperIn } from './tempers.ts';

const forgotten = subjects();
const desks = new Map<string, Map<string, Subject>>();

/** A kind of work at a desk, by one name. */
const atDesk = (desk: string, kind: string): Subject => {
  let kinds = desks.get(desk);
  if (kinds === undefined) desks.set(desk, (kinds = new Map<string, Subject>()));
  let subject = kinds.get(kind);
  if (subject === undefined) kinds.set(kind, (subject = forgotten(`${desk} ${kind}`)));
  return subject;
};
const results = counter();

const forgottenAtDesk = ({ world, dice }: Simulation, task: Task, desk: string): boolean => {
  const { forgets } = world.document.desks;
  const kind = atDesk(desk, task.kind);
  const nth = countOf(task.of, kind.counter);
  const u = dice.uniform(hashPair(task.of.hash, kind.hash), PURPOSE.deskForgets, nth);
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
