import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace } from '@baton/store';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, once } from '../http/idempotency.ts';
import { json } from '../http/json.ts';
import { pageAsked, pageOf, unknownCursor } from '../http/pages.ts';
import { notFound } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import { intakeSources } from '../intake/failed-intake.ts';
import { fieldProblemSchema } from '../intake/field-problem-schema.ts';
import { inquirySchema } from '../intake/json-inquiry.ts';
import {
  dismissFailedIntake,
  intakeStates,
  listFailedIntakes,
  readFailedIntake,
} from '../intake/list-failed-intakes.ts';
import { replayFailedIntake } from '../intake/replay-failed-intake.ts';

const params = z.object({ intake: z.string().min(1).max(200) });

const listedSchema = z
  .object({
    id: z.string(),
    source: z.enum(intakeSources),
    through: z.string().nullable().openapi({ description: 'The form or the inquiry address' }),
    sentBy: z.string().nullable(),
    at: z.int(),
    errors: z.array(fieldProblemSchema),
    state: z.enum(intakeStates),
    lead: z.string().nullable(),
    settledAt: z.int().nullable(),
    settledBy: z.string().nullable(),
    forgottenAt: z.int().nullable().openapi({
      description:
        'When what was sent is forgotten, or was, epoch ms; null once it was replayed or dismissed',
    }),
  })
  .openapi('FailedIntake');

const readingRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db, now } = service;
  app.openapi(
    createRoute({
      ...at(service, 'GET /failed-intakes'),
      summary: 'Inquiries that could not be taken in, the latest first',
      request: {
        query: z.strictObject({
          state: z.enum(intakeStates).optional(),
          ...pageAsked(500),
        }),
      },
      responses: {
        200: {
          description: 'A page',
          content: json(pageOf(listedSchema)),
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { state = 'open', limit = 50, cursor } = c.req.valid('query');
      const page = await inWorkspace(db, workspace, (tx) =>
        listFailedIntakes(tx, workspace, { state, limit, cursor: cursor ?? null, now: now() }),
      );
      if (page === null) throw unknownCursor();
      return c.json(page, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'GET /failed-intakes/{intake}'),
      summary: 'One of them, with what was sent',
      request: { params },
      responses: {
        200: {
          description: 'As it came; no body once it is settled',
          content: json(
            listedSchema.extend({ body: z.string().nullable() }).openapi('FailedIntakeWithBody'),
          ),
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { intake } = c.req.valid('param');
      const found = await inWorkspace(db, workspace, (tx) =>
        readFailedIntake(tx, workspace, intake, now()),
      );
      if (found === null) throw notFound(`failed intake ${intake}`);
      return c.json(found, 200);
    },
  );
};

const settlingRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'POST /failed-intakes/{intake}/replay'),
      summary: 'Takes it in under the mapping and policy of now, or as the inquiry given instead',
      request: {
        params,
        headers: idempotencyHeader,
        body: {
          required: true,
          content: json(
            z.strictObject({ inquiry: inquirySchema.optional() }).openapi('ReplayedIntake'),
          ),
        },
      },
      responses: {
        201: {
          description: 'The lead that it became',
          content: json(z.object({ lead: z.string(), repeated: z.boolean() })),
        },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { intake } = c.req.valid('param');
      const { inquiry } = c.req.valid('json');
      const { lead, repeated } = await replayFailedIntake(service, caller, intake, inquiry);
      return c.json({ lead, repeated }, 201);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'POST /failed-intakes/{intake}/dismiss'),
      summary: 'Settles it as no inquiry; what was sent is forgotten',
      request: {
        params,
        headers: idempotencyHeader,
        body: { required: true, content: json(z.strictObject({})) },
      },
      responses: {
        200: { description: 'It is settled', content: json(z.object({ id: z.string() })) },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { intake } = c.req.valid('param');
      const { 'idempotency-key': key } = c.req.valid('header');
      const asked = { route: 'POST /failed-intakes/{intake}/dismiss', intake };
      const settled = await once(service, caller, key, asked, (tx) =>
        dismissFailedIntake(tx, caller, intake, service.now()),
      );
      return c.json(settled, 200);
    },
  );
};

/** The list of inquiries that could not be taken in: nothing that somebody asked is lost. */
export const failedIntakeRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  readingRoutes(app, service);
  settlingRoutes(app, service);
};
