import { type Temper, temperOf } from '../people/temper.ts';
import { type Case, countOf } from './case.ts';
import { counter } from './names.ts';
import type { Simulation } from './simulation.ts';

const ownerNames: string[] = [];

const ownerNumbered = (nth: number): string => (ownerNames[nth] ??= `owner ${nth}`);
const owners = counter();

/**
 * What somebody makes of a lead, drawn when it is first asked. Its address is the how-manieth owner the lead has, not
 * the person: otherwise one turn more or less in a rotation would hand every later lead to somebody with another mind, and
 * a comparison of two policies would drown in it (variance of the paired difference in acceptance, 20 pairs of half a year:
 * 7 times as large). Who the owner is still counts, through the skill and the hours they have.
 */
export const temperIn = (
  { world, dice }: Simulation,
  of: Case,
  person: string,
  desk: string | null = null,
): Temper => {
  for (const temper of of.tempers) if (temper.person === person) return temper;
  const whose = desk ?? ownerNumbered(countOf(of, owners));
  const temper = temperOf(world, dice, of.inquiry, of.hash, whose, person);
  if (of.tempers.length === 0) of.tempers = [temper];
  else of.tempers.push(temper);
  return temper;
};
