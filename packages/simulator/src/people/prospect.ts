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

  constructor(world: World, dice: Dice, lead: SimulatedLead, hash: IdHash) {
    const takesMs = span(world.buysWithin.inverse(dice.uniform(hash, PURPOSE.buyingTime)));
    const evaluatesMs = span(world.evaluates.inverse(dice.uniform(hash, PURPOSE.evaluation)));
    this.capturedAt = lead.at;
    this.merit = dice.uniform(hash, PURPOSE.merit);
    this.winnable = world.winnable(lead);
    this.value = world.dealValue(lead, dice.uniform(hash, PURPOSE.value));
    this.buysAt = lead.at + takesMs;
    this.evaluatesMs = Math.min(takesMs, evaluatesMs);
    this.readyAt = this.buysAt - this.evaluatesMs;
    this.windowMs = span(world.window.inverse(dice.uniform(hash, PURPOSE.window)));
    this.contactBy = lead.at + span(world.tolerance.inverse(dice.uniform(hash, PURPOSE.tolerance)));
    this.world = world;
    this.dice = dice;
    this.hash = hash;
  }

  patienceMs(milestone: number): number {
    const u = this.dice.uniform(this.hash, PURPOSE.patience, milestone);
    return span(this.world.patience.inverse(u));
  }
}

export const prospectOf = (world: World, dice: Dice, lead: SimulatedLead, hash: IdHash): Prospect =>
  new DrawnProspect(world, dice, lead, hash);

/** Would buy from us under perfect handling, sooner or later. */
export const hasMerit = ({ merit, winnable }: Prospect): boolean => merit <= winnable;

/**
 * What perfect handling wins of a prospect by the end of the horizon, in minor units: their value or 0. Perfect handling
 * makes contact at once, tries until it is answered, keeps in touch until the time comes and never lets anybody wait;
 * so only merit and the buying time count.
 */
export const attainableBy = (prospect: Prospect, until: number): number =>
  hasMerit(prospect) && prospect.buysAt <= until ? prospect.value : 0;
