import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { addPolicyIn, inWorkspace } from '@baton/store';
import { act } from '../http/acts.ts';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, once } from '../http/idempotency.ts';
import { json } from '../http/json.ts';
import { Problem } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import { checkedPolicy, findingSchema } from '../policies/checked-policy.ts';
import { draftSchema, listDrafts, readDraft, removeDraft, writeDraft } from '../policies/drafts.ts';

const params = z.object({ draft: z.string().min(1).max(100) });
const findings = z.array(findingSchema);
const checkedSchema = z.object({ ok: z.boolean(), errors: findings, warnings: findings });

const keepingRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db, now } = service;
  app.openapi(
    createRoute({
      ...at(service, 'GET /policies/drafts'),
      summary: 'Drafts of the policy, the latest first',
      responses: {
        200: {
          description: 'Without their texts',
          content: json(z.object({ items: z.array(draftSchema.omit({ text: true })) })),
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const items = await inWorkspace(db, workspace, (tx) => listDrafts(tx, workspace));
      return c.json({ items: [...items] }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'GET /policies/drafts/{draft}'),
      summary: 'A draft, with its text',
      request: { params },
      responses: { 200: { description: 'The draft', content: json(draftSchema) }, ...problems },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { draft } = c.req.valid('param');
      return c.json(await inWorkspace(db, workspace, (tx) => readDraft(tx, workspace, draft)), 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'PUT /policies/drafts/{draft}'),
      summary: 'Keeps a draft, with errors or without, and says what they are',
      request: {
        params,
        headers: idempotencyHeader,
        body: {
          required: true,
          content: json(
            z
              .strictObject({
                text: z.string().min(1).max(500_000),
                note: z.string().max(2000).optional(),
              })
              .openapi('DraftText'),
          ),
        },
      },
      responses: {
        200: { description: 'What was found in it', content: json(checkedSchema) },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { draft } = c.req.valid('param');
      const body = c.req.valid('json');
      const { errors, warnings } = await checkedPolicy(db, caller.workspace, body.text);
      const asked = { route: 'PUT /policies/drafts/{draft}', draft, body };
      const kept = await once(
        service,
        caller,
        c.req.valid('header')['idempotency-key'],
        asked,
        async (tx) => {
          const { text, note = '' } = body;
          const written = { draft, text, note, updatedAt: now(), updatedBy: caller.person };
          await writeDraft(tx, caller.workspace, written);
          return { ok: errors.length === 0, errors, warnings };
        },
      );
      return c.json(kept, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'DELETE /policies/drafts/{draft}'),
      summary: 'Throws a draft away',
      request: { params },
      responses: {
        200: { description: 'Its name', content: json(z.object({ draft: z.string() })) },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { draft } = c.req.valid('param');
      await inWorkspace(db, workspace, (tx) => removeDraft(tx, workspace, draft));
      return c.json({ draft }, 200);
    },
  );
};

const usingRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db, now } = service;
  app.openapi(
    createRoute({
      ...at(service, 'POST /policies/drafts/{draft}/check'),
      summary: 'Checks a draft against the org in force as it is now',
      request: { params },
      responses: {
        200: { description: 'What was found', content: json(checkedSchema) },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { draft } = c.req.valid('param');
      const { text } = await inWorkspace(db, workspace, (tx) => readDraft(tx, workspace, draft));
      const { errors, warnings } = await checkedPolicy(db, workspace, text);
      return c.json({ ok: errors.length === 0, errors, warnings }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'POST /policies/drafts/{draft}/publish'),
      summary:
        'Makes a draft the next version of the policy, and ends the draft; it is in force once it is activated',
      request: { params, headers: idempotencyHeader },
      responses: {
        201: {
          description: 'Its number',
          content: json(z.object({ version: z.int(), warnings: findings })),
        },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace, person: by } = caller;
      const { draft } = c.req.valid('param');
      const route = 'POST /policies/drafts/{draft}/publish';
      const key = c.req.valid('header')['idempotency-key'];
      const published = await once(service, caller, key, { route, draft }, async (tx) => {
        // Whoever takes the draft away first publishes it, and publishes what was in it.
        const { text } = await readDraft(tx, workspace, draft);
        const { policy, errors, warnings } = await checkedPolicy(db, workspace, text);
        if (policy === null)
          throw new Problem(422, 'invalid-document', `the draft ${draft} has errors`, {
            errors,
            warnings,
          });
        const version = await addPolicyIn(tx, workspace, policy, { at: now(), by, source: text });
        await removeDraft(tx, workspace, draft);
        await act(tx, service, caller, route, draft, { version });
        return { version, warnings };
      });
      return c.json(published, 201);
    },
  );
};

/** Drafts of the policy: kept while they are written, and made a version when they are done. */
export const policyDraftRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  keepingRoutes(app, service);
  usingRoutes(app, service);
};
