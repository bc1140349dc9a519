import fc from 'fast-check';

/** Records as documents have them: every key present, an ordinary object. */
export const record = <T extends object>(model: {
  [K in keyof T]: fc.Arbitrary<T[K]>;
}): fc.Arbitrary<T> => fc.record(model).map((made) => ({ ...made }));
