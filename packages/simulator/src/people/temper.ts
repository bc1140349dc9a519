import { PURPOSE } from '../world/purposes.ts';
import { matchesFacts } from '../world/match-facts.ts';
import type { SimulatedLead } from '../world/simulated-lead.ts';
import type { Excuse, World } from '../world/world.ts';
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

const excuseFor = (world: World, dice: Dice, lead: SimulatedLead, pair: IdHash): Excuse | null => {
  const { excuses } = world;
  for (let index = 0; index < excuses.length; index += 1) {
    const excuse = excuses[index]!;
    const { facts, share } = excuse;
    if (facts !== null && !matchesFacts(facts, lead.facts)) continue;
    if (share === null ? facts !== null : dice.uniform(pair, PURPOSE.excuse, index) < share)
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
    (excuse === null ? 0 : excuse.ignored);
  return {
    person,
    pair,
    willing: dice.uniform(pair, PURPOSE.ignores) >= ignored,
    excuse: excuse === null ? null : excuse.name,
    sits: dice.uniform(pair, PURPOSE.sits) < sits.share,
    givesUpAfter: world.givesUpAfter(dice.uniform(pair, PURPOSE.givesUp)),
    moved: false,
    refused: false,
    reminders: 0,
    attempts: 0,
  };
};
