import { flattenMachine } from '../compiled/flatten-machine.ts';
import type { Lifecycle } from '../lifecycle/machine.ts';
import { type Compared, tellsApart } from './compared-paths.ts';
import { arrowIn, arrowKey, triedArrows, withArrow } from './table-arrows.ts';
import { tableMutants } from './table-mutants.ts';

export interface Survivors {
  readonly planted: number;
  /** Arrows in which the walk does not find the fault. */
  readonly survivors: readonly string[];
}

/** Plants a fault in every arrow that a walk takes, one after the other, and looks whether its steps tell. */
export const survivorsOf = (walk: Compared, lifecycle: Lifecycle, name: string): Survivors => {
  const mutate = tableMutants[name];
  if (mutate === undefined) throw new Error(`there is no fault ${name}`);
  const table = flattenMachine(lifecycle);
  // A guard that is left out shows only where it was once false.
  const matters = (name === 'a forgotten guard' ? walk.passedOver : walk.taken).get(lifecycle);
  const survivors: string[] = [];
  let planted = 0;
  for (const place of triedArrows(table)) {
    const arrow = arrowIn(table, place);
    const mutant = mutate(arrow, table);
    if (mutant === null || matters?.has(arrowKey(place)) !== true) continue;
    planted += 1;
    if (!tellsApart(walk, lifecycle, place, withArrow(table, place, mutant)))
      survivors.push(`${table.states[place.state]?.state}: ${place.type} ${place.at}`);
  }
  return { planted, survivors };
};
