import { Kernel } from '../kernel/kernel.ts';
import { TimeAverage } from '../statistics/time-average.ts';
import { WaitingLine } from './waiting-line.ts';

/** A queue of any discipline that the validation cases ask for. Customers are numbered from 0; times are in any unit. */
export interface QueueModel {
  /** From the previous arrival (for the first: from 0) to this customer's; Infinity ends the arrivals. */
  readonly gap: (customer: number) => number;
  readonly service: (customer: number) => number;
  readonly servers: number;
  /** How long the customer waits at most for service to start. */
  readonly patience?: (customer: number) => number;
  /** Places, the servers' included; who finds none is turned away. */
  readonly places?: number;
  /** Non-preemptive priority, 0 first. */
  readonly classOf?: (customer: number) => number;
  readonly classes?: number;
  /** Separate stations with a line and `servers` each. */
  readonly stationOf?: (customer: number) => number;
  readonly stations?: number;
}

export type Outcome = 'served' | 'reneged' | 'turned away';

/** One customer's passage; `wait` until service, reneging or at once, `sojourn` until departure. */
export interface Passage {
  readonly customer: number;
  readonly arrivedAt: number;
  readonly outcome: Outcome;
  readonly wait: number;
  readonly sojourn: number;
}

/** Arrivals end at `until` and the queue runs empty; averages and passages are of `[from, until)`. */
export interface QueueWindow {
  readonly from: number;
  readonly until: number;
}

export interface QueueRun {
  readonly passages: readonly Passage[];
  /** Time averages over the window: waiting, in the system, and servers at work. */
  readonly waiting: number;
  readonly inSystem: number;
  readonly busy: number;
  /** Time integral of the number in the system, from 0 until it was empty for good. */
  readonly area: number;
  readonly emptyAt: number;
}

const ARRIVE = 0;
const DEPART = 1;
const RENEGE = 2;
const MARK = 3;

export function runQueue(model: QueueModel, window: QueueWindow): QueueRun {
  const { servers, patience, places = Infinity, classes = 1, stations = 1 } = model;
  const classOf = model.classOf ?? (() => 0);
  const stationOf = model.stationOf ?? (() => 0);
  const kernel = new Kernel();
  const lines = Array.from({ length: stations * classes }, () => new WaitingLine());
  const busyAt = new Int32Array(stations);
  const presentAt = new Int32Array(stations);
  const waiting = new TimeAverage(0);
  const inSystem = new TimeAverage(0);
  const busy = new TimeAverage(0);
  const arrivedAt: number[] = [];
  const startedAt: number[] = [];
  const waits = new Set<number>();
  const passages: Passage[] = [];
  const marks: (readonly [number, number, number])[] = [];

  const leave = (customer: number, outcome: Outcome): void => {
    const arrived = arrivedAt[customer]!;
    const sojourn = kernel.now - arrived;
    const wait = outcome === 'served' ? startedAt[customer]! - arrived : sojourn;
    if (arrived >= window.from)
      passages.push({ customer, arrivedAt: arrived, outcome, wait, sojourn });
  };
  const start = (customer: number, station: number): void => {
    startedAt[customer] = kernel.now;
    busyAt[station] = busyAt[station]! + 1;
    busy.change(kernel.now, 1);
    kernel.schedule(kernel.now + model.service(customer), DEPART, customer);
  };
  const scheduleArrival = (customer: number, after: number): void => {
    const at = after + model.gap(customer);
    if (at < window.until) kernel.schedule(at, ARRIVE, customer);
  };
  const stopWaiting = (customer: number): void => {
    waits.delete(customer);
    waiting.change(kernel.now, -1);
  };
  const depart = (station: number): void => {
    presentAt[station] = presentAt[station]! - 1;
    inSystem.change(kernel.now, -1);
  };
  const serveNext = (station: number): void => {
    for (let rank = 0; rank < classes; rank++) {
      const next = lines[station * classes + rank]!.shift((customer) => waits.has(customer));
      if (next === undefined) continue;
      stopWaiting(next);
      kernel.cancel(next);
      start(next, station);
      return;
    }
  };
  const arrive = (customer: number): void => {
    const station = stationOf(customer);
    arrivedAt[customer] = kernel.now;
    scheduleArrival(customer + 1, kernel.now);
    if (presentAt[station]! >= places) return leave(customer, 'turned away');
    presentAt[station] = presentAt[station]! + 1;
    inSystem.change(kernel.now, 1);
    if (busyAt[station]! < servers) return start(customer, station);
    waits.add(customer);
    waiting.change(kernel.now, 1);
    lines[station * classes + classOf(customer)]!.push(customer);
    const until = kernel.now + (patience?.(customer) ?? Infinity);
    if (until < Infinity) kernel.schedule(until, RENEGE, customer, 0, kernel.generation(customer));
  };

  for (const at of [window.from, window.until]) if (at < Infinity) kernel.schedule(at, MARK, 0);
  scheduleArrival(0, 0);
  kernel.run((kind, customer) => {
    if (kind === ARRIVE) arrive(customer);
    else if (kind === MARK)
      marks.push(
        [waiting, inSystem, busy].map((level) => level.integral(kernel.now)) as [
          number,
          number,
          number,
        ],
      );
    else {
      const station = stationOf(customer);
      depart(station);
      if (kind === RENEGE) {
        stopWaiting(customer);
        leave(customer, 'reneged');
      } else {
        busyAt[station] = busyAt[station]! - 1;
        busy.change(kernel.now, -1);
        leave(customer, 'served');
        serveNext(station);
      }
    }
  });
  const average = (level: number): number =>
    marks.length === 2
      ? (marks[1]![level]! - marks[0]![level]!) / (window.until - window.from)
      : NaN;
  return {
    passages,
    waiting: average(0),
    inSystem: average(1),
    busy: average(2),
    area: inSystem.integral(kernel.now),
    emptyAt: kernel.now,
  };
}
