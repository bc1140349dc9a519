import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { addPolicyIn } from '@baton/store';
import { act } from '../http/acts.ts';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, once } from '../http/idempotency.ts';
import { json } from '../http/json.ts';
import { Problem } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import { activateOnce } from '../policies/activate-once.ts';
import { checkedPolicy, findingSchema } from '../policies/checked-policy.ts';
import { listPolicies, policyListSchema } from '../policies/list-policies.ts';

const textBody = {
  required: true,
  content: json(
    z
      .strictObject({
        text: z.string().min(1).max(500_000).openapi({ description: 'The policy in YAML or JSON' }),
      })
      .openapi('PolicyText'),
  ),
} as const;

const draftRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db, now } = service;
  app.openapi(
    createRoute({
      ...at(service, 'POST /policies/check'),
      summary: 'Checks a policy against the org in force, and stores nothing',
      request: { body: textBody },
      responses: {
        200: {
          description: 'What was found',
          content: json(
            z.object({
              ok: z.boolean(),
              errors: z.array(findingSchema),
              warnings: z.array(findingSchema),
            }),
          ),
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { errors, warnings } = await checkedPolicy(db, workspace, c.req.valid('json').text);
      return c.json({ ok: errors.length === 0, errors, warnings }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'POST /policies'),
      summary: 'Stores the next version of the policy; it is in force once it is activated',
      request: { headers: idempotencyHeader, body: textBody },
      responses: {
        201: {
          description: 'Its number',
          content: json(z.object({ version: z.int(), warnings: z.array(findingSchema) })),
        },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace, person } = caller;
      const { text } = c.req.valid('json');
      const { policy, errors, warnings } = await checkedPolicy(db, workspace, text);
      if (policy === null)
        throw new Problem(422, 'invalid-document', 'the policy has errors', { errors, warnings });
      const key = c.req.valid('header')['idempotency-key'];
      const stored = await once(
        service,
        caller,
        key,
        { route: 'POST /policies', text },
        async (tx) => {
          const authored = { at: now(), by: person, source: text };
          const version = await addPolicyIn(tx, workspace, policy, authored);
          await act(tx, service, caller, 'POST /policies', `policy ${version}`);
          return { version, warnings };
        },
      );
      return c.json(stored, 201);
    },
  );
};

/** Versions of the policy: checked, stored once for ever, and brought into force with who and why. */
export const policyRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db } = service;
  draftRoutes(app, service);
  app.openapi(
    createRoute({
      ...at(service, 'GET /policies'),
      summary: 'Versions, which is in force, and the history of activations',
      responses: {
        200: { description: 'Newest first', content: json(policyListSchema) },
        ...problems,
      },
    }),
    async (c) => c.json(await listPolicies(db, c.get('caller').workspace), 200),
  );
  app.openapi(
    createRoute({
      ...at(service, 'POST /policies/{version}/activate'),
      summary: 'Brings a version into force; 409 names the open leads that it would strand',
      request: {
        params: z.object({ version: z.coerce.number().int().min(1).max(2_147_483_647) }),
        headers: idempotencyHeader,
        body: {
          required: true,
          content: json(
            z
              .strictObject({
                openLeads: z.enum(['adopt', 'keep']),
                why: z.string().min(1).max(2000),
              })
              .openapi('Activation'),
          ),
        },
      },
      responses: {
        200: {
          description: 'Open leads that came under it, and those that could not',
          content: json(
            z.object({
              adopted: z.int(),
              left: z.array(z.object({ lead: z.string(), why: z.string() })),
            }),
          ),
        },
        ...problems,
      },
    }),
    async (c) => {
      const { version } = c.req.valid('param');
      const key = c.req.valid('header')['idempotency-key'];
      const asked = { version, ...c.req.valid('json') };
      return c.json(await activateOnce(service, c.get('caller'), key, asked), 200);
    },
  );
};
