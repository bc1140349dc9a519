import { z } from '@hono/zod-openapi';
import type { Document, YAMLMap } from 'yaml';
import { notFound } from '../http/problem.ts';
import { indexOfDates } from './edit-people.ts';
import { inline, listIn, mapIn, setKeys } from './edit-text.ts';

export const teamSchema = z
  .strictObject({
    manager: z.string().min(1).max(100),
    members: z.array(z.string().max(100)).max(100).nullable().optional(),
    calendar: z.string().max(100).nullable().optional(),
  })
  .openapi('Team');

/** Sets a team, which is added if the org has none of that name. */
export const setTeam =
  (team: string, fields: z.infer<typeof teamSchema>) => (document: Document) => {
    const teams = mapIn(document, 'teams');
    if (!teams.has(team)) teams.set(team, inline(document, {}));
    setKeys(document, mapIn(teams, team), fields);
  };

export const removeTeam = (team: string) => (document: Document) => {
  if (!mapIn(document, 'teams').delete(team)) throw notFound(`team ${team}`);
};

export const roleSchema = z.strictObject({ person: z.string().min(1).max(100) }).openapi('Role');

export const setRole = (role: string, person: string) => (document: Document) => {
  mapIn(document, 'roles').set(role, person);
};

export const removeRole = (role: string) => (document: Document) => {
  if (!mapIn(document, 'roles').delete(role)) throw notFound(`role ${role}`);
};

export const exceptionSchema = z
  .strictObject({
    from: z.string().min(1).max(30),
    to: z.string().min(1).max(30),
    open: z
      .union([z.literal(false), z.string().max(100), z.array(z.string().max(100)).max(50)])
      .optional()
      .openapi({ description: 'Opening hours of these dates; false or unsaid is closed' }),
    name: z.string().min(1).max(200).optional(),
  })
  .openapi('CalendarException');

const calendarOf = (document: Document, calendar: string): YAMLMap => {
  const calendars = mapIn(document, 'calendars');
  if (!calendars.has(calendar)) throw notFound(`calendar ${calendar}`);
  return mapIn(calendars, calendar);
};

/** Adds a dated change of a calendar, or replaces the one of those dates. */
export const setException =
  (calendar: string, exception: z.infer<typeof exceptionSchema>) => (document: Document) => {
    const exceptions = listIn(calendarOf(document, calendar), 'exceptions');
    const index = indexOfDates(exceptions, `${exception.from}..${exception.to}`);
    const item = inline(document, exception);
    if (index < 0) exceptions.add(item);
    else exceptions.set(index, item);
  };

export const removeException = (calendar: string, dates: string) => (document: Document) => {
  const map = calendarOf(document, calendar);
  const exceptions = listIn(map, 'exceptions');
  const index = indexOfDates(exceptions, dates);
  if (index < 0) throw notFound(`exception ${dates} of calendar ${calendar}`);
  exceptions.delete(index);
  if (exceptions.items.length === 0) map.delete('exceptions');
};
