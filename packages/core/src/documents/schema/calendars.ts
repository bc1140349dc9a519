import { z } from 'zod';
import { parseWeek, parseWindows } from './windows.ts';
import { issueText, name, positiveSpan, readWith, text } from './scalars.ts';

const windowsText = z.union([z.string(), z.array(z.string()).max(50)]);

const windows = readWith(windowsText, (hours) => parseWindows(hours)).meta({
  description: 'Opening hours of a day',
  examples: ['09:00-17:30', ['08:30-12:00', '13:00-17:30']],
});

const dates = z
  .string()
  .max(60)
  .meta({
    description: 'A date, several (both included), or local times',
    examples: ['2026-12-24', '2026-12-21..2027-01-04', '2026-12-24T13:00..2026-12-24T18:00'],
  });

/** A change to a calendar on certain dates. */
const exception = z
  .strictObject({
    on: dates.describe('The date or dates').optional(),
    from: z.string().max(30).describe('The first date').optional(),
    to: z.string().max(30).describe('The last date, included').optional(),
    open: z
      .union([z.literal(false), windows])
      .default(false)
      .describe('`false`: closed; else the opening hours of these dates'),
    name: text.describe('What it is').optional(),
  })
  .refine(({ on, from }) => (on === undefined) !== (from === undefined), {
    error: issueText(
      'nothing says clearly on which dates',
      'write `on: 2026-12-24..2026-12-26`, or `from` and `to`',
    ),
  });
export type AuthoredException = z.output<typeof exception>;

export const calendar = z
  .strictObject({
    zone: z
      .string()
      .max(100)
      .meta({
        description: 'An IANA time zone',
        examples: ['America/New_York', 'Europe/Berlin', 'UTC'],
      }),
    open: readWith(z.record(z.string(), windowsText), parseWeek).meta({
      description: 'Opening hours by weekday or range of weekdays',
      examples: [{ 'mon-fri': ['08:30-12:00', '13:00-17:30'], sat: '09:00-12:00' }],
    }),
    businessDay: positiveSpan
      .describe('Open hours that count as one business day; those of the longest day unless stated')
      .optional(),
    holidays: z
      .union([z.string().max(60), z.array(z.string().max(60)).max(1000)])
      .meta({
        description: 'Public holidays of a country or state, single dates, or a list of both',
        examples: ['US', 'DE-BE', ['US-NY', '2026-11-27', '2026-12-24..2026-12-31']],
      })
      .optional(),
    exceptions: z
      .array(exception)
      .max(2000)
      .default([])
      .describe('Dated changes; the later in the list counts'),
  })
  .meta({ description: 'Opening hours with their time zone and exceptions' });
export type AuthoredCalendar = z.output<typeof calendar>;

/** The days on which a person is away: dates, ranges, or with a name. */
export const away = z
  .array(
    z.union([
      dates,
      z.strictObject({
        from: z.string().max(30).describe('The first date'),
        to: z.string().max(30).describe('The last date, included'),
        name: text.describe('What it is').optional(),
      }),
    ]),
  )
  .max(2000);
export type AuthoredAway = z.output<typeof away>;

export const calendars = z.record(name, calendar).refine((all) => Object.keys(all).length > 0, {
  error: issueText(
    'there is no calendar',
    'add one, for example `office: { zone: Europe/Berlin, open: { mon-fri: 09:00-17:00 } }`',
  ),
});
