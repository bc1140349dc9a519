import { createHash } from 'node:crypto';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace, type KeyHolder } from '@baton/store';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, idempotencyOf } from '../http/idempotency.ts';
import { notFound, Problem } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import { refusedAndKept } from '../intake/failed-intake.ts';
import { formTypeOf, readFormBody } from '../intake/form-body.ts';
import { formInquiry, formKey } from '../intake/form-inquiry.ts';
import { readForm } from '../intake/stored-forms.ts';
import { captureInquiry } from '../leads/capture-inquiry.ts';
import { inForce } from '../leads/in-force.ts';
import { formParams } from './forms.ts';

const fields = {
  schema: {
    type: 'object',
    additionalProperties: true,
    description: 'Fields by the names that the form’s mapping knows',
  },
} as const;

const registrarOf = ({ role, person }: KeyHolder): string | null =>
  role === 'registrar' ? person : null;

/** Posts of the forms of web sites, sent on by what has an API key. */
export const formPostRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'POST /forms/{form}'),
      summary: 'Captures an inquiry from the fields of a form',
      request: {
        params: formParams,
        headers: idempotencyHeader,
        body: {
          required: true,
          content: {
            'application/x-www-form-urlencoded': fields,
            'multipart/form-data': fields,
            'application/json': fields,
          },
        },
      },
      responses: {
        201: {
          description: 'The lead that it became',
          content: {
            'application/json': {
              schema: z.object({ lead: z.string(), repeated: z.boolean() }).openapi('CapturedForm'),
            },
          },
        },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace, person } = caller;
      const { form } = c.req.valid('param');
      const contentType = c.req.header('content-type') ?? '';
      const type = formTypeOf(contentType);
      if (type === null)
        throw new Problem(
          415,
          'unsupported-media-type',
          'send application/x-www-form-urlencoded, multipart/form-data or application/json',
        );
      const stored = await inWorkspace(service.db, workspace, (tx) =>
        readForm(tx, workspace, form),
      );
      if (stored === null) throw notFound(`form ${form}`);
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const body = await readFormBody(bytes, contentType, type);
      const { 'idempotency-key': key } = c.req.valid('header');
      const hash = createHash('sha256').update(bytes).digest('hex');
      const sent = {
        source: 'form',
        through: form,
        sentBy: person,
        ...idempotencyOf(caller, key, {
          route: 'POST /forms/{form}',
          form,
          // The boundary between parts is another each time.
          body: body.ok ? { ...body.fields } : hash,
        }),
      } as const;
      if (!body.ok) {
        const errors = [{ path: [], message: body.detail }];
        const kept = { ...sent, body: bytes, errors };
        throw await refusedAndKept(service, workspace, kept, ['bad-request', body.detail]);
      }
      const versions = await inForce(service.db, workspace);
      const read = formInquiry(service, versions, stored.mapping, body.fields, registrarOf(caller));
      if (!read.ok) {
        const kept = { ...sent, body: JSON.stringify(body.fields), errors: read.errors };
        throw await refusedAndKept(service, workspace, kept, ['invalid', 'the form has errors']);
      }
      const { inquiry } = read;
      const { lead, repeated } = await captureInquiry(service, {
        workspace,
        actor: person,
        inquiry,
        versions,
        ...(sent.idempotency === undefined ? {} : { idempotency: sent.idempotency }),
        ...formKey(form, inquiry.key),
      });
      return c.json({ lead: lead.id, repeated }, 201);
    },
  );
};
