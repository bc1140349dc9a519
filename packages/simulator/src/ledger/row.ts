/** Numbers in a row that grows, without a box for each. */
export class Row {
  private numbers = new Float64Array(64);
  private length = 0;

  push(value: number): void {
    if (this.length === this.numbers.length) {
      const wider = new Float64Array(2 * this.length);
      wider.set(this.numbers);
      this.numbers = wider;
    }
    this.numbers[this.length] = value;
    this.length += 1;
  }

  /** A copy to work on. */
  get values(): Float64Array {
    return this.numbers.slice(0, this.length);
  }
}
