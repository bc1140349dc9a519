/** Said of an event that no cancellation reaches. */
const ALWAYS = 0;

/** Instants are equal rarely, so priority and sequence share one number that is only read on ties. */
const PRIORITY_STEP = 2 ** 44;
const PRIORITIES = 256;

/** Fields of one record: kind, entity, generation, and one spare so that a record never straddles a cache line. */
const WIDTH = 4;

export type EventHandler = (kind: number, entity: number) => void;

/**
 * The event list of a simulation: a binary heap of (instant, priority, sequence) whose events are integers, a `kind` and
 * an `entity`, in typed arrays. It knows nothing of what they mean, and allocates nothing per event.
 *
 * Order is total and so repeatable: earlier instant first, then lower priority (0 to 255), then order of scheduling.
 * Instants are float64 in any unit; the lab uses epoch milliseconds.
 *
 * Cancelling never searches the heap. Every entity has a generation; an event scheduled with one is delivered only while
 * the entity still has it, and `cancel` raises it. What is stale is dropped when it surfaces, or swept before growth, so
 * that deadlines moved again and again do not fill the memory.
 */
export class Kernel {
  /** Instant of the event delivered last. */
  now = -Infinity;
  kind = 0;
  entity = 0;

  private size = 0;
  private sequence = 0;
  /** The root has been delivered but not yet removed: the next event scheduled takes its place with a single sift. */
  private hole = false;
  private instants: Float64Array;
  private slots: Int32Array;
  private ranks: Float64Array;
  private records: Int32Array;
  private freeSlots: Int32Array;
  private freeCount = 0;
  private usedSlots = 0;
  private generations = new Int32Array(64).fill(1);

  constructor(capacity = 64) {
    if (!Number.isSafeInteger(capacity) || capacity < 1)
      throw new RangeError(`Capacity ${capacity} is not a positive integer`);
    this.instants = new Float64Array(capacity);
    this.slots = new Int32Array(capacity);
    this.ranks = new Float64Array(capacity);
    this.records = new Int32Array(capacity * WIDTH);
    this.freeSlots = new Int32Array(capacity);
  }

  /** Events waiting, those gone stale but not yet met included. */
  get pending(): number {
    return this.hole ? this.size - 1 : this.size;
  }

  /** The generation to schedule a cancellable event of this entity with; at least 1. */
  generation(entity: number): number {
    if (entity >= this.generations.length) this.growGenerations(entity);
    return this.generations[entity]!;
  }

  /** Makes every event scheduled with this entity's generation so far stale; returns the new generation. */
  cancel(entity: number): number {
    const generation = this.generation(entity) + 1;
    this.generations[entity] = generation;
    return generation;
  }

  /**
   * Entities are non-negative integers below 2^31, kinds any int32. Without a generation the event cannot be cancelled.
   * Throws a RangeError for an instant before `now` or NaN, and for a priority outside 0 to 255.
   */
  schedule(at: number, kind: number, entity: number, priority = 0, generation = ALWAYS): void {
    if (!(at >= this.now))
      throw new RangeError(`Cannot schedule at ${at}: it is ${this.now} already`);
    if (!(priority >= 0 && priority < PRIORITIES))
      throw new RangeError(`Priority ${priority} is outside 0 to ${PRIORITIES - 1}`);
    if (this.hole) {
      this.hole = false;
      const slot = this.slots[0]!;
      this.fill(slot, kind, entity, priority, generation);
      this.siftDown(at, slot);
      return;
    }
    if (this.size === this.instants.length) this.makeRoom();
    const slot = this.freeCount > 0 ? this.freeSlots[--this.freeCount]! : this.usedSlots++;
    this.fill(slot, kind, entity, priority, generation);
    this.siftUp(this.size++, at, slot);
  }

  /** Instant of the next live event, Infinity when there is none. */
  peek(): number {
    this.surface();
    return this.size > 0 ? this.instants[0]! : Infinity;
  }

