import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace } from '@baton/store';
import { normaliseMail } from '../hygiene/normalise-mail.ts';
import { act } from '../http/acts.ts';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, once } from '../http/idempotency.ts';
import { json } from '../http/json.ts';
import { pageAsked, unknownCursor } from '../http/pages.ts';
import { notFound, Problem } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import {
  deleteAddress,
  type InquiryAddress,
  listAddresses,
  putAddress,
  readAddress,
} from '../inbound-mail/inquiry-addresses.ts';
import { listMails, mailStates } from '../inbound-mail/stored-mails.ts';
import { inquirySchema, problemsOf } from '../intake/json-inquiry.ts';
import { inForce } from '../leads/in-force.ts';

const params = z.object({ address: z.string().min(3).max(320) });

const { facts, program } = inquirySchema.shape;
const bodySchema = z.strictObject({ facts, program }).openapi('InquiryAddressFacts');

const addressSchema = z
  .object({
    address: z.string(),
    facts: z.record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
    ),
    program: z.string().nullable(),
  })
  .openapi('InquiryAddress');

const viewOf = ({ address, facts: given, program: of }: InquiryAddress) => ({
  address,
  facts: Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'object' ? [...value] : value,
    ]),
  ),
  program: of,
});

/** As mail servers compare it here: lower case. Throws a problem, 400. */
const addressIn = (given: string): string => {
  if (normaliseMail(given) === null)
    throw new Problem(400, 'invalid', 'address is no mail address');
  return given.toLowerCase();
};

const readingRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db } = service;
  app.openapi(
    createRoute({
      ...at(service, 'GET /inquiry-addresses'),
      summary: 'Addresses to which inquiries are sent by mail',
      responses: {
        200: {
          description: 'All of them',
          content: json(z.object({ items: z.array(addressSchema) })),
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const items = await inWorkspace(db, workspace, (tx) => listAddresses(tx, workspace));
      return c.json({ items: items.map(viewOf) }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'GET /inquiry-addresses/{address}'),
      summary: 'What is known of whatever comes to an address',
      request: { params },
      responses: { 200: { description: 'The address', content: json(addressSchema) }, ...problems },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const address = addressIn(c.req.valid('param').address);
      const found = await inWorkspace(db, workspace, (tx) => readAddress(tx, workspace, address));
      if (found === null) throw notFound(`inquiry address ${address}`);
      return c.json(viewOf(found), 200);
    },
  );
};

const writingRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'PUT /inquiry-addresses/{address}'),
      summary: 'Takes inquiries by mail at an address, with these facts and this program',
      request: {
        params,
        headers: idempotencyHeader,
        body: { required: true, content: json(bodySchema) },
      },
      responses: {
        200: { description: 'As it is now', content: json(addressSchema) },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const address = addressIn(c.req.valid('param').address);
      const body = c.req.valid('json');
      const row = { address, facts: body.facts ?? {}, program: body.program ?? null };
      const current = await inForce(service.db, caller.workspace);
      const errors = problemsOf(current, { facts: row.facts, registrar: null });
      if (errors.length > 0) throw new Problem(400, 'invalid', 'the facts have errors', { errors });
      const { 'idempotency-key': key } = c.req.valid('header');
      const asked = { route: 'PUT /inquiry-addresses/{address}', address, body };
      await once(service, caller, key, asked, async (tx) => {
        if (!(await putAddress(tx, caller.workspace, row)))
          throw new Problem(409, 'not-possible-now', `${address} is taken: use another address`);
        await act(tx, service, caller, 'PUT /inquiry-addresses/{address}', address);
        return {};
      });
      return c.json(viewOf(row), 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'DELETE /inquiry-addresses/{address}'),
      summary: 'Takes no more mail at an address',
      request: { params, headers: idempotencyHeader },
      responses: {
        200: { description: 'It is gone', content: json(z.object({ address: z.string() })) },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const address = addressIn(c.req.valid('param').address);
      const { 'idempotency-key': key } = c.req.valid('header');
      const asked = { route: 'DELETE /inquiry-addresses/{address}', address };
      const gone = await once(service, caller, key, asked, async (tx) => {
        if (!(await deleteAddress(tx, caller.workspace, address)))
          throw notFound(`inquiry address ${address}`);
        await act(tx, service, caller, 'DELETE /inquiry-addresses/{address}', address);
        return { address };
      });
      return c.json(gone, 200);
    },
  );
};

const mailRoute = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'GET /inbound-mails'),
      summary: 'Mails that came to inquiry addresses and what became of them, the latest first',
      request: {
        query: z.strictObject({
          state: z.enum(mailStates).optional().openapi({ description: 'ignored if not given' }),
          ...pageAsked(500),
        }),
      },
      responses: {
        200: {
          description: 'A page',
          content: json(
            z.object({
              items: z.array(
                z
                  .object({
                    key: z.string(),
                    receivedAt: z.int(),
                    from: z
                      .string()
                      .openapi({ description: 'Empty once it is erased or forgotten' }),
                    to: z.string(),
                    state: z.enum(mailStates),
                    reason: z.string().nullable(),
                    lead: z.string().nullable(),
                  })
                  .openapi('InboundMail'),
              ),
              cursor: z.string().nullable(),
            }),
          ),
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { state = 'ignored', limit = 50, cursor } = c.req.valid('query');
      const page = await inWorkspace(service.db, workspace, (tx) =>
        listMails(tx, workspace, { state, limit, cursor: cursor ?? null }),
      );
      if (page === null) throw unknownCursor();
      return c.json(page, 200);
    },
  );
};

/** Where inquiries are mailed to, and the mails that came. */
export const inboundMailRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  readingRoutes(app, service);
  writingRoutes(app, service);
  mailRoute(app, service);
};
