/** The time-weighted average of a level that holds between changes: leads in a queue, reps at work. */
export class TimeAverage {
  private readonly startAt: number;
  private since: number;
  private area = 0;
  private current: number;

  constructor(startAt: number, level = 0) {
    this.startAt = startAt;
    this.since = startAt;
    this.current = level;
  }

  get level(): number {
    return this.current;
  }

  /** Throws a RangeError when time runs backwards. */
  set(at: number, level: number): void {
    this.area = this.integral(at);
    this.since = at;
    this.current = level;
  }

  change(at: number, by: number): void {
    this.set(at, this.current + by);
  }

  /** Level times time from the start until `at`. */
  integral(at: number): number {
    if (!(at >= this.since))
      throw new RangeError(`Time runs backwards from ${this.since} to ${at}`);
    return this.area + this.current * (at - this.since);
  }

  /** NaN for a window without length. */
  mean(at: number): number {
    return this.integral(at) / (at - this.startAt);
  }
}
