import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace } from '@baton/store';
import { act } from '../http/acts.ts';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, once } from '../http/idempotency.ts';
import { json } from '../http/json.ts';
import { notFound, Problem } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import { problemOfField } from '../intake/field-problem.ts';
import { checkMapping, formMappingSchema } from '../intake/form-mapping.ts';
import { deleteForm, listForms, putForm, readForm } from '../intake/stored-forms.ts';
import { inForce } from '../leads/in-force.ts';

export const formParams = z.object({
  form: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/u, 'letters, digits, dots, dashes and underscores'),
});

const formSchema = z
  .object({
    form: z.string(),
    mapping: formMappingSchema,
    updatedAt: z.int(),
    updatedBy: z.string(),
  })
  .openapi('Form');

const readingRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db } = service;
  app.openapi(
    createRoute({
      ...at(service, 'GET /forms'),
      summary: 'Forms and how their fields are read',
      responses: {
        200: {
          description: 'All of them',
          content: json(z.object({ items: z.array(formSchema) })),
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const items = await inWorkspace(db, workspace, (tx) => listForms(tx, workspace));
      return c.json({ items: [...items] }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'GET /forms/{form}'),
      summary: 'How the fields of a form are read',
      request: { params: formParams },
      responses: { 200: { description: 'The form', content: json(formSchema) }, ...problems },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { form } = c.req.valid('param');
      const found = await inWorkspace(db, workspace, (tx) => readForm(tx, workspace, form));
      if (found === null) throw notFound(`form ${form}`);
      return c.json(found, 200);
    },
  );
};

const writingRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db, now } = service;
  app.openapi(
    createRoute({
      ...at(service, 'PUT /forms/{form}'),
      summary:
        'Says how the fields of a form become an inquiry; posts and uploads to come are read by it',
      request: {
        params: formParams,
        headers: idempotencyHeader,
        body: { required: true, content: json(formMappingSchema) },
      },
      responses: { 200: { description: 'As it is now', content: json(formSchema) }, ...problems },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { form } = c.req.valid('param');
      const mapping = c.req.valid('json');
      const { policy } = await inForce(db, caller.workspace);
      const errors = checkMapping(mapping, policy.definition.facts).map(problemOfField);
      if (errors.length > 0)
        throw new Problem(400, 'invalid', 'the mapping has errors', { errors });
      const { 'idempotency-key': key } = c.req.valid('header');
      const asked = { route: 'PUT /forms/{form}', form, body: mapping };
      const stored = await once(service, caller, key, asked, async (tx) => {
        const updated = { updatedAt: now(), updatedBy: caller.person };
        await putForm(tx, caller.workspace, { form, mapping, ...updated });
        await act(tx, service, caller, 'PUT /forms/{form}', form);
        return updated;
      });
      return c.json({ form, mapping, ...stored }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'DELETE /forms/{form}'),
      summary: 'Forgets a form: posts to it are refused with 404',
      request: { params: formParams, headers: idempotencyHeader },
      responses: {
        200: { description: 'It is gone', content: json(z.object({ form: z.string() })) },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { form } = c.req.valid('param');
      const { 'idempotency-key': key } = c.req.valid('header');
      const asked = { route: 'DELETE /forms/{form}', form };
      const gone = await once(service, caller, key, asked, async (tx) => {
        if (!(await deleteForm(tx, caller.workspace, form))) throw notFound(`form ${form}`);
        await act(tx, service, caller, 'DELETE /forms/{form}', form);
        return { form };
      });
      return c.json(gone, 200);
    },
  );
};

/** The forms of a workspace, and what their fields mean. */
export const formRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  readingRoutes(app, service);
  writingRoutes(app, service);
};
