import {
  type Directory,
  directoryOf,
  type Engine,
  type Entry,
  type Judgement,
  type MemoJudge,
  memoJudge,
  type Org,
  type PoolState,
} from '@baton/core';
import { Kernel } from '../kernel/kernel.ts';
import { Books } from '../ledger/books.ts';
import { type ReplicationResult, resultOf } from '../ledger/replication-result.ts';
import { Tally } from '../ledger/tally.ts';
import { Dice } from '../people/draw.ts';
import { Draws } from '../random/draws.ts';
import type { PhiloxKey } from '../random/seed.ts';
import type { SimulatedLead } from '../world/simulated-lead.ts';
import type { World } from '../world/world.ts';
import { expectLead } from './arrive.ts';
import { type Attendance, attendanceOf } from './attendance.ts';
import { handle } from './handle.ts';
import { Cases } from './cases.ts';
import { Owed } from './owed.ts';
import { labourOf } from './labour.ts';
import { newPile, type Pile, workOrder } from './pile.ts';
import { answersOf, deliver, deliverNow } from './post.ts';
import { Register } from './register.ts';
import type { Sample } from './sample.ts';
import { newServer, type Server } from './server.ts';
import { EVENT, type Simulation } from './simulation.ts';
import type { Task } from './task.ts';
import { Tray } from './tray.ts';
import { wake } from './work.ts';

export interface ReplicationInput {
  readonly engine: Engine;
  readonly org: Org;
  readonly world: World;
  /** Sorted by `at`, ids unique. Leads from `until` on are not asked for. */
  readonly leads: Iterable<SimulatedLead>;
  readonly key: PhiloxKey;
  readonly replication: number;
  /** Epoch ms; `until` is exclusive. */
  readonly from: number;
  readonly until: number;
  /** Keep every entry; they are not sealed. */
  readonly keepLog?: boolean;
  /** Keep the entries of this lead alone. */
  readonly onlyLead?: string;
  /** What became of every lead. */
  readonly outcomes?: boolean;
  /** Who is there when, as it was drawn for another policy on the same seed, replication, world and org; else it is drawn here. */
  readonly attendance?: Attendance;
  /** The leads that run through the reference as well. */
  readonly sample?: Sample;
  /** Verdicts of an executor that cannot judge at once, remembered from earlier replications of the same policy. */
  readonly memo?: MemoJudge;
  /** Open leads up to which none is kept as a record. It changes no result. */
  readonly inHand?: number;
  /** Called now and then with the instant reached, for a progress bar. */
  readonly onProgress?: (at: number) => void;
}

/** Who works at which desk: its members, or its holder where it has none; a final decision maker decides alone. */
const desksOf = (
  directory: Directory,
  serverOf: ReadonlyMap<string, Server>,
): ReadonlyMap<string, Pile> => {
  const { org } = directory;
  const piles = new Map<string, Pile>();
  for (const desk of Object.values(org.desks)) {
    const pile = newPile(`desk:${desk.id}`, {
      desk: desk.id,
      clock: directory.calendar(desk.calendar),
    });
    for (const person of desk.members.length > 0 ? desk.members : [desk.holder]) {
      const server = serverOf.get(person);
      if (server === undefined) throw new Error(`no person ${person} in org ${org.name}`);
      pile.servers.push(server);
      server.piles.push(pile);
    }
    piles.set(desk.id, pile);
  }
  return piles;
};

/** What every policy asks about the same people is found out once. */
const directories = new WeakMap<Org, Directory>();

const directoryFor = (org: Org): Directory => {
  let directory = directories.get(org);
  if (directory === undefined) directories.set(org, (directory = directoryOf(org)));
  return directory;
};

/** The engine as it knows who is there: announced absences are drawn anew for each replication. */
const engineFor = (engine: Engine, org: Org, { announced }: Attendance): Engine =>
  announced === org ? engine : { ...engine, directory: directoryFor(announced) };

/** The sample's executor over who is there in this replication. */
const sampleIn = (sample: Sample | undefined, engine: Engine): Sample | null =>
  sample === undefined
    ? null
    : { ...sample, engine: { ...engine, executor: sample.engine.executor } };

