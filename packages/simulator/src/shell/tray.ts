/** Things put down and taken up in turn, over and over: the room for them stays. */
export class Tray<T> {
  private readonly things: (T | null)[] = [];
  private from = 0;
  private to = 0;

  put(thing: T): void {
    if (this.to === this.things.length) this.things.push(thing);
    else this.things[this.to] = thing;
    this.to += 1;
  }

  get isEmpty(): boolean {
    return this.from === this.to;
  }

  /** The thing put down first, of those that lie there; `null`: none. */
  take(): T | null {
    if (this.from === this.to) {
      this.from = 0;
      this.to = 0;
      return null;
    }
    const thing = this.things[this.from]!;
    this.things[this.from] = null;
    this.from += 1;
    return thing;
  }
}
