import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace } from '@baton/store';
import { act } from '../http/acts.ts';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, once } from '../http/idempotency.ts';
import { json } from '../http/json.ts';
import { Problem } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import { leadParams, seenLead } from '../leads/seen-lead.ts';
import { consentsOf, noteConsent } from '../privacy/consents.ts';
import { barsOfLead, personOfLead } from '../privacy/contact-of-lead.ts';
import { erasePerson } from '../privacy/erase-person.ts';
import { exportPerson } from '../privacy/export-person.ts';

const record = z.record(z.string(), z.unknown());

export const barsSchema = z
  .object({ mail: z.boolean(), phone: z.boolean(), all: z.boolean() })
  .openapi('DoNotContact', { description: 'By which ways the person is not to be contacted' });

const consentSchema = z.object({
  purpose: z.string(),
  given: z.boolean(),
  at: z.int(),
  source: z.string(),
  by: z.string(),
});

const personSchema = z
  .object({
    person: z.enum(['known', 'erased', 'unknown']),
    erasedAt: z.int().nullable(),
    contact: record.nullable(),
    mailBarred: z.boolean().openapi({ description: 'The prospect unsubscribed from this lead' }),
    doNotContact: barsSchema,
    consents: z.array(consentSchema),
  })
  .openapi('PersonOfLead');

const consentBody = z
  .strictObject({
    purpose: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/u, 'small letters, digits and -'),
    given: z.boolean(),
    source: z.string().min(1).max(500).openapi({ description: 'Where and how it was said' }),
  })
  .openapi('Consent', { description: 'marketing is the purpose of automatic mails' });

const exportSchema = z
  .object({
    known: z
      .array(record)
      .openapi({ description: 'By id that they came by: data, leads, consents' }),
    doNotContact: barsSchema,
    failedIntakes: z.array(record),
    inboundMails: z.array(record),
    refusedRows: z.array(record),
  })
  .openapi('PersonalData');

const eraseBody = z.strictObject({
  neverAgain: z
    .boolean()
    .optional()
    .openapi({ description: 'Keep hashes of the addresses that bar any later contact' }),
});

const erasedSchema = z
  .object({
    leads: z.array(z.string()),
    openLeads: z
      .array(z.string())
      .openapi({ description: 'Still open: nobody can be reached for them, so close them' }),
    failedIntakes: z.int(),
    inboundMails: z.int(),
    refusedRows: z.int(),
    unsureMails: z.array(z.string()).openapi({
      description:
        'Failed intakes and mails that were not erased, but of which not all parts could be decoded: look at them',
    }),
    freeText: z
      .array(z.object({ lead: z.string(), seq: z.int(), type: z.string(), field: z.string() }))
      .openapi({
        description:
          'Entries of the leads’ logs in which somebody typed text. It stays: look whether it names the person',
      }),
  })
  .openapi('Erased');

const asRecord = (one: object): Record<string, unknown> => ({ ...one });

const noPerson = (id: string): Problem =>
  new Problem(409, 'not-possible-now', `nothing is kept of the person of lead ${id}`);

const personRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db, now } = service;
  app.openapi(
    createRoute({
      ...at(service, 'GET /leads/{id}/person'),
      summary: 'Whose inquiry it was, and whether they may be contacted',
      request: { params: leadParams },
      responses: { 200: { description: 'The person', content: json(personSchema) }, ...problems },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace } = caller;
      const lead = await seenLead(service, caller, c.req.valid('param').id);
      const found = await inWorkspace(db, workspace, async (tx) => {
        const { subject, person, contact } = await personOfLead(tx, workspace, lead.id);
        return {
          person: person.kind,
          erasedAt: person.kind === 'erased' ? person.erasedAt : null,
          contact: contact === null ? null : { ...contact },
          mailBarred: lead.mailBarred,
          doNotContact: await barsOfLead(tx, workspace, lead.id),
          consents: subject === null ? [] : [...(await consentsOf(tx, workspace, subject))],
        };
      });
      return c.json(found, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'POST /leads/{id}/consent'),
      summary: 'Notes that the person agreed to a purpose, or does not any more',
      request: {
        params: leadParams,
        headers: idempotencyHeader,
        body: { required: true, content: json(consentBody) },
      },
      responses: {
        200: {
          description: 'Everything that they said, the latest first',
          content: json(z.object({ consents: z.array(consentSchema) })),
        },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace, person: by } = caller;
      const body = c.req.valid('json');
      const { id } = await seenLead(service, caller, c.req.valid('param').id);
      const key = c.req.valid('header')['idempotency-key'];
      await once(service, caller, key, { route: 'consent', id, body }, async (tx) => {
        const { subject, person } = await personOfLead(tx, workspace, id);
        if (subject === null || person.kind !== 'known') throw noPerson(id);
        await noteConsent(tx, workspace, subject, { ...body, at: now(), by });
        return { noted: true };
      });
      const consents = await inWorkspace(db, workspace, async (tx) => {
        const { subject } = await personOfLead(tx, workspace, id);
        return subject === null ? [] : consentsOf(tx, workspace, subject);
      });
      return c.json({ consents: [...consents] }, 200);
    },
  );
};

/** What is held about the person behind a lead: shown, agreed to, exported, erased. */
export const privacyRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db, now } = service;
  personRoutes(app, service);
  app.openapi(
    createRoute({
      ...at(service, 'GET /leads/{id}/personal-data'),
      summary: 'Everything that is held about the person, over all their leads',
      request: { params: leadParams },
      responses: {
        200: { description: 'All of it', content: json(exportSchema) },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace } = caller;
      const { id } = await seenLead(service, caller, c.req.valid('param').id);
      const found = await inWorkspace(db, workspace, async (tx) => {
        const { subject, person } = await personOfLead(tx, workspace, id);
        if (subject === null || person.kind !== 'known') throw noPerson(id);
        await act(tx, service, caller, 'GET /leads/{id}/personal-data', id);
        return exportPerson(tx, workspace, subject);
      });
      const { known, doNotContact, failedIntakes, inboundMails, refusedRows } = found;
      return c.json(
        {
          known: known.map(asRecord),
          doNotContact,
          failedIntakes: failedIntakes.map(asRecord),
          inboundMails: inboundMails.map(asRecord),
          refusedRows: refusedRows.map(asRecord),
        },
        200,
      );
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'POST /leads/{id}/erase'),
      summary: 'Erases the person over all their leads; logs still verify',
      request: {
        params: leadParams,
        headers: idempotencyHeader,
        body: { required: true, content: json(eraseBody) },
      },
      responses: {
        200: { description: 'What was erased', content: json(erasedSchema) },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace, person: by } = caller;
      const body = c.req.valid('json');
      const { id } = await seenLead(service, caller, c.req.valid('param').id);
      const key = c.req.valid('header')['idempotency-key'];
      const erased = await once(service, caller, key, { route: 'erase', id, body }, async (tx) => {
        const { subject, person } = await personOfLead(tx, workspace, id);
        if (subject === null || person.kind !== 'known') throw noPerson(id);
        const { neverAgain = false } = body;
        const done = await erasePerson(tx, workspace, subject, { at: now(), by, neverAgain });
        await act(tx, service, caller, 'POST /leads/{id}/erase', id, {
          leads: done.leads,
          neverAgain,
        });
        return done;
      });
      const { leads, openLeads, unsureMails, freeText, ...counts } = erased;
      const lists = {
        leads: [...leads],
        openLeads: [...openLeads],
        unsureMails: [...unsureMails],
        freeText: [...freeText],
      };
      return c.json({ ...lists, ...counts }, 200);
    },
  );
};
