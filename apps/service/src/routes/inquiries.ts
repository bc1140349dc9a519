import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { type ContactField, contactFields, type RawContact } from '../hygiene/contact.ts';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, idempotencyOf } from '../http/idempotency.ts';
import type { Env, Service } from '../http/service.ts';
import { captureInquiry } from '../leads/capture-inquiry.ts';
import { leadSchema, leadView } from '../leads/lead-view.ts';

const line = z.string().max(500);
const words = z.string().max(10_000);

const contactSchema = z.strictObject(
  Object.fromEntries(contactFields.map((field) => [field, line.optional()])) as Record<
    ContactField,
    z.ZodOptional<z.ZodString>
  >,
);

const factSchema = z.union([
  z.string().max(2000),
  z.number().min(-1e15).max(1e15),
  z.boolean(),
  z.array(z.string().max(2000)).max(200),
]);

const inquirySchema = z
  .strictObject({
    contact: contactSchema.optional(),
    facts: z.record(z.string().min(1).max(200), factSchema).optional(),
    message: words.optional(),
    program: line.optional(),
    registrar: line.optional(),
  })
  .openapi('Inquiry', {
    description:
      'facts are those that the policy in force declares, and account, existingCustomer, segment',
  });

const captureSchema = z
  .strictObject({
    who: line.min(1).openapi({ description: 'The person, the company, or both' }),
    reach: line.min(1).openapi({ description: 'A mail address or a telephone number' }),
    about: words.min(1).openapi({ description: 'What they asked for' }),
  })
  .openapi('QuickCapture');

const capturedSchema = z.object({ lead: leadSchema, repeated: z.boolean() });

const created = {
  201: {
    description: 'The lead that it became',
    content: { 'application/json': { schema: capturedSchema } },
  },
  ...problems,
};

/** Zod leaves fields that were not given out of the object, though its type also allows them undefined. */
const given = (contact: object): RawContact => contact;

/** Inquiries as JSON, and the quick capture of three fields for anybody in the company. */
export const inquiryRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'POST /inquiries'),
      summary: 'Captures an inquiry: it becomes a lead with a holder and a deadline',
      request: {
        headers: idempotencyHeader,
        body: { required: true, content: { 'application/json': { schema: inquirySchema } } },
      },
      responses: created,
    }),
    async (c) => {
      const caller = c.get('caller');
      const body = c.req.valid('json');
      const { contact = {}, facts = {}, message = null, program = null } = body;
      const registrar = caller.role === 'registrar' ? caller.person : (body.registrar ?? null);
      const { lead, repeated } = await captureInquiry(
        service,
        caller,
        { contact: given(contact), facts, message, program, registrar },
        idempotencyOf(caller, c.req.valid('header')['idempotency-key'], {
          route: 'inquiries',
          body,
        }),
      );
      return c.json({ lead: leadView(lead), repeated }, 201);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'POST /capture'),
      summary: 'Quick capture: three fields, and the caller is told what becomes of it',
      request: {
        headers: idempotencyHeader,
        body: { required: true, content: { 'application/json': { schema: captureSchema } } },
      },
      responses: created,
    }),
    async (c) => {
      const caller = c.get('caller');
      const body = c.req.valid('json');
      const { who, reach, about } = body;
      const contact: RawContact = {
        name: who,
        ...(reach.includes('@') ? { mail: reach } : { phone: reach }),
      };
      const { lead, repeated } = await captureInquiry(
        service,
        caller,
        { contact, facts: {}, message: about, program: null, registrar: caller.person },
        idempotencyOf(caller, c.req.valid('header')['idempotency-key'], { route: 'capture', body }),
      );
      return c.json({ lead: leadView(lead), repeated }, 201);
    },
  );
};
