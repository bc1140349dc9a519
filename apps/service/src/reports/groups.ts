import type { Row } from './report.ts';

/** Leads that a row names as examples; more are counted and not named. */
export const LEADS_NAMED = 20;

/** Which row is made. */
export interface RowOf {
  readonly group: string | null;
  readonly isTotal: boolean;
  readonly leads: number;
}

/** How many leads there are, and the first of them by name. Each lead is added in one go, so the last is all to remember. */
export class Leads {
  size = 0;
  readonly examples: string[] = [];
  #last: string | null = null;

  add(lead: string): void {
    if (lead === this.#last) return;
    this.#last = lead;
    this.size += 1;
    if (this.examples.length < LEADS_NAMED) this.examples.push(lead);
  }
}

/** Sums by group and over all. A group without a name (nothing known) is `null` and stands last. */
export class Groups<Sums extends { readonly leads: Leads }> {
  readonly #groups = new Map<string | null, Sums>();
  readonly #total: Sums;
  readonly #fresh: () => Sums;

  constructor(fresh: () => Sums) {
    this.#fresh = fresh;
    this.#total = fresh();
  }

  /** Adds to a group and to the total alike, so that groups add up. */
  add(group: string | null, lead: string, put: (sums: Sums) => void): void {
    let sums = this.#groups.get(group);
    if (sums === undefined) this.#groups.set(group, (sums = this.#fresh()));
    for (const one of [sums, this.#total]) {
      one.leads.add(lead);
      put(one);
    }
  }

  tables(columns: (sums: Omit<Sums, 'leads'>, of: RowOf) => Row): {
    rows: Row[];
    total: Row;
  } {
    const row = (group: string | null, all: Sums): Row => {
      const { leads, ...sums } = all;
      return {
        group,
        ...columns(sums, { group, isTotal: all === this.#total, leads: leads.size }),
        leads: leads.size,
        examples: leads.examples,
      };
    };
    const rows = [...this.#groups].toSorted(([left], [right]) => inOrder(left, right));
    return {
      rows: rows.map(([group, sums]) => row(group, sums)),
      total: row('total', this.#total),
    };
  }
}

const NUMBER = /^\d+$/u;

/** By name, numbers by size, nothing last. */
const inOrder = (left: string | null, right: string | null): number => {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  if (NUMBER.test(left) && NUMBER.test(right)) return Number(left) - Number(right);
  return left < right ? -1 : 1;
};
