import type { Locate } from '@baton/core';
import type { LeadStream } from '../stream/lead-stream.ts';
import { type Findings, NameCheck, type Names } from './check-names.ts';
import type { ComparedPolicy } from './experiment.ts';

type Path = readonly (string | number)[];

interface Mention {
  readonly segment: string;
  readonly path: Path;
}

/** Operators and connectives are steps of a condition, not places that people look for. */
const isInside = (key: string): boolean => ['all', 'any', 'not'].includes(key);

/** Every value with which a condition anywhere in a policy compares the fact `segment`. */
const mentionsIn = (part: unknown, path: Path): readonly Mention[] => {
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part))
    return part.flatMap((one: unknown, index) => mentionsIn(one, [...path, index]));
  if ('fact' in part && 'operator' in part && 'value' in part) {
    const { fact, value } = part;
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return fact === 'segment'
      ? values.flatMap((one) => (typeof one === 'string' ? [{ segment: one, path }] : []))
      : [];
  }
  return Object.entries(part).flatMap(([key, inner]: [string, unknown]) => {
    const steps = isInside(key) && Array.isArray(inner) ? [inner].flat() : [inner];
    return isInside(key)
      ? steps.flatMap((one: unknown) => mentionsIn(one, path))
      : mentionsIn(inner, [...path, key]);
  });
};

/**
 * Segments that rules ask for and no lead ever has: neither the policy's segments, nor the org's accounts, nor the stream
 * know them. Warnings, since an account list may grow.
 */
export const checkSegments = (
  { attributes }: LeadStream,
  { policy, org }: ComparedPolicy,
  locate: Locate,
): Findings => {
  const given = attributes.flatMap(({ types }) => types['segment'] ?? []);
  const check = new NameCheck(locate);
  // Any text may come with a lead.
  if (given.some((type) => !('values' in type))) return check;
  const segments: Names = {
    known: new Set([
      ...policy.definition.segments.map(({ segment }) => segment),
      ...Object.values(org.accounts).flatMap(({ segment }) => segment ?? []),
      ...given.flatMap((type) => ('values' in type ? type.values : [])),
    ]),
    none: 'no segment of the policy, nor of an account of the org',
    idle: 'no lead is ever in it',
  };
  for (const { segment, path } of mentionsIn(policy, [])) check.remark(segment, path, segments);
  return check;
};
