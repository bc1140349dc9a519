import type { IdHash } from '../random/id-hash.ts';
import { PURPOSE } from '../world/purposes.ts';
import type { SimulatedLead } from '../world/simulated-lead.ts';
import type { World } from '../world/world.ts';
import type { Dice } from './draw.ts';

/** What a prospect is, drawn once; no policy changes it. Instants are epoch ms, spans ms, money minor units. */
export interface Prospect {
  readonly capturedAt: number;
  /** Below the winnable share: would buy from us if handled perfectly. */
  readonly merit: number;
  readonly winnable: number;
  readonly value: number;
  /** When the purchase is made, from us or somebody else; Infinity: never. */
  readonly buysAt: number;
  /** From when on the prospect talks seriously, and how long the talks take on their side. */
  readonly readyAt: number;
  readonly evaluatesMs: number;
  /** How long after that the prospect waits for live contact. */
  readonly windowMs: number;
  /** The first contact must come by then. */
  readonly contactBy: number;
  /** How long the prospect bears the wait for milestone s. */
  patienceMs(milestone: number): number;
}

/** Spans at least a millisecond long, so that perfect handling is never too late. */
const span = (ms: number): number => Math.max(1, Math.round(ms));

/** What of a prospect is drawn: everything but the patience, which is drawn anew for each milestone. */
export type Drawn = Omit<Prospect, 'patienceMs'>;

/** A class, so that a million leads hold no closure each. */
class DrawnProspect implements Prospect {
  readonly capturedAt: number;
  readonly merit: number;
  readonly winnable: number;
  readonly value: number;
  readonly buysAt: number;
  readonly readyAt: number;
  readonly evaluatesMs: number;
  readonly windowMs: number;
  readonly contactBy: number;
  private readonly world: World;
  private readonly dice: Dice;
  private readonly hash: IdHash;

  constructor(world: World, dice: Dice, hash: IdHash, drawn: Drawn) {
    this.capturedAt = drawn.capturedAt;
    this.merit = drawn.merit;
    this.winnable = drawn.winnable;
    this.value = drawn.value;
    this.buysAt = drawn.buysAt;
    this.readyAt = drawn.readyAt;
    this.evaluatesMs = drawn.evaluatesMs;
    this.windowMs = drawn.windowMs;
    this.contactBy = drawn.contactBy;
    this.world = world;
    this.dice = dice;
    this.hash = hash;
  }

  patienceMs(milestone: number): number {
    const u = this.dice.uniform(this.hash, PURPOSE.patience, milestone);
    return span(this.world.patience.inverse(u));
  }
}

/** A prospect of whom everything was drawn before. */
export const prospectFrom = (world: World, dice: Dice, hash: IdHash, drawn: Drawn): Prospect =>
  new DrawnProspect(world, dice, hash, drawn);

export const prospectOf = (
  world: World,
  dice: Dice,
  lead: SimulatedLead,
  hash: IdHash,
): Prospect => {
  const takesMs = span(world.buysWithin.inverse(dice.uniform(hash, PURPOSE.buyingTime)));
  const talksMs = span(world.evaluates.inverse(dice.uniform(hash, PURPOSE.evaluation)));
  const evaluatesMs = Math.min(takesMs, talksMs);
  const buysAt = lead.at + takesMs;
  return prospectFrom(world, dice, hash, {
    capturedAt: lead.at,
    merit: dice.uniform(hash, PURPOSE.merit),
    winnable: world.winnable(lead),
    value: world.dealValue(lead, dice.uniform(hash, PURPOSE.value)),
    buysAt,
    readyAt: buysAt - evaluatesMs,
    evaluatesMs,
    windowMs: span(world.window.inverse(dice.uniform(hash, PURPOSE.window))),
    contactBy: lead.at + span(world.tolerance.inverse(dice.uniform(hash, PURPOSE.tolerance))),
  });
};

/** Would buy from us under perfect handling, sooner or later. */
export const hasMerit = ({ merit, winnable }: Prospect): boolean => merit <= winnable;

/**
 * What perfect handling wins of a prospect by the end of the horizon, in minor units: their value or 0. Perfect handling
 * makes contact at once, tries until it is answered, keeps in touch until the time comes and never lets anybody wait;
 * so only merit and the buying time count.
 */
export const attainableBy = (prospect: Prospect, until: number): number =>
  hasMerit(prospect) && prospect.buysAt <= until ? prospect.value : 0;
