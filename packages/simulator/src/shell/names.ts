/**
 * Names with a prefix, each put together once. They are what draws are counted and addressed by; a simulation asks for the
 * same few again and again, and joining and hashing texts would cost more than the draw.
 */
export const prefixed = (prefix: string): ((name: string) => string) => {
  const made = new Map<string, string>();
  return (name) => {
    let whole = made.get(name);
    if (whole === undefined) made.set(name, (whole = `${prefix}${name}`));
    return whole;
  };
};
