/**
 * Lists of a lead are short, replaced at nearly every step and kept as long as the lead is open. So they are made exactly
 * as long as they are: `push` and spreading leave room for sixteen more, and `concat` takes longer than the rest of a step.
 */

const nothing: readonly never[] = [];

/** The list that holds nothing. One for all, since nobody changes a list. */
export const emptyList = <T>(): readonly T[] => nothing;

/** The list with one more at its end. */
export const withLast = <T>(list: readonly T[], last: T): readonly T[] => {
  switch (list.length) {
    case 0:
      return [last];
    case 1:
      return [list[0]!, last];
    case 2:
      return [list[0]!, list[1]!, last];
    case 3:
      return [list[0]!, list[1]!, list[2]!, last];
    default:
      return list.concat(last);
  }
};

/** The list with another in one place. */
export const withAt = <T>(list: readonly T[], at: number, other: T): readonly T[] => {
  const changed = list.slice();
  changed[at] = other;
  return changed;
};
