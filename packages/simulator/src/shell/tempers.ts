import { type Temper, temperOf } from '../people/temper.ts';
import type { Case } from './case.ts';
import type { Simulation } from './simulation.ts';

/** What a rep makes of a lead, drawn when it is first asked. */
export const temperIn = ({ world, dice }: Simulation, of: Case, person: string): Temper => {
  let temper = of.tempers.get(person);
  if (temper === undefined) {
    temper = temperOf(world, dice, of.inquiry, of.hash, person);
    of.tempers.set(person, temper);
  }
  return temper;
};
