import { DAY_MS, type DocumentError, HOUR_MS, type Locate } from '@baton/core';
import { localOf } from '../stream/local-instant.ts';
import { Draws } from '../random/draws.ts';
import type { LeadStream } from '../stream/lead-stream.ts';
import type { SyntheticDocument } from '../stream/stream-schema.ts';
import { burstAt } from '../stream/synthetic-stream.ts';
import type { Findings } from './check-names.ts';
import type { Horizon } from './experiment.ts';

type Source = SyntheticDocument['sources'][number];
type Burst = Source['bursts'][number];

/** After three times its mean delay 95% of a burst have come. */
const isOver = (at: number, { fadesIn }: Burst, { from }: Horizon): boolean =>
  at + 3 * fadesIn <= from;

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

const YEAR_MS = 365.25 * DAY_MS;

/** No more leads than this come on average while the run lasts. */
const atMost = (
  { leads = 0, season, growth, bursts }: Source,
  { zone }: SyntheticDocument,
  { from, leadsUntil }: Horizon,
): number => {
  let factor = season === undefined ? 1 : 0;
  for (let at = from - DAY_MS; at < leadsUntil + DAY_MS; at += DAY_MS)
    factor = Math.max(factor, season?.[new Date(at).getUTCMonth()] ?? 0);
  const trend = Math.max(1, (1 + growth) ** ((leadsUntil - from) / YEAR_MS));
  const brought = bursts.reduce(
    (sum, burst) => (burstAt(zone, burst) < leadsUntil ? sum + burst.leads : sum),
    0,
  );
  return (leads * factor * trend * (leadsUntil - from)) / HOUR_MS + brought;
};

/** Bursts that the run does not see, each a warning, and a stream that brings nobody at all, an error. */
export const checkArrivals = (
  document: SyntheticDocument,
  locate: Locate,
  horizon: Horizon,
): Findings => {
  const { zone, sources } = document;
  const { from, leadsUntil } = horizon;
  const run = `the run takes leads from ${day(localOf(zone, from))} to ${day(localOf(zone, leadsUntil - 1))}`;
  const warnings: DocumentError[] = sources.flatMap(({ bursts }, index) =>
    bursts.flatMap((burst, at) => {
      const begins = burstAt(zone, burst);
      if (begins < leadsUntil && !isOver(begins, burst, horizon)) return [];
      return [
        locate({
          path: ['sources', index, 'bursts', at, 'from'],
          message: `\`${burst.event}\` lies outside the run: ${run}`,
          fix: 'correct the date, or the `horizon` of the experiment; no lead of it is simulated as it stands',
        }),
      ];
    }),
  );
  const most = sources.reduce((sum, source) => sum + atMost(source, document, horizon), 0);
  if (most >= 1) return { errors: [], warnings };
  const few = locate({
    path: ['sources'],
    message: `these sources bring ${most > 0 ? 'less than one' : 'no'} lead while the experiment runs: ${run}`,
    fix: 'give one a rate such as `leads: 40 per week`, or correct the `horizon` of the experiment',
  });
  return most > 0 ? { errors: [], warnings: [...warnings, few] } : { errors: [few], warnings };
};

/** Refuses a run in which no lead of a recording lies; `locate` finds the place in the experiment. */
export const checkRecorded = (
  { recording, leads }: LeadStream,
  locate: Locate,
  { from, leadsUntil }: Horizon,
): Findings => {
  const window = { from, until: leadsUntil, replication: 0 };
  const [first] = leads(Draws.fromSeed('a recording is the same for every seed'), window);
  if (recording === null || first !== undefined) return { errors: [], warnings: [] };
  const all = leads(Draws.fromSeed(''), { ...window, from: -Infinity, until: Infinity });
  const days = [...all].map(({ at }) => day(at));
  const when =
    days.length === 0 ? 'it has none' : `its leads are from ${days[0]} to ${days.at(-1)}`;
  return {
    errors: [
      locate({
        path: ['horizon'],
        message: `no recorded lead lies in the run: ${when}`,
        fix: 'let the run begin with the first of them',
      }),
    ],
    warnings: [],
  };
};
