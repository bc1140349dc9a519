import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { EventOf } from '@baton/core';
import { applyEvent, inWorkspace, type KeyHolder } from '@baton/store';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, idempotencyOf } from '../http/idempotency.ts';
import { Problem } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import { engineOfLead } from '../hygiene/engine-of-lead.ts';
import { leadSchema, leadView } from '../leads/lead-view.ts';
import { inForce } from '../leads/in-force.ts';
import { partyFieldOf, withOwnCalendar } from '../leads/own-calendar.ts';
import { possibleActions } from '../leads/possible-actions.ts';
import { reportedEvent, reportedEventSchema } from '../leads/reported-event.ts';
import { leadParams, seenLead } from '../leads/seen-lead.ts';
import { unknownWords } from '../leads/unknown-words.ts';
import { barsOfLead } from '../privacy/contact-of-lead.ts';
import { carryNotices } from '../worker/notice-job.ts';
import { barsSchema } from './privacy.ts';

const actionSchema = z
  .object({ type: z.string(), input: z.record(z.string(), z.unknown()) })
  .openapi('Action', {
    description: 'An event that may be reported now; input is its JSON Schema',
  });

/** Who does not want to be contacted is not: the attempt is refused, and the way that is barred is named. */
const refuseBarred = async (
  { db }: Service,
  { workspace }: KeyHolder,
  lead: string,
  { channel }: EventOf<'attempt.made'>,
): Promise<void> => {
  const bars = await inWorkspace(db, workspace, (tx) => barsOfLead(tx, workspace, lead));
  const way = channel === 'call' ? 'phone' : channel === 'mail' ? 'mail' : 'all';
  if (bars[way])
    throw new Problem(
      409,
      'not-possible-now',
      `the prospect does not want to be contacted by ${channel}`,
      { doNotContact: bars },
    );
};

/** Only of what names a person is the org asked. */
const completed = async ({ db }: Service, workspace: string, body: unknown): Promise<unknown> => {
  const names = typeof body === 'object' && body !== null && 'type' in body;
  if (!names || partyFieldOf(body.type) === null) return body;
  const { org } = await inForce(db, workspace);
  return withOwnCalendar(body, org);
};

/** What can happen to a lead now, and saying that it happened. */
export const eventRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db, now } = service;
  const carry = carryNotices(service.queue);
  app.openAPIRegistry.registerComponent('schemas', 'ReportedEvent', reportedEventSchema);
  app.openapi(
    createRoute({
      ...at(service, 'GET /leads/{id}/actions'),
      summary: 'What the caller may report of the lead now',
      request: { params: leadParams },
      responses: {
        200: {
          description: 'Possible events with their input',
          content: {
            'application/json': {
              schema: z.object({
                state: z.string(),
                actions: z.array(actionSchema),
                doNotContact: barsSchema,
              }),
            },
          },
        },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const lead = await seenLead(service, caller, c.req.valid('param').id);
      const { workspace, role } = caller;
      const actions = [
        ...possibleActions(await engineOfLead(service, workspace, lead), role, lead),
      ];
      const doNotContact = await inWorkspace(db, workspace, (tx) =>
        barsOfLead(tx, workspace, lead.id),
      );
      return c.json({ state: lead.state, actions, doNotContact }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'POST /leads/{id}/events'),
      summary:
        'Reports one event; 400 names what the policy or the org does not have, 409 says what is possible instead',
      request: {
        params: leadParams,
        headers: idempotencyHeader,
        body: {
          required: true,
          content: {
            'application/json': { schema: { $ref: '#/components/schemas/ReportedEvent' } },
          },
        },
      },
      responses: {
        200: {
          description: 'The lead afterwards',
          content: {
            'application/json': { schema: z.object({ lead: leadSchema, repeated: z.boolean() }) },
          },
        },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace, role } = caller;
      const body = (await c.req.json()) as unknown;
      const event = reportedEvent(await completed(service, workspace, body), caller, now());
      const before = await seenLead(service, caller, c.req.valid('param').id);
      if (event.type === 'attempt.made') await refuseBarred(service, caller, before.id, event);
      const applied = await applyEvent(db, {
        workspace,
        leadId: before.id,
        event,
        carry,
        ...idempotencyOf(caller, c.req.valid('header')['idempotency-key'], {
          route: 'events',
          lead: before.id,
          body,
        }),
      });
      if (applied.ok)
        return c.json({ lead: leadView(applied.lead), repeated: applied.repeated }, 200);
      const lead = await seenLead(service, caller, before.id);
      const engine = await engineOfLead(service, workspace, lead);
      // Asked only now: what happened before is answered as it was, though a later policy has other words.
      const errors = unknownWords(engine, event);
      if (errors.length > 0)
        throw new Problem(400, 'invalid', `the event ${event.type} has errors`, { errors });
      const possible = possibleActions(engine, role, lead).map(({ type }) => type);
      throw new Problem(409, 'not-possible-now', applied.refusal.message, {
        state: lead.state,
        possible,
      });
    },
  );
};
