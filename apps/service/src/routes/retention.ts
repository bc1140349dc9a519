import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace } from '@baton/store';
import { act } from '../http/acts.ts';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, once } from '../http/idempotency.ts';
import { json } from '../http/json.ts';
import type { Env, Service } from '../http/service.ts';
import { daysKept, FORGET_AFTER_DAYS, keepForDays } from '../privacy/retention.ts';

const { atLeast, atMost } = FORGET_AFTER_DAYS;

const retentionSchema = z
  .strictObject({
    days: z.int().min(atLeast).max(atMost).openapi({
      description:
        'For how many days failed intakes, inbound mails and refused rows are kept; 90 unless it was said otherwise',
    }),
  })
  .openapi('Retention');

const response = {
  200: { description: 'As it is now', content: json(retentionSchema) },
  ...problems,
};

/** How long the workspace keeps what was sent to it and became nobody's lead. */
export const retentionRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'GET /people-data/retention'),
      summary: 'For how many days failed intakes, inbound mails and refused rows are kept',
      responses: response,
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const days = await inWorkspace(service.db, workspace, (tx) => daysKept(tx, workspace));
      return c.json({ days }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'PUT /people-data/retention'),
      summary: 'Says for how many days they are kept; what is older is forgotten within hours',
      request: {
        headers: idempotencyHeader,
        body: { required: true, content: json(retentionSchema) },
      },
      responses: response,
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace } = caller;
      const { days } = c.req.valid('json');
      const { 'idempotency-key': key } = c.req.valid('header');
      const asked = { route: 'PUT /people-data/retention', days };
      await once(service, caller, key, asked, async (tx) => {
        await keepForDays(tx, workspace, days);
        await act(tx, service, caller, 'PUT /people-data/retention', 'retention', { days });
        return {};
      });
      return c.json({ days }, 200);
    },
  );
};
