import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Policy } from '@baton/core';
import { inWorkspace, readLog } from '@baton/store';
import { at, problems } from '../http/at.ts';
import { json } from '../http/json.ts';
import type { Env, Service } from '../http/service.ts';
import { leadParams, seenLead } from '../leads/seen-lead.ts';
import { madeIn, madeSchema } from '../policies/decision-view.ts';
import { askedSchema, explainedSchema, explainNow } from '../policies/explain-now.ts';

const policiesOf = async (
  { db }: Service,
  workspace: string,
  versions: readonly number[],
): Promise<ReadonlyMap<number, Policy>> => {
  const rows = await inWorkspace(
    db,
    workspace,
    (tx) => tx<{ version: number; document: Policy }>`
      select version, document from baton.policies
      where workspace = ${workspace} and version = any(${[...new Set(versions)]}::int[])`,
  );
  return new Map(rows.map(({ version, document }) => [version, document]));
};

/** What the rules decided of a lead, and what they would decide of one that there is not. */
export const decisionRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'GET /leads/{id}/decisions'),
      summary:
        'What rules and routing decided of a lead, by which version, on which facts, and whom they refused and why',
      request: { params: leadParams },
      responses: {
        200: {
          description: 'In the order in which they were made',
          content: json(z.object({ items: z.array(madeSchema) })),
        },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { id } = await seenLead(service, caller, c.req.valid('param').id);
      const entries = await readLog(service.db, caller.workspace, id);
      const versions = entries.map(({ policy }) => policy);
      const policies = await policiesOf(service, caller.workspace, versions);
      const items = entries.flatMap((entry) => {
        const policy = policies.get(entry.policy);
        return policy === undefined ? [] : (madeIn(entry, policy) ?? []);
      });
      return c.json({ items }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'POST /explain'),
      summary:
        'What would happen to a lead now, rule by rule and condition by condition, and to whom it would go; writes nothing',
      request: { body: { required: true, content: json(askedSchema) } },
      responses: { 200: { description: 'Why', content: json(explainedSchema) }, ...problems },
    }),
    async (c) => c.json(await explainNow(service, c.get('caller'), c.req.valid('json')), 200),
  );
};
