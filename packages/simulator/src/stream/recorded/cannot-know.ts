import { DAY_MS } from '@baton/core';
import type { SimulatedLead } from '../../world/simulated-lead.ts';
import { instantFormat } from './read-instant.ts';
import type { RecordingMap } from './recording-map.ts';

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)}%`;

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/**
 * Right censoring: leads captured late had less time to be won. Counts those that had less than the time within which 90%
 * of the won leads were won.
 */
const censored = (leads: readonly SimulatedLead[], map: RecordingMap): string[] => {
  const lags = leads
    .flatMap(({ at, recorded }) => {
      const wonAt = recorded?.wonAt ?? null;
      return wonAt === null ? [] : [wonAt - at];
    })
    .toSorted((a, b) => a - b);
  if (lags.length < 10) return [];
  const most = quantile(lags, 0.9);
  const lastWon = leads.reduce((last, { recorded }) => Math.max(last, recorded?.wonAt ?? 0), 0);
  const ends = map.ends === undefined ? lastWon : Date.parse(map.ends) + DAY_MS;
  const cut = leads.filter(({ at }) => ends - at < most).length;
  return [
    `Won leads are cut off at the end of the recording (${day(ends - 1)}): 90% of them were won within ${Math.round(most / DAY_MS)} days, and ${cut} of ${leads.length} leads (${percent(cut, leads.length)}) had less than that.`,
  ];
};

const results = (leads: readonly SimulatedLead[], map: RecordingMap): string[] => {
  if (map.won === undefined)
    return [
      'It records no results: what becomes of a lead is the world document alone, and no fit can be shown.',
    ];
  const won = leads.filter(({ recorded }) => (recorded?.wonAt ?? null) !== null).length;
  const valued = leads.filter(({ recorded }) => (recorded?.value ?? null) !== null).length;
  const notes = [
    `It records no losses: ${leads.length - won} of ${leads.length} leads (${percent(leads.length - won, leads.length)}) are not won, and whether they were refused, lost or forgotten is not known.`,
  ];
  if (won > 0 && valued < won / 2)
    notes.push(
      valued === 0
        ? 'It records no amounts: what a won lead is worth comes from the world document.'
        : `It records an amount for ${valued} of ${won} won leads, too few to use: what a won lead is worth comes from the world document.`,
    );
  return notes;
};

/** What a recording of this shape cannot know, in sentences that are shown with every result that rests on it. */
export const cannotKnow = (
  leads: readonly SimulatedLead[],
  map: RecordingMap,
): readonly string[] => {
  if (leads.length === 0) return [];
  const zone = map.instant.zone ?? map.zone;
  const notes = [
    'It records no hand-offs: when a lead was offered, accepted, called or given up is not known, so how people behave comes from the world document.',
    ...results(leads, map),
  ];
  if (!instantFormat(map.instant.format, zone).hasTime)
    notes.push(
      map.instant.spread === undefined
        ? 'It records no time of day: every lead is taken to arrive at midnight.'
        : `It records no time of day: the leads of a day are spread over ${map.instant.spread} (${zone}).`,
    );
  if (map.mail === undefined && map.phone === undefined)
    notes.push('It does not say whether a lead left an e-mail address or a telephone number.');
  if (map.cost === undefined) notes.push('It records no cost of leads.');
  return [...notes, ...censored(leads, map)];
};
