import { DAY_MS, formatDocumentError, parseDocument } from '@baton/core';
import { type FoundDocument, type LeadStream, loadStream } from '@baton/simulator';

const WEBINARS = [
  { event: 'autopilot', daysAgo: 68, leads: 45 },
  { event: 'handover', daysAgo: 19, leads: 55 },
] as const;

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The Wednesday on or before the instant: nobody holds a webinar on a Sunday. */
const wednesdayBefore = (at: number): number => at - ((new Date(at).getUTCDay() + 4) % 7) * DAY_MS;

const isWebinar = (source: unknown): source is object =>
  typeof source === 'object' && source !== null && Reflect.get(source, 'source') === 'webinar';

/** The stream's webinars, moved into the weeks that the demo has lived. */
const withWebinars = (data: unknown, now: number): unknown => {
  if (typeof data !== 'object' || data === null) return data;
  const sources: unknown = Reflect.get(data, 'sources');
  if (!Array.isArray(sources)) return data;
  const bursts = WEBINARS.map(({ event, daysAgo, leads }) => ({
    event,
    from: isoDay(wednesdayBefore(now - daysAgo * DAY_MS)),
    hour: 11,
    leads,
    fadesIn: '18 hours',
  }));
  return {
    ...data,
    sources: sources.map((source: unknown) => (isWebinar(source) ? { ...source, bursts } : source)),
  };
};

const noOther = () =>
  ({ ok: false, message: 'the demo reads one file', fix: 'use a synthetic stream' }) as const;

/** Where the demo's inquiries come from: the document's sources, with webinars in the weeks before `now`. */
export const demoStream = (
  { file, text }: FoundDocument,
  currency: string,
  now: number,
): LeadStream => {
  const read = parseDocument(text, file);
  const loaded = read.ok
    ? loadStream(
        { file, text: JSON.stringify(withWebinars(read.data, now)) },
        { read: noOther, recording: noOther, table: noOther },
        currency,
      )
    : read;
  if (!loaded.ok) throw new Error(loaded.errors.map(formatDocumentError).join('\n'));
  return loaded.stream;
};
