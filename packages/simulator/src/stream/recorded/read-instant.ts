import { type Outcome, accepted, refused } from '@baton/core';
import { instantOf } from '../local-instant.ts';

/** How a recording writes instants: `iso`, `epoch-ms`, `epoch-s`, or a pattern of `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss`. */
export interface InstantFormat {
  readonly pattern: string;
  readonly hasTime: boolean;
  /** Local time of the text in this zone to an instant. */
  readonly read: (text: string) => Outcome<number>;
}

const FIELDS = ['yyyy', 'MM', 'dd', 'HH', 'mm', 'ss'] as const;
type Field = (typeof FIELDS)[number];

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;
const EARLIEST_AT = Date.UTC(1970, 0, 1);
const LATEST_AT = Date.UTC(2100, 0, 1);

const inRange = (at: number, text: string): Outcome<number> =>
  at >= EARLIEST_AT && at < LATEST_AT
    ? accepted(at)
    : refused(`\`${text}\` lies outside the years 1970 to 2099`, 'correct the date');

type Parts = Readonly<Partial<Record<Field, number>>>;

const localMs = (parts: Parts, text: string): Outcome<number> => {
  const { yyyy = 0, MM = 1, dd = 1, HH = 0, mm = 0, ss = 0 } = parts;
  const date = new Date(Date.UTC(yyyy, MM - 1, dd));
  // 30 February rolls over into March: a date that does not come back as written does not exist.
  if (date.getUTCMonth() !== MM - 1 || date.getUTCDate() !== dd || date.getUTCFullYear() !== yyyy)
    return refused(`\`${text}\` is a date that does not exist`, 'correct the date');
  if (HH > 23 || mm > 59 || ss > 59)
    return refused(`\`${text}\` is a time of day that does not exist`, 'correct the time');
  return accepted(date.getTime() + ((HH * 60 + mm) * 60 + ss) * 1000);
};

const readIso =
  (zone: string) =>
  (text: string): Outcome<number> => {
    const match = ISO.exec(text);
    if (match === null)
      return refused(`\`${text}\` is not an ISO date`, 'write 2026-09-14 or 2026-09-14T10:30:00Z');
    const [yyyy, MM, dd, HH, mm, ss] = match.slice(1, 7).map((part) => Number(part ?? 0));
    const local = localMs(
      { yyyy: yyyy ?? 0, MM: MM ?? 0, dd: dd ?? 0, HH: HH ?? 0, mm: mm ?? 0, ss: ss ?? 0 },
      text,
    );
    if (!local.ok) return local;
    const offset = match[7];
    if (offset === undefined) return inRange(instantOf(zone, local.value), text);
    if (offset === 'Z') return inRange(local.value, text);
    const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
    return inRange(local.value - (offset.startsWith('-') ? -minutes : minutes) * 60_000, text);
  };

const readEpoch =
  (unitMs: number) =>
  (text: string): Outcome<number> =>
    /^-?\d{1,15}$/.test(text)
      ? inRange(Number(text) * unitMs, text)
      : refused(`\`${text}\` is not a count since 1970`, 'check the format that the map names');

const compilePattern = (
  pattern: string,
): { readonly fields: readonly Field[]; readonly expression: RegExp } => {
  const fields: Field[] = [];
  const source = pattern.replaceAll(/yyyy|MM|dd|HH|mm|ss|[\s\S]/g, (token) => {
    const field = FIELDS.find((name) => name === token);
    if (field === undefined) return token.replaceAll(/[$()*+./?[\\\]^{|}-]/g, String.raw`\$&`);
    fields.push(field);
    return field === 'yyyy' ? String.raw`(\d{4})` : String.raw`(\d{1,2})`;
  });
  return { fields, expression: new RegExp(`^${source}$`) };
};

const readPattern = (pattern: string, zone: string) => {
  const { fields, expression } = compilePattern(pattern);
  return (text: string): Outcome<number> => {
    const match = expression.exec(text);
    if (match === null)
      return refused(
        `\`${text}\` is not written like \`${pattern}\``,
        'check the format that the map names',
      );
    const parts = Object.fromEntries(
      fields.map((field, index) => [field, Number(match[index + 1])]),
    );
    const local = localMs(parts, text);
    return local.ok ? inRange(instantOf(zone, local.value), text) : local;
  };
};

/** Why a pattern cannot be read by, or `null`: it must at least tell the day. */
export const patternProblem = (pattern: string): string | null => {
  if (['iso', 'epoch-ms', 'epoch-s'].includes(pattern)) return null;
  const { fields } = compilePattern(pattern);
  const missing = (['yyyy', 'MM', 'dd'] as const).filter((field) => !fields.includes(field));
  if (missing.length > 0) return `\`${pattern}\` has no ${missing.join(', ')}`;
  return new Set(fields).size === fields.length ? null : `\`${pattern}\` names a part twice`;
};

/** Compiles a format for texts whose clock is the zone's. Texts with an offset of their own (`iso`) keep it. */
export const instantFormat = (pattern: string, zone: string): InstantFormat => {
  if (pattern === 'iso') return { pattern, hasTime: true, read: readIso(zone) };
  if (pattern === 'epoch-ms') return { pattern, hasTime: true, read: readEpoch(1) };
  if (pattern === 'epoch-s') return { pattern, hasTime: true, read: readEpoch(1000) };
  return { pattern, hasTime: pattern.includes('HH'), read: readPattern(pattern, zone) };
};