  /** Delivers the next live event before `until` into `now`, `kind` and `entity`; false when there is none. */
  next(until = Infinity): boolean {
    this.surface();
    if (this.size === 0) return false;
    const at = this.instants[0]!;
    if (at >= until) return false;
    const record = this.slots[0]! * WIDTH;
    this.now = at;
    this.kind = this.records[record]!;
    this.entity = this.records[record + 1]!;
    this.hole = true;
    return true;
  }

  /** Delivers events in order until none is left before `until` (exclusive, so that runs in sequence cover windows). */
  run(handler: EventHandler, until = Infinity): void {
    while (this.next(until)) handler(this.kind, this.entity);
  }

  private fill(
    slot: number,
    kind: number,
    entity: number,
    priority: number,
    generation: number,
  ): void {
    const record = slot * WIDTH;
    this.records[record] = kind;
    this.records[record + 1] = entity;
    this.records[record + 2] = generation;
    this.ranks[slot] = priority * PRIORITY_STEP + this.sequence++;
  }

  /** Removes what was delivered, and whatever stale lies on top. */
  private surface(): void {
    if (this.hole) {
      this.hole = false;
      this.removeRoot();
    }
    while (this.size > 0 && this.isStale(this.slots[0]!)) this.removeRoot();
  }

  private isStale(slot: number): boolean {
    const record = slot * WIDTH;
    const generation = this.records[record + 2]!;
    return generation !== ALWAYS && generation !== this.generations[this.records[record + 1]!];
  }

  private removeRoot(): void {
    this.freeSlots[this.freeCount++] = this.slots[0]!;
    const last = --this.size;
    if (last > 0) this.siftDown(this.instants[last]!, this.slots[last]!);
  }

  private siftUp(from: number, at: number, slot: number): void {
    const { instants, slots, ranks } = this;
    let hole = from;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const instant = instants[parent]!;
      if (instant < at || (instant === at && ranks[slots[parent]!]! < ranks[slot]!)) break;
      instants[hole] = instant;
      slots[hole] = slots[parent]!;
      hole = parent;
    }
    instants[hole] = at;
    slots[hole] = slot;
  }

  private siftDown(at: number, slot: number, from = 0): void {
    const { instants, slots, ranks, size } = this;
    let hole = from;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      let instant = instants[child]!;
      const right = child + 1;
      if (right < size) {
        const other = instants[right]!;
        if (
          other < instant ||
          (other === instant && ranks[slots[right]!]! < ranks[slots[child]!]!)
        ) {
          child = right;
          instant = other;
        }
      }
      if (at < instant || (at === instant && ranks[slot]! < ranks[slots[child]!]!)) break;
      instants[hole] = instant;
      slots[hole] = slots[child]!;
      hole = child;
    }
    instants[hole] = at;
    slots[hole] = slot;
  }

  /** Sweeps what is stale and doubles the arrays only when they stay more than half full. */
  private makeRoom(): void {
    this.sweep();
    const capacity = this.instants.length;
    if (this.size * 2 <= capacity) return;
    this.instants = grown(this.instants, new Float64Array(capacity * 2));
    this.ranks = grown(this.ranks, new Float64Array(capacity * 2));
    this.slots = grown(this.slots, new Int32Array(capacity * 2));
    this.freeSlots = grown(this.freeSlots, new Int32Array(capacity * 2));
    this.records = grown(this.records, new Int32Array(capacity * 2 * WIDTH));
  }

  private sweep(): void {
    let kept = 0;
    for (let index = 0; index < this.size; index++) {
      const slot = this.slots[index]!;
      if (this.isStale(slot)) {
        this.freeSlots[this.freeCount++] = slot;
      } else {
        this.instants[kept] = this.instants[index]!;
        this.slots[kept++] = slot;
      }
    }
    if (kept === this.size) return;
    this.size = kept;
    for (let index = (kept >> 1) - 1; index >= 0; index--)
      this.siftDown(this.instants[index]!, this.slots[index]!, index);
  }

  private growGenerations(entity: number): void {
    const length = this.generations.length;
    const wider = new Int32Array(Math.max(length * 2, entity + 1)).fill(1, length);
    wider.set(this.generations);
    this.generations = wider;
  }
}

function grown<Numbers extends Float64Array | Int32Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}
