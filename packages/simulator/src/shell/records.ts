const PAGE_BITS = 19;
/** Bytes in a page. */
const PAGE = 1 << PAGE_BITS;
/** Lengths are rounded up to whole strides, so that what is given back fits what comes next. */
const STRIDE = 32;

const stridesOf = (length: number): number => Math.ceil(length / STRIDE);

/**
 * Rows of bytes of different lengths, in a few large pages that the garbage collector need not look into. A row keeps its
 * place until it is given back.
 */
export class Records {
  private readonly pages: Uint8Array[] = [];
  /** Places given back, by their length in strides. */
  private readonly free: number[][] = [];
  private end = 0;

  /** Copies the first `length` bytes to a row of their own; returns its place. */
  put(bytes: Uint8Array, length: number): number {
    const place = this.room(length);
    const page = this.pageOf(place);
    const from = this.offsetOf(place);
    for (let index = 0; index < length; index += 1) page[from + index] = bytes[index]!;
    return place;
  }

  /** A place from which nothing is read any more. */
  giveBack(place: number, length: number): void {
    (this.free[stridesOf(length)] ??= []).push(place);
  }

  /** The page that a row lies in, and where it begins there. */
  pageOf(place: number): Uint8Array {
    return this.pages[Math.floor(place / PAGE)]!;
  }

  offsetOf(place: number): number {
    return place % PAGE;
  }

  private room(length: number): number {
    const strides = stridesOf(length);
    const again = this.free[strides]?.pop();
    if (again !== undefined) return again;
    const takes = strides * STRIDE;
    if (takes > PAGE) throw new RangeError(`a row of ${length} bytes is longer than a page`);
    const left = this.pages.length * PAGE - this.end;
    if (takes > left) {
      this.end = this.pages.length * PAGE;
      this.pages.push(new Uint8Array(PAGE));
    }
    const place = this.end;
    this.end += takes;
    return place;
  }
}
