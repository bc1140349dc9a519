import type { MachineTable, TableArrow } from '../compiled/machine-table.ts';

/** An arrow of a table as seen from one of its states. */
export interface ArrowAt {
  readonly state: number;
  readonly type: string;
  readonly at: number;
}

export const arrowKey = ({ state, type, at }: ArrowAt): string => `${state} ${type} ${at}`;

/** Every arrow of a table that can be tried: what stands behind one without a guard cannot. */
export const triedArrows = ({ states }: MachineTable): ArrowAt[] =>
  states.flatMap(({ on }, state) =>
    [...on].flatMap(([type, arrows]) => {
      const last = arrows.findIndex(({ guard }) => guard === null);
      const tried = last < 0 ? arrows : arrows.slice(0, last + 1);
      return tried.map((_arrow, at) => ({ state, type, at }));
    }),
  );

export const arrowIn = ({ states }: MachineTable, { state, type, at }: ArrowAt): TableArrow => {
  const arrow = states[state]?.on.get(type)?.[at];
  if (arrow === undefined) throw new Error(`no arrow ${type} ${at} in state ${state}`);
  return arrow;
};

/** The table with one arrow in place of another. */
export const withArrow = (
  table: MachineTable,
  place: ArrowAt,
  arrow: TableArrow,
): MachineTable => ({
  ...table,
  states: table.states.map((state, index) =>
    index === place.state
      ? {
          ...state,
          on: new Map(
            [...state.on].map(([type, arrows]) => [
              type,
              type === place.type ? arrows.with(place.at, arrow) : arrows,
            ]),
          ),
        }
      : state,
  ),
});
