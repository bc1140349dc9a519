/** Customers in order of arrival; those who left meanwhile are skipped by the one who asks. */
export class WaitingLine {
  private readonly customers: number[] = [];
  private head = 0;

  push(customer: number): void {
    this.customers.push(customer);
  }

  /** Takes the first for whom `stillWaits` holds, undefined when there is none. */
  shift(stillWaits: (customer: number) => boolean): number | undefined {
    while (this.head < this.customers.length) {
      const customer = this.customers[this.head++]!;
      if (stillWaits(customer)) return customer;
    }
    return undefined;
  }
}
