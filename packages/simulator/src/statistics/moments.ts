/**
 * Running count, mean, variance and skewness of a series, in one pass and without cancellation (Welford 1962; the third
 * moment after Pébay, Sandia report SAND2008-6212). Additions are not merged from workers: the order of adding is part of
 * the result's last digits.
 */
export class Moments {
  count = 0;
  mean = 0;
  private squares = 0;
  private cubes = 0;

  static of(values: Iterable<number>): Moments {
    const moments = new Moments();
    for (const value of values) moments.add(value);
    return moments;
  }

  add(value: number): void {
    const before = this.count++;
    const delta = value - this.mean;
    const share = delta / this.count;
    const product = delta * share * before;
    this.mean += share;
    this.cubes += product * share * (before - 1) - 3 * share * this.squares;
    this.squares += product;
  }

  /** Sample variance (n - 1 below); 0 for fewer than two values. */
  get variance(): number {
    return this.count > 1 ? Math.max(0, this.squares / (this.count - 1)) : 0;
  }

  get sd(): number {
    return Math.sqrt(this.variance);
  }

  get standardError(): number {
    return this.sd / Math.sqrt(this.count);
  }

  /** Fisher's g1, the third standardised moment; 0 when nothing varies. */
  get skewness(): number {
    return this.squares > 0 ? (Math.sqrt(this.count) * this.cubes) / this.squares ** 1.5 : 0;
  }
}
