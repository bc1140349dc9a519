import type { Records } from './records.ts';

/** Things of which there are few, by number: people, states, kinds of work, piles. */
export class Interned<T> {
  private readonly numbers = new Map<T, number>();
  private readonly things: T[] = [];

  numberOf(thing: T): number {
    let number = this.numbers.get(thing);
    if (number === undefined) {
      number = this.things.push(thing) - 1;
      this.numbers.set(thing, number);
    }
    return number;
  }

  thingAt(number: number): T {
    return this.things[number]!;
  }
}

/**
 * How numbers begin: a natural number n as n + 4, seven bits a byte, the lowest first, with the eighth bit on all bytes but the last;
 * anything else as a code, and 64 bits where the code does not say it all.
 */
const CODE = { none: 0, infinity: 1, notANumber: 2, float: 3 } as const;
const CODES = 4;
/** Naturals below are one byte; the longest number is a code and eight. */
const ONE_BYTE = 0x80 - CODES;
const LONGEST = 9;
/** Natural numbers beyond are written as floats. */
const NATURAL_AT_MOST = 2 ** 52;
/** What is left after four bytes of seven bits has no more than 24, so that the rest is done in 32 bits. */
const FOUR_BYTES = 2 ** 28;

/** 64 bits as a number and as bytes. */
const float = new Float64Array(1);
const bits = new Uint8Array(float.buffer);

/** Writes a row of bytes, one thing after the other. */
export class Pen {
  private row = new Uint8Array(4096);
  private length = 0;

  /** Any number. */
  number(value: number): void {
    if (this.length + LONGEST > this.row.length) this.makeRoom();
    // Most are small: counts, flags, and names by number.
    if (value >= 0 && value < ONE_BYTE && (value | 0) === value) this.byte(value + CODES);
    else if (value >= 0 && value <= NATURAL_AT_MOST && Math.floor(value) === value)
      this.natural(value + CODES);
    else if (value === Infinity) this.byte(CODE.infinity);
    else if (Number.isNaN(value)) this.byte(CODE.notANumber);
    else {
      this.byte(CODE.float);
      float[0] = value;
      for (let index = 0; index < 8; index += 1) this.byte(bits[index]!);
    }
  }

  optional(value: number | null): void {
    if (value !== null) return this.number(value);
    if (this.length + LONGEST > this.row.length) this.makeRoom();
    return this.byte(CODE.none);
  }

  flag(value: boolean): void {
    this.number(value ? 1 : 0);
  }

  thing<T>(among: Interned<T>, value: T): void {
    this.number(among.numberOf(value));
  }

  things<T>(among: Interned<T>, values: readonly T[]): void {
    this.number(values.length);
    for (const value of values) this.thing(among, value);
  }

  numbers(values: readonly number[]): void {
    this.number(values.length);
    for (const value of values) this.number(value);
  }

  /** Puts what was written among the records and begins anew; returns its place. */
  put(into: Records): number {
    const { length } = this;
    this.length = 0;
    return into.put(this.row, length);
  }

  private natural(value: number): void {
    let left = value;
    for (let written = 0; left >= FOUR_BYTES && written < 4; written += 1) {
      this.byte(0x80 | (left % 0x80));
      left = Math.floor(left / 0x80);
    }
    let small = left | 0;
    for (; small >= 0x80; small >>>= 7) this.byte(0x80 | (small & 0x7f));
    this.byte(small);
  }

  private byte(value: number): void {
    this.row[this.length] = value;
    this.length += 1;
  }

  private makeRoom(): void {
    const longer = new Uint8Array(this.row.length * 2);
    longer.set(this.row);
    this.row = longer;
  }
}

/** Reads a row in the order in which it was written. Lists are copied, which leaves no room behind their last. */
export class Reader {
  private page: Uint8Array = new Uint8Array(0);
  private at = 0;
  private from = 0;

  begin(records: Records, place: number): void {
    this.page = records.pageOf(place);
    this.at = this.from = records.offsetOf(place);
  }

  /** How many bytes were read. */
  get length(): number {
    return this.at - this.from;
  }

  number(): number {
    const value = this.natural();
    if (value >= CODES) return value - CODES;
    if (value === CODE.infinity) return Infinity;
    if (value === CODE.notANumber) return Number.NaN;
    for (let index = 0; index < 8; index += 1) bits[index] = this.byte();
    return float[0]!;
  }

  /** A whole number within 32 bits, which the engine keeps without a box. */
  int(): number {
    return this.number() | 0;
  }

  optional(): number | null {
    if (this.page[this.at] !== CODE.none) return this.number();
    this.at += 1;
    return null;
  }

  flag(): boolean {
    return this.number() === 1;
  }

  thing<T>(among: Interned<T>): T {
    return among.thingAt(this.number());
  }

  things<T>(among: Interned<T>): readonly T[] {
    const values: T[] = [];
    for (let left = this.int(); left > 0; left -= 1) values.push(this.thing(among));
    return values.slice();
  }

  numbers(): number[] {
    const values: number[] = [];
    for (let left = this.int(); left > 0; left -= 1) values.push(this.number());
    return values.slice();
  }

  list<T, W>(read: (reader: Reader, words: W) => T, words: W): T[] {
    const values: T[] = [];
    for (let left = this.int(); left > 0; left -= 1) values.push(read(this, words));
    return values.slice();
  }

  private natural(): number {
    let byte = this.byte();
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    let unit = 0x80;
    do {
      byte = this.byte();
      value += (byte & 0x7f) * unit;
      unit *= 0x80;
    } while (byte >= 0x80);
    return value;
  }

  private byte(): number {
    const byte = this.page[this.at]!;
    this.at += 1;
    return byte;
  }
}
