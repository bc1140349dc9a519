import type { CalendarSpec } from '../time/calendar-spec.ts';
import type { Policy } from '../policy/policy.ts';
import type { NotedHead, SignedCheckpoint } from './checkpoint.ts';
import type { ExportEnd, ExportHeader } from './write-export.ts';

/** A line of an export that is no entry, or `other`. Of documents only the number is known to be one. */
export type FrameLine =
  | { readonly kind: 'custody'; readonly header: ExportHeader }
  | { readonly kind: 'policy'; readonly version: number; readonly policy: Policy }
  | {
      readonly kind: 'calendars';
      readonly version: number;
      readonly calendars: Readonly<Record<string, CalendarSpec>>;
    }
  | { readonly kind: 'checkpoint'; readonly checkpoint: SignedCheckpoint }
  | { readonly kind: 'end'; readonly end: ExportEnd; readonly signature: string }
  | { readonly kind: 'other' };

const OTHER: FrameLine = { kind: 'other' };

type Shape = 'string' | 'number' | 'instant' | 'object' | 'array';

const has = (value: unknown, shape: Shape): boolean => {
  switch (shape) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'instant':
      return value === null || Number.isSafeInteger(value);
    case 'number':
      return Number.isSafeInteger(value);
    case 'string':
      return typeof value === 'string';
    default:
      return shape satisfies never;
  }
};

const fits = (value: unknown, shapes: Readonly<Record<string, Shape>>): value is object =>
  has(value, 'object') &&
  Object.entries(shapes).every(([name, shape]) => has(Reflect.get(value as object, name), shape));

const headShape = { lead: 'string', seq: 'number', hash: 'string' } as const;

const isCheckpoint = (value: unknown): value is SignedCheckpoint =>
  fits(value, {
    workspace: 'string',
    seq: 'number',
    at: 'number',
    ordinal: 'number',
    root: 'string',
    previous: 'string',
    hash: 'string',
    keyId: 'string',
    signature: 'string',
    heads: 'array',
  }) &&
  (value as { readonly heads: readonly NotedHead[] }).heads.every((head) => fits(head, headShape));

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Reads a line that frames the entries; an entry, and what cannot be read, is `other`. */
export const readFrame = (text: string): FrameLine => {
  // Entries are by far the most, and none of these begins like one.
  if (!/^\{"(?:custody|policy|calendars|checkpoint|end)":\{/u.test(text)) return OTHER;
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return OTHER;
  const { custody, policy, calendars, checkpoint, end } = value as Record<string, unknown>;
  if (
    fits(custody, {
      workspace: 'string',
      at: 'number',
      from: 'instant',
      to: 'instant',
      publicKey: 'string',
      keyId: 'string',
      version: 'number',
    })
  )
    return { kind: 'custody', header: custody as ExportHeader };
  if (fits(policy, { version: 'number' }))
    return { kind: 'policy', version: (policy as Policy).version, policy: policy as Policy };
  if (fits(calendars, { version: 'number', calendars: 'object' }))
    return { kind: 'calendars', ...(calendars as Omit<CalendarsLine, 'kind'>) };
  if (isCheckpoint(checkpoint)) return { kind: 'checkpoint', checkpoint };
  if (fits(end, { leads: 'number', entries: 'number', sha256: 'string', signature: 'string' })) {
    const { signature, ...rest } = end as ExportEnd & { readonly signature: string };
    return { kind: 'end', end: rest, signature };
  }
  return OTHER;
};

type CalendarsLine = Extract<FrameLine, { kind: 'calendars' }>;
