/**
 * How deep a value is nested and of how many values it consists, shared parts counted each time they occur. Stops as
 * soon as a limit is passed, so it ends on values that contain themselves.
 */
export const measure = (
  data: unknown,
  depthAtMost: number,
  valuesAtMost: number,
): { readonly depth: number; readonly values: number } => {
  let depth = 0;
  let values = 0;
  const stack: (readonly [value: unknown, level: number])[] = [[data, 1]];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const [value, level] = top;
    depth = Math.max(depth, level);
    values += 1;
    if (depth > depthAtMost || values > valuesAtMost) break;
    if (typeof value === 'object' && value !== null)
      for (const part of Object.values(value) as unknown[]) stack.push([part, level + 1]);
  }
  return { depth, values };
};
