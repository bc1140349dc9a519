const PAGE_BITS = 10;
const PAGE = 1 << PAGE_BITS;

interface Page<T> {
  readonly items: (T | null)[];
  held: number;
}

/**
 * Things by the number that the kernel knows them by, from 0 upward and never used again. What is dropped leaves memory: a page
 * goes with the last thing on it, so that a long run holds what is open and not all that ever was.
 */
export class Register<T> {
  /** The number of the next thing. */
  next = 0;
  private readonly pages: (Page<T> | null)[] = [];

  add(item: T): void {
    const page = (this.pages[this.next >> PAGE_BITS] ??= { items: [], held: 0 });
    page.items[this.next & (PAGE - 1)] = item;
    page.held += 1;
    this.next += 1;
  }

  /** `undefined` for what was dropped. A number that nothing ever had is a bug and throws. */
  get(index: number): T | undefined {
    if (!(index >= 0 && index < this.next))
      throw new Error(`the kernel names ${index}, which does not exist`);
    return this.pages[index >> PAGE_BITS]?.items[index & (PAGE - 1)] ?? undefined;
  }

  drop(index: number): void {
    const page = this.pages[index >> PAGE_BITS];
    if (page === null || page === undefined) return;
    const place = index & (PAGE - 1);
    if (page.items[place] === null) return;
    page.items[place] = null;
    page.held -= 1;
    // The last page may still be written to.
    if (page.held === 0 && page.items.length === PAGE) this.pages[index >> PAGE_BITS] = null;
  }

  /** Puts something else in the place of what was added. */
  replace(index: number, item: T): void {
    const page = this.pages[index >> PAGE_BITS];
    if (page === null || page === undefined) throw new Error(`${index} was dropped`);
    page.items[index & (PAGE - 1)] = item;
  }

  /** What was not dropped with its number, in the order of the numbers. */
  *held(): Generator<readonly [number, T], undefined> {
    for (const [at, page] of this.pages.entries())
      if (page !== null)
        for (const [place, item] of page.items.entries())
          if (item !== null) yield [at * PAGE + place, item];
    return undefined;
  }
}
