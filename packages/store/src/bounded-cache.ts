/**
 * Remembers the `atMost` values asked for last. Two who ask for the same at once wait for the same; `peek` makes nothing.
 */
export const boundedCache = <T>(atMost: number) => {
  const known = new Map<string, Promise<T>>();
  const get = (key: string, make: () => Promise<T>): Promise<T> => {
    const found = known.get(key);
    if (found !== undefined) {
      known.delete(key);
      known.set(key, found);
      return found;
    }
    const made = make();
    known.set(key, made);
    // What failed may succeed next time.
    made.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > atMost && oldest !== undefined) known.delete(oldest);
    return made;
  };
  return Object.assign(get, { peek: (key: string): Promise<T> | undefined => known.get(key) });
};
