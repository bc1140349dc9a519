import type { Path } from '../document-error.ts';
import { added, type Change, changed, moved, removed, same } from './change.ts';

/** How to compare two ordered lists of named things. */
export interface Listing<T> {
  /** `routing rule`, for sentences. */
  readonly noun: string;
  readonly path: Path;
  readonly nameOf: (item: T) => string;
  /** The item as a sentence without subject. */
  readonly describe: (item: T) => string;
  /** What changed inside an item that both lists have. */
  readonly changes: (path: Path, before: T, after: T) => readonly Change[];
}

interface Keyed<T> {
  readonly key: string;
  readonly item: T;
  readonly index: number;
}

/** A name that occurs several times is told apart by which occurrence it is. */
const keyed = <T>(items: readonly T[], nameOf: (item: T) => string): readonly Keyed<T>[] => {
  const counts = new Map<string, number>();
  return items.map((item, index) => {
    const name = nameOf(item);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return { key: `${name}#${count}`, item, index };
  });
};

/** Positions that form a longest ascending run: what need not be moved. */
const longestAscending = (numbers: readonly number[]): ReadonlySet<number> => {
  const best: { readonly length: number; readonly before: number }[] = [];
  numbers.forEach((number, at) => {
    let [length, before] = [1, -1];
    for (let k = 0; k < at; k++) {
      const candidate = (best[k]?.length ?? 0) + 1;
      if ((numbers[k] ?? 0) < number && candidate > length) [length, before] = [candidate, k];
    }
    best.push({ length, before });
  });
  let at = best.reduce(
    (top, { length }, index) => (length > (best[top]?.length ?? 0) ? index : top),
    0,
  );
  const kept = new Set<number>();
  while (best[at] !== undefined && at >= 0) {
    kept.add(at);
    at = best[at]?.before ?? -1;
  }
  return kept;
};

/** `before x`, or `last`. */
const place = <T>(items: readonly T[], index: number, nameOf: (item: T) => string): string => {
  const next = items[index + 1];
  return next === undefined ? 'last' : `before \`${nameOf(next)}\``;
};

/** What was added, removed, changed and moved between two lists. Lists that are equal give nothing. */
export const diffOrdered = <T>(
  a: readonly T[],
  b: readonly T[],
  listing: Listing<T>,
): readonly Change[] => {
  const { noun, path, nameOf, describe, changes } = listing;
  const [before, after] = [keyed(a, nameOf), keyed(b, nameOf)];
  const old = new Map(before.map((one) => [one.key, one]));
  const kept = new Set(after.map(({ key }) => key));
  const common = after.filter(({ key }) => old.has(key));
  const inPlace = longestAscending(common.map(({ key }) => old.get(key)?.index ?? 0));
  const movedKeys = new Set(common.filter((_, at) => !inPlace.has(at)).map(({ key }) => key));
  const gone = before
    .filter(({ key }) => !kept.has(key))
    .map(({ item, index }) =>
      removed([...path, index], `The ${noun} \`${nameOf(item)}\` is gone: ${describe(item)}`),
    );
  const rest = after.flatMap(({ key, item, index }): readonly Change[] => {
    const here: Path = [...path, index];
    const earlier = old.get(key)?.item;
    if (earlier === undefined)
      return [
        added(
          here,
          `New ${noun} \`${nameOf(item)}\`, ${place(b, index, nameOf)}: ${describe(item)}`,
        ),
      ];
    const inside = changes(here, earlier, item);
    const all = movedKeys.has(key)
      ? [
          moved(here, `The ${noun} \`${nameOf(item)}\` now stands ${place(b, index, nameOf)}`),
          ...inside,
        ]
      : inside;
    // Words can be the same where values are not: a text `3` and the number 3.
    return inside.length > 0 || same(earlier, item)
      ? all
      : [...all, changed(here, `The ${noun} \`${nameOf(item)}\` is now: ${describe(item)}`)];
  });
  return [...gone, ...rest];
};

/** The same for things by name in no order. */
export const diffNamed = <T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  { noun, path, describe }: Pick<Listing<T>, 'noun' | 'path' | 'describe'>,
): readonly Change[] => [
  ...Object.entries(a)
    .filter(([name]) => !Object.hasOwn(b, name))
    .map(([name, item]) =>
      removed([...path, name], `The ${noun} \`${name}\` is gone: ${describe(item)}`),
    ),
  ...Object.entries(b).flatMap(([name, item]): readonly Change[] => {
    const earlier = Object.hasOwn(a, name) ? a[name] : undefined;
    if (earlier === undefined)
      return [added([...path, name], `New ${noun} \`${name}\`: ${describe(item)}`)];
    if (same(earlier, item)) return [];
    return [
      changed(
        [...path, name],
        `The ${noun} \`${name}\`: ${describe(item)} instead of: ${describe(earlier)}`,
      ),
    ];
  }),
];

/** The same for plain names. */
export const diffNames = (
  a: readonly string[],
  b: readonly string[],
  { noun, path }: { readonly noun: string; readonly path: Path },
): readonly Change[] => {
  const changes = [
    ...a
      .filter((name) => !b.includes(name))
      .map((name) => removed(path, `The ${noun} \`${name}\` is gone`)),
    ...b.filter((name) => !a.includes(name)).map((name) => added(path, `New ${noun} \`${name}\``)),
  ];
  return changes.length > 0 || same(a, b)
    ? changes
    : [moved(path, `The ${noun}s stand in another order`)];
};
