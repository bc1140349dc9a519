import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { describePolicy, diffPolicies } from '@baton/core';
import { inWorkspace } from '@baton/store';
import { at, problems } from '../http/at.ts';
import { json } from '../http/json.ts';
import { Problem } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import { checkedPolicy } from '../policies/checked-policy.ts';
import { readDraft } from '../policies/drafts.ts';
import { versionsInForce } from '../policies/versions-in-force.ts';
import { listPolicies, policyListSchema } from '../policies/list-policies.ts';
import { policySchema, readPolicy } from '../policies/read-policy.ts';

const params = z.object({ version: z.coerce.number().int().min(1).max(2_147_483_647) });

const historyRoute = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'GET /policies/history'),
      summary: 'Who brought which version into force, when, why, and whether open leads adopted it',
      responses: {
        200: {
          description: 'The latest first',
          content: json(z.object({ items: policyListSchema.shape.activations })),
        },
        ...problems,
      },
    }),
    async (c) => {
      const { activations } = await listPolicies(service.db, c.get('caller').workspace);
      return c.json({ items: activations }, 200);
    },
  );
};

const readRoute = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'GET /policies/{version}'),
      summary:
        'A version of the policy: as it was written, as it was understood, or as the playbook that a rep reads',
      request: {
        params,
        query: z.strictObject({ format: z.enum(['json', 'markdown']).optional() }),
      },
      responses: {
        200: {
          description: 'The version',
          content: {
            ...json(policySchema),
            'text/markdown': { schema: z.string().openapi({ description: 'The playbook' }) },
          },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { version } = c.req.valid('param');
      const policy = await readPolicy(service.db, c.get('caller').workspace, version);
      if (c.req.valid('query').format === 'markdown')
        return c.body(describePolicy(policy.document), 200, {
          'content-type': 'text/markdown; charset=utf-8',
        });
      const { name, note } = policy.document;
      return c.json({ ...policy, name, note, document: { ...policy.document } }, 200);
    },
  );
};

const diffRoute = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db } = service;
  app.openapi(
    createRoute({
      ...at(service, 'GET /policies/{version}/diff'),
      summary:
        'What changes for leads and people if another version or a draft takes the place of this one, in words',
      request: {
        params,
        query: z.strictObject({
          to: z.coerce.number().int().min(1).max(2_147_483_647).optional().openapi({
            description: 'A version; the one in force unless said',
          }),
          draft: z.string().min(1).max(100).optional(),
        }),
      },
      responses: {
        200: {
          description: 'In the order of the document; nothing when both do the same',
          content: json(
            z.object({
              changes: z.array(
                z.object({
                  path: z.string(),
                  kind: z.enum(['added', 'removed', 'changed', 'moved']),
                  words: z.string(),
                }),
              ),
            }),
          ),
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { to, draft } = c.req.valid('query');
      if (to !== undefined && draft !== undefined)
        throw new Problem(400, 'invalid', 'give to or draft, not both');
      const from = await readPolicy(db, workspace, c.req.valid('param').version);
      const other = async () => {
        if (draft !== undefined) {
          const { text } = await inWorkspace(db, workspace, (tx) =>
            readDraft(tx, workspace, draft),
          );
          const { policy, errors } = await checkedPolicy(db, workspace, text);
          if (policy !== null) return policy;
          throw new Problem(422, 'invalid-document', `the draft ${draft} has errors`, { errors });
        }
        const versions = await inWorkspace(db, workspace, (tx) => versionsInForce(tx, workspace));
        const version = to ?? versions?.policy ?? from.version;
        return (await readPolicy(db, workspace, version)).document;
      };
      return c.json({ changes: [...diffPolicies(from.document, await other())] }, 200);
    },
  );
};

/** Versions of the policy one by one, and how they came into force. */
export const policyVersionRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  historyRoute(app, service);
  readRoute(app, service);
  diffRoute(app, service);
};
