import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, idempotencyOf } from '../http/idempotency.ts';
import { invalidPart, sentIn } from '../http/invalid-part.ts';
import { problemsOfIssues } from '../http/issue-problems.ts';
import { Problem } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import { problemOfField } from '../intake/field-problem.ts';
import { inquirySchema, readJsonInquiry, registeredBy } from '../intake/json-inquiry.ts';
import { keepUnreadable, refusedJson } from '../intake/keep-unreadable.ts';
import { quickCapture } from '../intake/quick-capture.ts';
import { captureInquiry } from '../leads/capture-inquiry.ts';
import { inForce } from '../leads/in-force.ts';
import { leadSchema, leadView } from '../leads/lead-view.ts';

const line = z.string().max(500);

const captureSchema = z
  .strictObject({
    who: line.min(1).openapi({ description: 'The person, the company, or both' }),
    reach: line.min(1).openapi({ description: 'A mail address or a telephone number' }),
    about: z.string().min(1).max(10_000).openapi({ description: 'What they asked for' }),
  })
  .openapi('QuickCapture');

const created = {
  201: {
    description: 'The lead that it became',
    content: {
      'application/json': { schema: z.object({ lead: leadSchema, repeated: z.boolean() }) },
    },
  },
  ...problems,
};

const captureRoute = (app: OpenAPIHono<Env>, service: Service): void => {
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
      const { workspace, person } = caller;
      const read = quickCapture(body, {
        registrar: person,
        receivedAt: service.now(),
        key: null,
        defaultCountry: service.defaultCountry,
        facts: {},
      });
      if (!read.ok)
        throw new Problem(400, 'invalid', 'the inquiry has errors', {
          errors: read.errors.map(problemOfField),
        });
      const { lead, repeated } = await captureInquiry(service, {
        workspace,
        actor: person,
        inquiry: read.inquiry,
        ...idempotencyOf(caller, c.req.valid('header')['idempotency-key'], {
          route: 'capture',
          body,
        }),
      });
      return c.json({ lead: leadView(lead), repeated }, 201);
    },
  );
};

/** Inquiries as JSON, and the quick capture of three fields for anybody in the company. */
export const inquiryRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { middleware, ...place } = at(service, 'POST /inquiries');
  app.openapi(
    createRoute({
      ...place,
      middleware: [middleware, keepUnreadable(service, 'json')],
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
      const asked = registeredBy(caller, body);
      const versions = await inForce(service.db, caller.workspace);
      const checked = readJsonInquiry(asked, versions, {
        receivedAt: service.now(),
        defaultCountry: service.defaultCountry,
      });
      const key = c.req.valid('header')['idempotency-key'];
      if (!checked.ok) throw await refusedJson(service, caller, key, body, checked.errors);
      const { lead, repeated } = await captureInquiry(service, {
        workspace: caller.workspace,
        actor: caller.person,
        inquiry: checked.inquiry,
        versions,
        ...idempotencyOf(caller, key, { route: 'inquiries', body }),
      });
      return c.json({ lead: leadView(lead), repeated }, 201);
    },
    (result, c) => {
      if (result.success) return undefined;
      if (result.target !== 'json') throw invalidPart(result);
      const errors = problemsOfIssues(result.error.issues, sentIn(result));
      const refuse = async (): Promise<never> => {
        const key = c.req.header('idempotency-key');
        throw await refusedJson(service, c.get('caller'), key, await c.req.json(), errors);
      };
      return refuse();
    },
  );
  captureRoute(app, service);
};
