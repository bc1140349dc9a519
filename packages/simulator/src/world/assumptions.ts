import { formatPercent, formatSpan } from '@baton/core';
import { NO_SOURCE } from './assumed.ts';
import { DEFAULT_CV, defaultHandling } from './handling.ts';
import { responseCurves } from './response-curves.ts';
import type { WorldDocument } from './world-schema.ts';

/** One behavioural assumption, as a report shows it. */
export interface Assumption {
  /** Where it stands in the world document: `prospects.response`. */
  readonly path: string;
  /** Its value in words. */
  readonly value: string;
  readonly source: string;
  readonly note: string | null;
  readonly alternatives: readonly string[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys whose numbers are no shares, though they lie between 0 and 1 now and then. */
const PLAIN = new Set([
  'sigma',
  'cv',
  'shape',
  'times',
  'daysPerMonth',
  'points',
  'attempts',
  'inARow',
]);
const MS = new Set(['over', 'blockOf', 'retryAfter', 'looksAhead']);

const isEmpty = (value: unknown): boolean =>
  (Array.isArray(value) && value.length === 0) ||
  (isRecord(value) && Object.keys(value).length === 0);

const said = (value: unknown, key: string, isPlain: boolean): string => {
  if (typeof value === 'number') {
    if (MS.has(key)) return formatSpan({ unit: 'wall', ms: value });
    const isShare = !isPlain && !PLAIN.has(key) && value >= -1 && value <= 1;
    return isShare ? formatPercent(value) : String(value);
  }
  // A list in a list is a point of a curve: `6 months 20%`.
  if (Array.isArray(value))
    return value
      .map((one: unknown) => said(Array.isArray(one) ? one.join(' ') : one, key, isPlain))
      .join(', ');
  if (!isRecord(value)) return String(value);
  return Object.entries(value)
    .filter(([name, one]) => !BESIDE.has(name) && one !== undefined && !isEmpty(one))
    .map(([name, one]) => {
      const words = said(one, name, isPlain);
      if (name === 'law' || name === 'share') return words;
      return isRecord(one) ? `${name} (${words})` : `${name} ${words}`;
    })
    .join(', ');
};

const BESIDE = new Set(['source', 'note', 'alternatives']);

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map((one: unknown) => String(one)) : [];

/** The curve's own source stands beside a published one. */
const sourceOf = (path: string, value: Readonly<Record<string, unknown>>): string => {
  const stated = value['source'];
  if (typeof stated === 'string' && stated !== '') return stated;
  const { curve } = value;
  const published = path === 'prospects.response' && typeof curve === 'string';
  return (published ? responseCurves[curve]?.source : undefined) ?? NO_SOURCE;
};

const collect = (path: string, value: unknown, into: Assumption[]): void => {
  if (!isRecord(value)) return;
  const carriesSource = 'source' in value || path === 'prospects.response';
  const parts = Object.entries(value).filter(([, part]) => isRecord(part) && 'source' in part);
  if (carriesSource && parts.length === 0) {
    const words = said(value, path.slice(path.lastIndexOf('.') + 1), path === 'costs');
    into.push({
      path,
      value: words === '' ? 'none' : words,
      source: sourceOf(path, value),
      note: typeof value['note'] === 'string' && value['note'] !== '' ? value['note'] : null,
      alternatives: texts(value['alternatives']),
    });
    return;
  }
  for (const [name, part] of Object.entries(value)) {
    const at = path === '' ? name : `${path}.${name}`;
    if (isRecord(part)) collect(at, part, into);
    else if (!BESIDE.has(name) && path !== '' && typeof part !== 'string' && !Array.isArray(part))
      into.push({
        path: at,
        value: said(part, name, false),
        source: NO_SOURCE,
        note: null,
        alternatives: [],
      });
  }
};

/** Every assumption of a world with its value in words and its source, in the document's order. */
export const assumptions = (world: WorldDocument): readonly Assumption[] => {
  const found: Assumption[] = [];
  const { prospects, reps, managers, desks, costs, losses } = world;
  collect('', { prospects, reps, managers, desks, costs, losses }, found);
  const unstated = Object.entries(defaultHandling)
    .filter(([task]) => reps.handling[task] === undefined && desks.handling[task] === undefined)
    .map(([task, mean]) => `${task} ${mean}`);
  found.push({
    path: 'handling',
    value: `gamma, cv ${DEFAULT_CV}, mean ${unstated.join(', ')}`,
    source: NO_SOURCE,
    note: 'working time of tasks for which the world states none',
    alternatives: [],
  });
  return found;
};
