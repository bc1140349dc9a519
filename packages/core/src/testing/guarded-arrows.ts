import type { GuardName, To } from '../lifecycle/guards.ts';
import type { Lifecycle } from '../lifecycle/machine.ts';
import type { Seen } from './enumerate-paths.ts';

/** An arrow with a guard, and those beside it in the order in which they are asked. */
export interface GuardedArrow {
  readonly id: string;
  readonly state: string;
  readonly guard: GuardName;
  readonly to: To;
  /** What the guards of all arrows for the event compare with; `null` for one without a guard. */
  readonly beside: readonly (To | null)[];
}

/** Every arrow of a chart that has a guard; those of every open state are named `open`. */
const guardedArrows = ({ chart }: Lifecycle): readonly GuardedArrow[] =>
  [...chart.states, { state: 'open', on: chart.everywhere }].flatMap(({ state, on }) =>
    Object.entries(on).flatMap(([type, arrows]) =>
      arrows.flatMap(({ guard }, at): GuardedArrow[] => {
        if (guard === undefined) return [];
        const beside = arrows.map((arrow) => arrow.guard?.params ?? null);
        const id = `${state}: ${type} ${at}`;
        return [{ id, state, guard: guard.type, to: guard.params, beside }];
      }),
    ),
  );

/** An outcome that a guard was never seen with. */
export interface Unseen extends GuardedArrow {
  readonly outcome: boolean;
}

export const unseenIn = (lifecycle: Lifecycle, seen: Seen): readonly Unseen[] =>
  guardedArrows(lifecycle).flatMap((arrow) =>
    [true, false]
      .filter((outcome) => seen.guards.get(arrow.id)?.has(outcome) !== true)
      .map((outcome) => ({ ...arrow, outcome })),
  );
