import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace } from '@baton/store';
import { act } from '../http/acts.ts';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, once } from '../http/idempotency.ts';
import { json } from '../http/json.ts';
import { notFound, Problem } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import {
  PLAIN,
  placeholders,
  TEMPLATE_NAME,
  unknownPlaceholders,
} from '../prospect-mail/mail-template.ts';

const params = z.object({
  template: z.string().regex(TEMPLATE_NAME, 'nurture, nurture.<track> or nurture.<track>.<touch>'),
});

const wordsSchema = z
  .strictObject({
    subject: z
      .string()
      .min(1)
      .max(200)
      .regex(/^\P{Cc}*$/u, 'one line'),
    body: z.string().min(1).max(10_000),
  })
  .openapi('MailTemplate', {
    description: `Plain text; ${placeholders.map((one) => `{${one}}`).join(', ')} are filled in`,
  });

const shownSchema = z.object({
  template: z.string(),
  subject: z.string(),
  body: z.string(),
  updatedAt: z.int().nullable(),
  updatedBy: z.string().nullable(),
});

/** The words of automatic mails to prospects. */
export const mailTemplateRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db, now } = service;
  app.openapi(
    createRoute({
      ...at(service, 'GET /mail-templates'),
      summary: 'The words of automatic mails, with the plain ones that are sent without any',
      responses: {
        200: {
          description: 'By name',
          content: json(
            z.object({
              items: z.array(shownSchema),
              plain: z.object({ subject: z.string(), body: z.string() }),
            }),
          ),
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const rows = await inWorkspace(
        db,
        workspace,
        (tx) => tx<z.infer<typeof shownSchema>>`
          select template, subject, body, updated_at as "updatedAt", updated_by as "updatedBy"
          from baton.mail_templates where workspace = ${workspace} order by template`,
      );
      return c.json({ items: rows.map((row) => ({ ...row })), plain: { ...PLAIN } }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'PUT /mail-templates/{template}'),
      summary: 'Says in which words automatic mails go out',
      request: {
        params,
        headers: idempotencyHeader,
        body: { required: true, content: json(wordsSchema) },
      },
      responses: {
        200: { description: 'As it is now', content: json(shownSchema) },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace, person: by } = caller;
      const { template } = c.req.valid('param');
      const { subject, body } = c.req.valid('json');
      const [unknown] = unknownPlaceholders({ subject, body });
      if (unknown !== undefined)
        throw new Problem(
          400,
          'invalid',
          `{${unknown.slice(0, 40)}} is nothing that can be filled in: ${placeholders.join(', ')}`,
        );
      const key = c.req.valid('header')['idempotency-key'];
      const asked = { route: 'mail-template', template, subject, body };
      const { updatedAt } = await once(service, caller, key, asked, async (tx) => {
        const updatedAt = now();
        await tx`
          insert into baton.mail_templates (workspace, template, subject, body, updated_at, updated_by)
          values (${workspace}, ${template}, ${subject}, ${body}, ${updatedAt}, ${by})
          on conflict (workspace, template) do update set subject = excluded.subject, body = excluded.body,
            updated_at = excluded.updated_at, updated_by = excluded.updated_by`;
        await act(tx, service, caller, 'PUT /mail-templates/{template}', template);
        return { updatedAt };
      });
      return c.json({ template, subject, body, updatedAt, updatedBy: by }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'DELETE /mail-templates/{template}'),
      summary: 'Goes back to the next closest words',
      request: { params },
      responses: {
        200: {
          description: 'It is gone',
          content: json(z.object({ template: z.string() })),
        },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace } = caller;
      const { template } = c.req.valid('param');
      const isGone = await inWorkspace(db, workspace, async (tx) => {
        const { count } = await tx`
          delete from baton.mail_templates where workspace = ${workspace} and template = ${template}`;
        if (count > 0)
          await act(tx, service, caller, 'DELETE /mail-templates/{template}', template);
        return count > 0;
      });
      if (!isGone) throw notFound(`mail template ${template}`);
      return c.json({ template }, 200);
    },
  );
};
