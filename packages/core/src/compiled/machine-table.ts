import type { Action, Guard } from '../lifecycle/draft.ts';

/** An action of the statechart with the parameters that the machine gives it. */
export interface TableAction {
  readonly name: string;
  readonly run: Action;
  readonly params: unknown;
}

export interface TableGuard {
  readonly name: string;
  readonly test: Guard;
  readonly params: unknown;
}

/** One arrow as seen from one state: what runs, in the order of its three lists, and where the lead then stands. */
export interface TableArrow {
  /** `null`: always taken. */
  readonly guard: TableGuard | null;
  readonly exits: readonly TableAction[];
  readonly actions: readonly TableAction[];
  readonly entries: readonly TableAction[];
  /** Index of the state after it; the state's own for an arrow that stays. */
  readonly target: number;
}

/** A state in which a lead can stand, with its own arrows and then those of the states around it. */
export interface TableState {
  /** As it stands in `Lead.state`. */
  readonly state: string;
  /** By event type, in the order in which they are tried. An event may have a list without arrows. */
  readonly on: ReadonlyMap<string, readonly TableArrow[]>;
  /** Tried after every event, again until none of them is taken. */
  readonly always: readonly TableArrow[];
  /** Whether the machine is done here: nothing is tried any more. */
  readonly final: boolean;
}

/** A statechart as plain data. */
export interface MachineTable {
  readonly states: readonly TableState[];
  /** Index by `Lead.state`. */
  readonly index: ReadonlyMap<string, number>;
}
