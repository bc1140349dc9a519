import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace, type KeyHolder, type Tx } from '@baton/store';
import { act } from '../http/acts.ts';
import { at, problems } from '../http/at.ts';
import { notFound, Problem } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import { putReach, reachOf } from '../people/reach.ts';
import { reachBody, reachIn, reachView, shownReach } from '../people/reach-body.ts';

const params = z.object({ person: z.string().min(1).max(200) });
const shown = {
  200: {
    description: 'As it is now, without secrets',
    content: { 'application/json': { schema: shownReach } },
  },
  ...problems,
};

/** Everybody says how they themselves are reached; for others only those who run the workspace do. */
const mayReach = ({ role, person }: KeyHolder, of: string): boolean =>
  role === 'admin' || role === 'ops' || person === of;

/** The calendars of the org in force, or null when it does not have the person. */
const calendarsAround = async (
  tx: Tx,
  workspace: string,
  person: string,
): Promise<readonly string[] | null> => {
  const [row] = await tx<{ calendars: readonly string[] }>`
    select array(select jsonb_object_keys(o.document -> 'calendars')) as calendars
    from baton.workspaces w join baton.orgs o on o.workspace = w.workspace and o.version = w.org
    where w.workspace = ${workspace} and (o.document -> 'people') ? ${person}`;
  return row?.calendars ?? null;
};

/** How colleagues are told of their leads. */
export const peopleRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db, now, targets } = service;
  app.openapi(
    createRoute({
      ...at(service, 'PUT /people/{person}/reach'),
      summary: 'Says by which channels and when a person of the org gets notices',
      request: {
        params,
        body: { required: true, content: { 'application/json': { schema: reachBody } } },
      },
      responses: shown,
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace } = caller;
      const { person } = c.req.valid('param');
      if (!mayReach(caller, person)) throw notFound(`person ${person}`);
      const reach = await inWorkspace(db, workspace, async (tx) => {
        const calendars = await calendarsAround(tx, workspace, person);
        if (calendars === null) return null;
        const said = reachIn(c.req.valid('json'), {
          calendars,
          allowed: targets.allowed,
          at: now(),
        });
        if ('faults' in said) {
          const { faults: errors } = said;
          throw new Problem(400, 'invalid', errors[0]?.message ?? '', { errors });
        }
        if (!(await putReach(tx, workspace, { person, reach: said.reach, at: now() }))) return null;
        // Not where to: an address is personal, and what is noted stays.
        await act(tx, service, caller, 'PUT /people/{person}/reach', person);
        return said.reach;
      });
      if (reach === null) throw notFound(`person ${person}`);
      return c.json(reachView(reach), 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'GET /people/{person}/reach'),
      summary: 'By which channels and when a person of the org gets notices',
      request: { params },
      responses: shown,
    }),
    async (c) => {
      const caller = c.get('caller');
      const { person } = c.req.valid('param');
      const reach = mayReach(caller, person)
        ? await inWorkspace(db, caller.workspace, (tx) => reachOf(tx, caller.workspace, person))
        : null;
      if (reach === null) throw notFound(`way to reach ${person}`);
      return c.json(reachView(reach), 200);
    },
  );
};
