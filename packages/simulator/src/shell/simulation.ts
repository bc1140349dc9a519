import type { Answers, Engine, Entry, LeadEvent, MemoJudge, PoolState } from '@baton/core';
import type { Kernel } from '../kernel/kernel.ts';
import type { Books } from '../ledger/books.ts';
import type { Tally } from '../ledger/tally.ts';
import type { Dice } from '../people/draw.ts';
import type { SimulatedLead } from '../world/simulated-lead.ts';
import type { World } from '../world/world.ts';
import type { Attendance } from './attendance.ts';
import type { Case } from './case.ts';
import type { Cases } from './cases.ts';
import type { Labour } from './labour.ts';
import type { Owed } from './owed.ts';
import type { Before, Pile } from './pile.ts';
import type { Register } from './register.ts';
import type { Sample } from './sample.ts';
import type { Server } from './server.ts';
import type { Task } from './task.ts';
import type { Tray } from './tray.ts';

/** What the kernel delivers; the entity is a case, a task, a server or a leave. */
export const EVENT = {
  /** The next lead of the stream. */
  arrival: 0,
  /** A lead's earliest rung. */
  timer: 1,
  /** The instant after a prospect's last chance. */
  alarm: 2,
  /** A prospect's time to buy has come. */
  ready: 3,
  /** A prospect who bought elsewhere says so. */
  tells: 4,
  /** A task may start. */
  taskReady: 5,
  /** A person has worked for as long as they wanted to. */
  blockDone: 6,
  /** A person comes to work. */
  comesIn: 7,
  /** An approver has decided. */
  approves: 8,
  /** A queue may find somebody. */
  poolTry: 9,
  /** An absence begins. */
  leave: 10,
} as const;

/** What follows a refusal, whose words are handed on. */
type Refused = (sim: Simulation, message: Message, words: string) => void;

/** An event on its way to a lead. What people do when it is refused is decided by who sent it. */
export interface Message {
  readonly to: Case;
  readonly event: LeadEvent;
  readonly accepted: (() => void) | null;
  readonly refused: Refused | null;
}

/** Everything of one replication. Modules of the shell are functions on it. */
export interface Simulation {
  readonly engine: Engine;
  readonly world: World;
  readonly dice: Dice;
  readonly kernel: Kernel;
  readonly attendance: Attendance;
  readonly memo: MemoJudge;
  readonly answers: Answers;
  /** What the leads that also run through the reference are advanced by; `null`: none do. */
  readonly sample: Sample | null;
  readonly from: number;
  readonly until: number;
  /** Leads that are open, and all of them where a log is kept. */
  readonly cases: Cases;
  /** What people have to do; the number of the lead where that is at rest. */
  readonly tasks: Register<Task | number>;
  /** Leads that the event under way closes: they leave once the inbox is empty. */
  readonly closing: Case[];
  /** What is kept of the leads that have left. */
  readonly books: Books;
  readonly servers: readonly Server[];
  readonly serverOf: ReadonlyMap<string, Server>;
  /** The person asked for last. */
  lastNamed: Server | null;
  readonly desks: ReadonlyMap<string, Pile>;
  readonly before: Before;
  readonly pools: Map<string, PoolState>;
  readonly owed: Owed;
  /** How often what is owed on a lead has changed, of all leads. */
  changes: number;
  /** How long people work, at desks and elsewhere. */
  readonly labour: { readonly reps: Labour; readonly desks: Labour };
  /** Which step of the opportunity a state belongs to. */
  readonly stepOf: Map<string, number>;
  /** Events on their way, in order. */
  readonly inbox: Tray<Message>;
  /** People to look at once the inbox is empty. */
  readonly toWake: Tray<Server>;
  readonly arrivals: Iterator<SimulatedLead>;
  /** The lead that the next arrival event brings. */
  arriving: SimulatedLead | null;
  readonly tally: Tally;
  readonly log: Entry[] | null;
}

/** The instant of the event under way. */
export const nowOf = ({ kernel }: Simulation): number => kernel.now;

/** Puts an event into the inbox, with what follows when it is accepted and when it is refused. */
export const send = (
  sim: Simulation,
  to: Case,
  event: LeadEvent,
  accepted: (() => void) | null = null,
  refused: Refused | null = null,
): void => {
  sim.inbox.put({ to, event, accepted, refused });
};

export const serverNamed = (sim: Simulation, person: string): Server => {
  // An event is mostly about one person, who is asked for again and again.
  if (sim.lastNamed?.person === person) return sim.lastNamed;
  const server = sim.serverOf.get(person);
  if (server === undefined) throw new Error(`no person ${person} in the org`);
  sim.lastNamed = server;
  return server;
};

/** Has somebody looked at once the inbox is empty. */
export const call = (sim: Simulation, server: Server): void => {
  if (server.called) return;
  server.called = true;
  sim.toWake.put(server);
};
