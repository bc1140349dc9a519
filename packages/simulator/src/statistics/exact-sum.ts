/**
 * A sum of integers, such as money in minor units, that is exact or fails: every part and every total is a safe integer,
 * so the order of adding does not matter and parts add up to their totals. Throws a RangeError otherwise.
 */
export class ExactSum {
  private sum = 0;

  get total(): number {
    return this.sum;
  }

  add(amount: number): void {
    if (!Number.isSafeInteger(amount))
      throw new RangeError(`${amount} is not a whole number of minor units`);
    const sum = this.sum + amount;
    if (!Number.isSafeInteger(sum))
      throw new RangeError(`The sum of ${this.sum} and ${amount} is too large to be exact`);
    this.sum = sum;
  }
}

/** The exact sum of integers; throws like `ExactSum`. */
export function exactSum(amounts: Iterable<number>): number {
  const sum = new ExactSum();
  for (const amount of amounts) sum.add(amount);
  return sum.total;
}
