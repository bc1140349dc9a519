import type { Locate } from '@baton/core';
import { metricNames } from '../ledger/metrics.ts';
import { assumptions } from '../world/assumptions.ts';
import type { WorldDocument } from '../world/world-schema.ts';
import { type Findings, NameCheck, type Names } from './check-names.ts';
import type { AuthoredExperiment } from './experiment-schema.ts';

/** `reps.ignores` of `reps.ignores.unenforced`, and `reps`. */
const withParents = (path: string): readonly string[] => {
  const parts = path.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
};

const placesIn = (value: unknown, above: string): readonly string[] =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? []
    : Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
        const place = above === '' ? key : `${above}.${key}`;
        return [place, ...placesIn(part, place)];
      });

/** Metrics that nothing measures and assumptions that the world does not make. */
export const checkQuestion = (
  { precision, expect, sensitivity }: AuthoredExperiment,
  world: WorldDocument,
  locate: Locate,
): Findings => {
  const check = new NameCheck(locate);
  const metrics: Names = { known: new Set(metricNames), none: 'no metric' };
  check.refuse(precision.metric, ['precision', 'metric'], metrics);
  for (const [index, { metric }] of expect.entries())
    check.refuse(metric, ['expect', index, 'metric'], metrics);
  const stated = new Set(assumptions(world).flatMap(({ path }) => withParents(path)));
  const deeper = new Set(placesIn(world, ''));
  for (const [index, path] of sensitivity.entries())
    if (!deeper.has(path))
      check.refuse(path, ['sensitivity', index], {
        known: stated,
        none: 'no assumption of the world',
      });
  return check;
};
