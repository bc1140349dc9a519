import type { MachineTable, TableArrow } from '../compiled/machine-table.ts';

/** A fault planted in one arrow of a compiled table; `null` where the arrow has nothing of the kind. */
export type TableMutant = (arrow: TableArrow, table: MachineTable) => TableArrow | null;

/** The faults by name. Each is one that a compiler of statecharts may well have. */
export const tableMutants: Readonly<Record<string, TableMutant>> = {
  'a dropped entry action': (arrow) =>
    arrow.entries.length === 0 ? null : { ...arrow, entries: arrow.entries.slice(0, -1) },
  'a dropped action': (arrow) =>
    arrow.actions.length === 0 ? null : { ...arrow, actions: arrow.actions.slice(1) },
  'a wrong target': (arrow, { states }) => ({
    ...arrow,
    target: (arrow.target + 1) % states.length,
  }),
  'a negated guard': (arrow) => {
    const { guard } = arrow;
    if (guard === null) return null;
    const test: typeof guard.test = (lead, envelope, params) =>
      guard.test(lead, envelope, params) === true ? 'negated' : true;
    return { ...arrow, guard: { ...guard, test } };
  },
  'a forgotten guard': (arrow) => (arrow.guard === null ? null : { ...arrow, guard: null }),
};
