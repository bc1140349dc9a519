const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/**
 * Whether two values are the same to the last bit: NaN is NaN, a key with `undefined` is not a missing one, and a list is
 * not an object. Parts that are one object are not looked into, which makes it fast enough to ask a million times.
 */
export const deepSame = (left: unknown, right: unknown): boolean => {
  if (Object.is(left, right)) return true;
  if (!isObject(left) || !isObject(right) || Array.isArray(left) !== Array.isArray(right))
    return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  for (const key of keys)
    if (!Object.hasOwn(right, key) || !deepSame(left[key], right[key])) return false;
  return true;
};
