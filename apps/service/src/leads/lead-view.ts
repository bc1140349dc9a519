import { z } from '@hono/zod-openapi';
import type { Lead } from '@baton/core';
import type { KeyHolder } from '@baton/store';

const instant = z.int().openapi({ description: 'Epoch milliseconds' });

export const leadRowSchema = z
  .object({
    lead: z.string(),
    state: z.string(),
    pass: z.int(),
    custodian: z.object({ kind: z.string(), id: z.string(), person: z.string() }).nullable(),
    next: instant.nullable(),
    capturedAt: instant,
    at: instant,
  })
  .openapi('LeadRow');

const obligationSchema = z.object({
  id: z.string(),
  kind: z.string(),
  about: z.string().nullable(),
  owedBy: z.string(),
  since: instant,
  from: instant,
  due: instant,
  missed: z.boolean(),
});

const resultSchema = z.object({
  pass: z.int(),
  result: z.string(),
  reason: z.string().nullable(),
  by: z.string(),
  at: instant,
  amount: z.int().nullable().openapi({ description: 'Minor units of the org’s currency' }),
});

export const leadSchema = z
  .object({
    id: z.string(),
    state: z.string(),
    pass: z.int(),
    facts: z.record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
    ),
    custodian: z.object({ kind: z.string(), id: z.string(), person: z.string() }).nullable(),
    obligations: z.array(obligationSchema),
    registrar: z.string().nullable(),
    owners: z.array(z.string()),
    attempts: z.int(),
    results: z.array(resultSchema),
    policy: z.int(),
    calendars: z.int(),
    seq: z.int(),
    capturedAt: instant,
    at: instant,
  })
  .openapi('Lead');

/** A lead as callers see it: what happened and what is owed, without the engine's own counters. */
export const leadView = (lead: Lead): z.infer<typeof leadSchema> => ({
  id: lead.id,
  state: lead.state,
  pass: lead.pass,
  facts: Object.fromEntries(
    Object.entries(lead.facts).map(([name, value]) => [
      name,
      typeof value === 'object' ? [...value] : value,
    ]),
  ),
  custodian:
    lead.custodian === null
      ? null
      : { kind: lead.custodian.kind, id: lead.custodian.id, person: lead.custodian.person },
  obligations: lead.obligations.map(({ id, kind, about, owedBy, since, from, due, missed }) => ({
    id,
    kind,
    about,
    owedBy,
    since,
    from,
    due,
    missed,
  })),
  registrar: lead.registrar,
  owners: [...lead.owners],
  attempts: lead.attempts,
  results: lead.results.map((result) => ({ ...result })),
  policy: lead.policy,
  calendars: lead.calendars,
  seq: lead.seq,
  capturedAt: lead.capturedAt,
  at: lead.at,
});

/** A rep sees the leads that are or were theirs, or on which they owe something; the other roles that read see all. */
export const maySee = ({ role, person }: KeyHolder, lead: Lead): boolean =>
  role !== 'rep' ||
  lead.custodian?.person === person ||
  lead.obligations.some(({ owedBy }) => owedBy === person) ||
  lead.owners.includes(person) ||
  lead.registrar === person;
