import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, idempotencyOf } from '../http/idempotency.ts';
import type { Env, Service } from '../http/service.ts';
import { BATCH_AT_MOST, captureBatch } from '../intake/capture-batch.ts';
import { fieldProblemSchema } from '../intake/field-problem-schema.ts';
import { keepUnreadable } from '../intake/keep-unreadable.ts';

const batchSchema = z
  .strictObject({
    inquiries: z
      .array(z.unknown().openapi({ type: 'object', description: 'An Inquiry' }))
      .min(1)
      .max(BATCH_AT_MOST),
  })
  .openapi('InquiryBatch');

const place = z.int().openapi({ description: 'Its place in the batch, from 0' });

const answerSchema = z
  .object({
    captured: z.array(z.object({ index: place, lead: z.string() })),
    refused: z.array(
      z.object({
        index: place,
        errors: z.array(fieldProblemSchema),
        failedIntake: z.string(),
      }),
    ),
    repeated: z.boolean(),
  })
  .openapi('CapturedBatch');

/** Many inquiries in one request. */
export const batchRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { middleware, ...given } = at(service, 'POST /inquiries/batch');
  app.openapi(
    createRoute({
      ...given,
      middleware: [middleware, keepUnreadable(service, 'batch')],
      summary: `Captures up to ${BATCH_AT_MOST} inquiries: those without errors become leads together, the others are kept`,
      request: {
        headers: idempotencyHeader,
        body: { required: true, content: { 'application/json': { schema: batchSchema } } },
      },
      responses: {
        200: {
          description: 'What became of each',
          content: { 'application/json': { schema: answerSchema } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { inquiries } = c.req.valid('json');
      // Through text, which has no infinity: `1e999` is one to the parser.
      const asked = JSON.parse(JSON.stringify(inquiries)) as unknown[];
      const batch = await captureBatch(
        service,
        caller,
        inquiries,
        idempotencyOf(caller, c.req.valid('header')['idempotency-key'], {
          route: 'inquiries/batch',
          body: asked,
        }),
      );
      return c.json(
        {
          captured: [...batch.captured],
          refused: batch.refused.map(({ errors, ...one }) => ({
            ...one,
            errors: errors.map(({ path, ...problem }) => ({ ...problem, path: [...path] })),
          })),
          repeated: batch.repeated,
        },
        200,
      );
    },
  );
};
