const step =
  /^(?:\.([A-Za-z_][A-Za-z0-9_]*)|\[(\d+)\]|\['([A-Za-z0-9_ -]+)'\]|\["([A-Za-z0-9_ -]+)"\])/u;

/**
 * The steps of a JSON path that names exactly one place, such as `$.address.lines[0]`; `null` for any other (wildcards,
 * filters, slices, descent).
 */
export const definitePath = (path: string): readonly string[] | null => {
  if (!path.startsWith('$')) return null;
  const steps: string[] = [];
  let rest = path.slice(1);
  while (rest !== '') {
    const found = step.exec(rest);
    if (found === null) return null;
    steps.push(found.slice(1).find((part) => part !== undefined) ?? '');
    rest = rest.slice(found[0].length);
  }
  return steps;
};

/** What stands at the place, as json-rules-engine finds it: a fact that is no object is its own answer. */
export const follow = (value: unknown, path: readonly string[]): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  let here: unknown = value;
  for (const name of path) {
    if (!here || !Object.hasOwn(here, name)) return undefined;
    here = (here as Readonly<Record<string, unknown>>)[name];
  }
  return here;
};
