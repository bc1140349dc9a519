import type { FactType, FactValue } from '../../rules/condition.ts';

/**
 * What is demanded of one fact: that it is missing, or that it is known and within bounds, among values, and outside
 * others. `least` and `most` are inclusive unless `open`.
 */
export interface Demand {
  readonly known: boolean;
  readonly least: number;
  readonly leastOpen: boolean;
  readonly most: number;
  readonly mostOpen: boolean;
  /** `null`: every value of the type. */
  readonly among: ReadonlySet<FactValue> | null;
  readonly outside: ReadonlySet<FactValue>;
}

export const anything: Demand = {
  known: true,
  least: Number.NEGATIVE_INFINITY,
  leastOpen: false,
  most: Number.POSITIVE_INFINITY,
  mostOpen: false,
  among: null,
  outside: new Set(),
};
export const missing: Demand = { ...anything, known: false };

/** All values of a type, where they can be counted. */
export const universe = (type: FactType | undefined): ReadonlySet<FactValue> | null => {
  if (type?.type === 'boolean') return new Set([true, false]);
  return type?.type === 'oneOf' ? new Set(type.values) : null;
};

const holds = (demand: Demand, value: FactValue): boolean => {
  if (demand.among !== null && !demand.among.has(value)) return false;
  if (demand.outside.has(value)) return false;
  if (typeof value !== 'number') return true;
  const above = demand.leastOpen ? value > demand.least : value >= demand.least;
  return above && (demand.mostOpen ? value < demand.most : value <= demand.most);
};

/** Whole numbers between open bounds are those between closed ones. */
const closed = (demand: Demand): Demand => ({
  ...demand,
  least: demand.leastOpen ? Math.floor(demand.least) + 1 : Math.ceil(demand.least),
  leastOpen: false,
  most: demand.mostOpen ? Math.ceil(demand.most) - 1 : Math.floor(demand.most),
  mostOpen: false,
});

/** The values that meet the demand, where they can be listed. */
const listed = (demand: Demand, type: FactType | undefined): ReadonlySet<FactValue> | null => {
  const values = demand.among ?? universe(type);
  return values === null ? null : new Set([...values].filter((value) => holds(demand, value)));
};

/** Both demands at once; `null` when no value and no absence meets them. */
export const both = (a: Demand, b: Demand, type: FactType | undefined): Demand | null => {
  if (a.known !== b.known) return null;
  if (!a.known) return missing;
  const higher = a.least > b.least || (a.least === b.least && a.leastOpen) ? a : b;
  const lower = a.most < b.most || (a.most === b.most && a.mostOpen) ? a : b;
  const met: Demand = {
    known: true,
    least: higher.least,
    leastOpen: higher.leastOpen,
    most: lower.most,
    mostOpen: lower.mostOpen,
    among:
      a.among === null
        ? b.among
        : b.among === null
          ? a.among
          : new Set([...a.among].filter((value) => b.among?.has(value))),
    outside: new Set([...a.outside, ...b.outside]),
  };
  const tight = type?.type === 'integer' ? closed(met) : met;
  const values = listed(tight, type);
  if (values !== null) return values.size === 0 ? null : { ...anything, among: values };
  if (tight.least > tight.most) return null;
  return tight.least === tight.most &&
    (tight.leastOpen || tight.mostOpen || !holds(tight, tight.least))
    ? null
    : tight;
};

/** Whether whatever meets `inner` meets `outer`. May say no where the answer is yes, never the other way round. */
export const isWithin = (inner: Demand, outer: Demand, type: FactType | undefined): boolean => {
  if (inner.known !== outer.known) return false;
  if (!inner.known) return true;
  const values = listed(inner, type);
  if (values !== null) return [...values].every((value) => holds(outer, value));
  if (outer.among !== null) return false;
  const above =
    inner.least > outer.least ||
    (inner.least === outer.least && (inner.leastOpen || !outer.leastOpen));
  const below =
    inner.most < outer.most || (inner.most === outer.most && (inner.mostOpen || !outer.mostOpen));
  return above && below && [...outer.outside].every((value) => !holds(inner, value));
};

/** The demand value by value, where that is few; else as it is. */
export const split = (demand: Demand): readonly Demand[] =>
  demand.among === null || demand.among.size > 12
    ? [demand]
    : [...demand.among].map((value) => ({ ...anything, among: new Set([value]) }));
