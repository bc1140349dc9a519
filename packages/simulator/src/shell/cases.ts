import { isNurture, type Lead } from '@baton/core';
import type { Case } from './case.ts';
import { readCase, type Source, writeCase } from './case-record.ts';
import { fitsRecord } from './lead-record.ts';
import { Pen, Reader } from './pen.ts';
import { Records } from './records.ts';
import { Register } from './register.ts';
import type { Task } from './task.ts';
import { Tray } from './tray.ts';
import { Words } from './words.ts';

/** A lead at rest: its id, and where the record of all else lies. */
class Resting {
  readonly id: string;
  readonly place: number;

  constructor(id: string, place: number) {
    this.id = id;
    this.place = place;
  }
}

/** The lead of a case that nobody has in hand: it stands in nurture, and no work on it lies ready or is being done. */
const leadAtRest = ({ lead, tasks }: Case): Lead | null => {
  if (lead === null || !isNurture(lead.state) || !fitsRecord(lead)) return null;
  for (const { state } of tasks) if (state === 'ready' || state === 'doing') return null;
  return lead;
};

/**
 * The leads of a simulation by the kernel's number. Most leads of a year rest in nurture, each for weeks: these are kept as
 * records, a tenth of the objects that they are made of, and made into objects again when something happens to them. So
 * a million of them fit into memory, and the garbage collector does not look at them over and over. A record costs
 * a tenth more time, so a simulation makes none until it has more open leads than `inHand`; from then on a lead becomes one as
 * soon as it comes to rest, while the processor's caches hold it.
 */
export class Cases {
  private readonly register = new Register<Case | Resting>();
  private readonly records = new Records();
  private readonly pen = new Pen();
  private readonly reader = new Reader();
  private readonly words = new Words();
  private readonly tasks: Register<Task | number>;
  private readonly source: Source;
  private readonly inHand: number;
  private open = 0;
  private makesRecords = false;
  private readonly touched = new Tray<Case>();

  constructor(tasks: Register<Task | number>, source: Source, inHand: number) {
    this.tasks = tasks;
    this.source = source;
    this.inHand = inHand;
  }

  /** The number of the next lead. */
  get next(): number {
    return this.register.next;
  }

  add(of: Case): void {
    this.register.add(of);
    this.open += 1;
    if (this.open > this.inHand) this.makesRecords = true;
  }

  /** `undefined` for one that has left. */
  get(index: number): Case | undefined {
    const found = this.register.get(index);
    return found instanceof Resting ? this.wake(index, found) : found;
  }

  drop(index: number): void {
    this.register.drop(index);
    this.open -= 1;
  }

  /** Those that have not left, in the order in which they came. They are read only: none of them is woken. */
  *held(): Generator<Case, undefined> {
    for (const [index, found] of this.register.held())
      yield found instanceof Resting ? this.read(index, found) : found;
    return undefined;
  }

  /** Something happened to a lead, after which it may be at rest. */
  mayRest(of: Case): void {
    this.touched.put(of);
  }

  /** Makes records of those that are at rest. Only between events, when nobody holds a case. */
  tidy(): void {
    for (let of = this.touched.take(); of !== null; of = this.touched.take())
      if (this.makesRecords && this.register.get(of.index) === of) this.rest(of);
  }

  private rest(of: Case): void {
    const lead = leadAtRest(of);
    if (lead === null) return;
    writeCase(this.pen, this.words, of, lead);
    this.register.replace(of.index, new Resting(lead.id, this.pen.put(this.records)));
    for (const { index } of of.tasks) this.tasks.replace(index, of.index);
  }

  private read(index: number, resting: Resting): Case {
    this.reader.begin(this.records, resting.place);
    return readCase(this.reader, this.words, this.source, { index, id: resting.id });
  }

  private wake(index: number, resting: Resting): Case {
    const of = this.read(index, resting);
    this.records.giveBack(resting.place, this.reader.length);
    this.register.replace(index, of);
    for (const task of of.tasks) this.tasks.replace(task.index, task);
    this.mayRest(of);
    return of;
  }
}
