import { eventSchema, type LeadEvent, type LeadEventType, parseReportedEvent } from '@baton/core';
import type { KeyHolder } from '@baton/store';
import { z } from 'zod';
import { mayReport, reporting } from '../http/access.ts';
import { problemsOfIssues } from '../http/issue-problems.ts';
import { Problem } from '../http/problem.ts';
import { partyFieldOf } from './own-calendar.ts';

/** What the service adds to an event, so that nobody can say it: when, who, and what was decided. */
const ours = ['at', 'actor', 'verdict', 'cast', 'deputies'] as const;

const inputOf = (option: (typeof eventSchema.options)[number]): Record<string, unknown> => {
  const schema = z.toJSONSchema(option, { io: 'input' });
  const { $schema: _, properties = {}, required = [], ...rest } = schema;
  const isOurs = (name: string): boolean => ours.some((one) => one === name);
  const field = partyFieldOf(option.shape.type.value);
  const own = Object.entries(properties).filter(([name]) => !isOurs(name));
  return {
    ...rest,
    properties: Object.fromEntries(
      own.map(([name, of]) =>
        name === field && typeof of === 'object'
          ? [name, { ...of, required: ['person'] }]
          : [name, of],
      ),
    ),
    required: required.filter((name) => !isOurs(name)),
  };
};

const inputs: ReadonlyMap<LeadEventType, Record<string, unknown>> = new Map(
  eventSchema.options
    .filter((option) => reporting[option.shape.type.value].length > 0)
    .map((option) => [option.shape.type.value, inputOf(option)]),
);

/** JSON Schema of what a caller sends to report the event; null for what nobody reports. */
export const inputSchema = (type: LeadEventType): Record<string, unknown> | null =>
  inputs.get(type) ?? null;

/** JSON Schema of every event that may be reported, for the OpenAPI document. */
export const reportedEventSchema = { oneOf: [...inputs.values()] };

const typeOf = (body: object): LeadEventType | null => {
  const said: unknown = 'type' in body ? body.type : undefined;
  return [...inputs.keys()].find((type) => type === said) ?? null;
};

/** What the event's schema finds, in plain words; else what the core says of an event that people do not report. */
const problemsIn = (
  type: LeadEventType,
  sent: object,
  said: readonly object[],
): readonly object[] => {
  const read = eventSchema.safeParse(sent);
  if (read.success) return said;
  const party = partyFieldOf(type);
  return problemsOfIssues(read.error.issues, sent).map((problem) =>
    party !== null && problem.path.length === 1 && problem.path[0] === party
      ? { ...problem, fix: PARTY_FIX }
      : problem,
  );
};

const PARTY_FIX =
  'write {"person": id}, with "calendar" beside it only where it is not the person’s own';

/**
 * The event that a body reports, at this instant and by this caller. Throws a problem: 400 with every error, 403 when the
 * role may not report it.
 */
export const reportedEvent = (body: unknown, caller: KeyHolder, at: number): LeadEvent => {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Problem(400, 'invalid', 'an event is an object with a type');
  const type = typeOf(body);
  if (type === null)
    throw new Problem(400, 'invalid', `type is one of ${[...inputs.keys()].join(', ')}`);
  if (!mayReport(caller.role, type))
    throw new Problem(403, 'forbidden', `${type} is reported by: ${reporting[type].join(', ')}`);
  const said = ours.filter((name) => Object.hasOwn(body, name));
  if (said.length > 0)
    throw new Problem(400, 'invalid', `the service itself says ${said.join(', ')}: leave it out`);
  const sent = { ...body, at, actor: caller.person };
  const parsed = parseReportedEvent(sent);
  if (!parsed.ok)
    throw new Problem(400, 'invalid', `the event ${type} has errors`, {
      errors: problemsIn(type, sent, parsed.problems),
    });
  const { event } = parsed;
  // Nobody accepts for somebody else: who is to have a lead that waits is named, and asked.
  if (event.type === 'lead.taken' && event.by.person !== caller.person)
    throw new Problem(
      403,
      'forbidden',
      `a lead is taken by whoever reports it, ${caller.person}; report owner.named to offer it to ${event.by.person}`,
    );
  return event;
};
