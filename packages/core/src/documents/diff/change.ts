import { type Path, printPath } from '../document-error.ts';

/** One difference between two policies. `path` is that in the second, for what is gone that in the first. */
export interface Change {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** A sentence for people, without a full stop. */
  readonly words: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Equal as data; the order of keys does not count, that of lists does. */
export const same = (a: unknown, b: unknown): boolean => {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, index) => same(one, b[index]));
  if (!isRecord(a) || !isRecord(b)) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  );
};

const change =
  (kind: Change['kind']) =>
  (path: Path, words: string): Change => ({ path: printPath(path), kind, words });
export const added = change('added');
export const removed = change('removed');
export const changed = change('changed');
export const moved = change('moved');

/** A part of two things that may differ: `say` puts the new and the old value into a sentence. */
export const part = <T, V>(
  path: Path,
  [a, b]: readonly [T, T],
  get: (of: T) => V,
  say: (after: V, before: V) => string,
): readonly Change[] => {
  const [before, after] = [get(a), get(b)];
  return same(before, after) ? [] : [changed(path, say(after, before))];
};

/** The common sentence: `<subject> <new> instead of <old>`. */
export const insteadOf =
  <V>(subject: string, words: (value: V) => string) =>
  (after: V, before: V): string =>
    `${subject} ${words(after)} instead of ${words(before)}`;