const begin = (input: ReplicationInput): Simulation => {
  const { org, world, from, until } = input;
  const dice = new Dice(new Draws(input.key), input.replication);
  const attendance = input.attendance ?? attendanceOf({ org, world, dice, from, until });
  const servers = Object.keys(org.people)
    .toSorted()
    .map((person, index) => newServer(index, person, attendance.hoursOf(person), from));
  const serverOf = new Map(servers.map((server) => [server.person, server]));
  const log: Entry[] | null = input.keepLog === true || input.onlyLead !== undefined ? [] : null;
  const engine = engineFor(input.engine, org, attendance);
  const memo = input.memo ?? memoJudge();
  const pools = new Map<string, PoolState>();
  const tasks = new Register<Task | number>();
  const sim: Simulation = {
    engine,
    answers: answersOf({ engine, pools, serverOf, memo }),
    sample: sampleIn(input.sample, engine),
    world,
    dice,
    kernel: new Kernel(1024),
    attendance,
    memo,
    from,
    until,
    cases: new Cases(tasks, { world, dice }, input.inHand ?? IN_HAND),
    tasks,
    closing: [],
    books: new Books(input.until, input.outcomes === true),
    servers,
    serverOf,
    lastNamed: null,
    desks: desksOf(engine.directory, serverOf),
    before: workOrder(world.document.reps.worksFirst.order, scoreIn(world)),
    pools,
    owed: new Owed(),
    changes: 0,
    labour: labourOf(world, engine.policy),
    stepOf: new Map(),
    inbox: new Tray(),
    toWake: new Tray(),
    arrivals: input.leads[Symbol.iterator](),
    arriving: null,
    tally: new Tally(),
    log,
  };
  for (const [index, leave] of attendance.leaves.entries())
    sim.kernel.schedule(leave.at, EVENT.leave, index);
  expectLead(sim);
  return sim;
};

type Running = Generator<Promise<unknown>, ReplicationResult, unknown>;
type Waiting = Generator<Promise<Judgement>, void, unknown>;

/** What the lead is guessed to be worth, asked once. */
const scoreIn =
  (world: World) =>
  ({ of }: Task): number => {
    if (Number.isNaN(of.score)) of.score = world.score(of.inquiry);
    return of.score;
  };

/** Closed leads leave: what they were is in the books. With a log they stay, to be told at the end. */
const letGo = (sim: Simulation): void => {
  for (const of of sim.closing) {
    sim.books.add(of);
    sim.cases.drop(of.index);
  }
  sim.closing.length = 0;
};

/** Some quarter of a gigabyte of objects. */
const IN_HAND = 65_536;

/** Kernel events between two reports of progress, and for which verdicts on sampled leads wait at most. */
const PROGRESS_EVERY = 4096;

/** What follows an event of the kernel once everything that it led to is delivered. */
const tidyUp = (sim: Simulation): void => {
  if (sim.closing.length > 0) letGo(sim);
  sim.cases.tidy();
  for (let server = sim.toWake.take(); server !== null; server = sim.toWake.take()) {
    server.called = false;
    wake(sim, server);
  }
};

/** By an engine that judges at once. Answers whether it came to the end: it pauses when verdicts wait for the reference. */
const runThrough = (sim: Simulation, { until, onProgress }: ReplicationInput): boolean => {
  for (let count = 1; sim.kernel.next(until); count += 1) {
    handle(sim, sim.kernel.kind, sim.kernel.entity);
    deliverNow(sim);
    tidyUp(sim);
    if (count % PROGRESS_EVERY !== 0) continue;
    onProgress?.(sim.kernel.now);
    if (sim.sample?.waits() === true) return false;
  }
  return true;
};

/** The same by an engine that has to wait now and then. */
function* runWaiting(sim: Simulation, { until, onProgress }: ReplicationInput): Waiting {
  for (let count = 1; sim.kernel.next(until); count += 1) {
    handle(sim, sim.kernel.kind, sim.kernel.entity);
    if (!sim.inbox.isEmpty) yield* deliver(sim);
    tidyUp(sim);
    if (count % PROGRESS_EVERY === 0) onProgress?.(sim.kernel.now);
  }
}

function* run(input: ReplicationInput): Running {
  const sim = begin(input);
  const { sample } = sim;
  try {
    if (input.engine.executor.judge === undefined) yield* runWaiting(sim, input);
    else while (!runThrough(sim, input)) if (sample !== null) yield sample.compared();
  } finally {
    // Also where the run failed: a verdict that the reference does not share says why.
    if (sample?.waits() === true) yield sample.compared();
  }
  return resultOf(sim, {
    replication: input.replication,
    onlyLead: input.onlyLead ?? null,
  });
}

const goOn = async (running: Running, first: Promise<unknown>): Promise<ReplicationResult> => {
  let waited = first;
  for (;;) {
    const step = running.next(await waited);
    if (step.done === true) return step.value;
    waited = step.value;
  }
};

/**
 * One replication of a policy in a world: the production engine on a simulated clock. The same input gives the same
 * result. Answers at once by an executor that judges at once, or when the memo knows every verdict; else by a promise, which
 * waits only while the reference judges, sampled leads included.
 */
export const runReplication = (
  input: ReplicationInput,
): Promise<ReplicationResult> | ReplicationResult => {
  const running = run(input);
  const step = running.next();
  return step.done === true ? step.value : goOn(running, step.value);
};
