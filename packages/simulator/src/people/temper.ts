import { PURPOSE } from '../world/purposes.ts';
import { matchesFacts } from '../world/match-facts.ts';
import type { SimulatedLead } from '../world/simulated-lead.ts';
import type { World } from '../world/world.ts';
import type { IdHash } from '../random/id-hash.ts';
import type { Dice } from './draw.ts';

/** What one owner makes of one lead. Drawn once for the two of them; only `moved` and the counts change. */
export interface Temper {
  readonly person: string;
  /** The address of the two. */
  readonly pair: IdHash;
  /** Takes it up without being told. */
  readonly willing: boolean;
  /** The excuse that applies, if any. */
  readonly excuse: string | null;
  /** Once pressed, accepts and does nothing. */
  readonly sits: boolean;
  /** Attempts after which the rep gives up; Infinity: never. */
  readonly givesUpAfter: number;
  /** Has been moved by a reminder. */
  moved: boolean;
  /** The playbook refused to take the lead back. */
  refused: boolean;
  reminders: number;
  attempts: number;
}

const excuseFor = (world: World, dice: Dice, lead: SimulatedLead, pair: IdHash): string | null => {
  let index = -1;
  for (const excuse in world.document.reps.excuses) {
    index += 1;
    const { facts, share } = world.document.reps.excuses[excuse]!;
    if (facts !== undefined && !matchesFacts(facts, lead.facts)) continue;
    if (
      share === undefined ? facts !== undefined : dice.uniform(pair, PURPOSE.excuse, index) < share
    )
      return excuse;
  }
  return null;
};

export const temperOf = (
  world: World,
  dice: Dice,
  lead: SimulatedLead,
  hash: IdHash,
  whose: string,
  person = whose,
): Temper => {
  const pair = dice.between(hash, whose);
  const { ignores, sits } = world.document.reps;
  const excuse = excuseFor(world, dice, lead, pair);
  const ignored =
    ignores.unenforced +
    (ignores.bySource[lead.source] ?? 0) +
    (excuse === null ? 0 : (ignores.byExcuse[excuse] ?? 0));
  return {
    person,
    pair,
    willing: dice.uniform(pair, PURPOSE.ignores) >= ignored,
    excuse,
    sits: dice.uniform(pair, PURPOSE.sits) < sits.share,
    givesUpAfter: world.givesUpAfter(dice.uniform(pair, PURPOSE.givesUp)),
    moved: false,
    refused: false,
    reminders: 0,
    attempts: 0,
  };
};
