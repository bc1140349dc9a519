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

export const prospectOf = (
  world: World,
  dice: Dice,
  lead: SimulatedLead,
  hash: IdHash,
): Prospect => {
  const u = (purpose: number, occurrence = 0): number => dice.uniform(hash, purpose, occurrence);
  const takesMs = span(world.buysWithin.inverse(u(PURPOSE.buyingTime)));
  const evaluatesMs = Math.min(takesMs, span(world.evaluates.inverse(u(PURPOSE.evaluation))));
  const buysAt = lead.at + takesMs;
  return {
    capturedAt: lead.at,
    merit: u(PURPOSE.merit),
    winnable: world.winnable(lead),
    value: world.dealValue(lead, u(PURPOSE.value)),
    buysAt,
    readyAt: buysAt - evaluatesMs,
    evaluatesMs,
    windowMs: span(world.window.inverse(u(PURPOSE.window))),
    contactBy: lead.at + span(world.tolerance.inverse(u(PURPOSE.tolerance))),
    patienceMs: (milestone) => span(world.patience.inverse(u(PURPOSE.patience, milestone))),
  };
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
