import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace } from '@baton/store';
import { normaliseMail } from '../hygiene/normalise-mail.ts';
import { at, problems } from '../http/at.ts';
import { notFound, Problem } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import { isInOrg } from '../people/is-in-org.ts';
import { setReach } from '../people/reach.ts';

const reachSchema = z.strictObject({ mail: z.string().min(3).max(320) }).openapi('Reach');

/** Where colleagues are told of their leads. */
export const peopleRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db, now } = service;
  app.openapi(
    createRoute({
      ...at(service, 'PUT /people/{person}/reach'),
      summary: 'Says at which mail address a person of the org gets notices',
      request: {
        params: z.object({ person: z.string().min(1).max(200) }),
        body: { required: true, content: { 'application/json': { schema: reachSchema } } },
      },
      responses: {
        200: {
          description: 'As it is now',
          content: { 'application/json': { schema: reachSchema } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { person } = c.req.valid('param');
      const mail = normaliseMail(c.req.valid('json').mail)?.address;
      if (mail === undefined) throw new Problem(400, 'invalid', 'mail is no mail address');
      const isSet = await inWorkspace(db, workspace, async (tx) => {
        return (
          (await isInOrg(tx, workspace, person)) &&
          setReach(tx, workspace, { person, mail, at: now() })
        );
      });
      if (!isSet) throw notFound(`person ${person}`);
      return c.json({ mail }, 200);
    },
  );
};
