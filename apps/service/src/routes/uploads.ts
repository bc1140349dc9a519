import { createHash } from 'node:crypto';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace } from '@baton/store';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, once } from '../http/idempotency.ts';
import { json } from '../http/json.ts';
import { pageAsked, pageOf, unknownCursor } from '../http/pages.ts';
import { notFound } from '../http/problem.ts';
import { UPLOAD_BYTES_AT_MOST } from '../http/safe-request.ts';
import type { Env, Service } from '../http/service.ts';
import { refusedCsv } from '../intake/csv-inquiries.ts';
import { mappingOfUpload } from '../uploads/mapping-of-upload.ts';
import {
  addUpload,
  listUploads,
  readUpload,
  refusedRows,
  uploadStates,
} from '../uploads/stored-uploads.ts';
import { readUploadBody } from '../uploads/upload-body.ts';

const params = z.object({ upload: z.string().min(1).max(200) });

const uploadSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    form: z.string().nullable(),
    state: z.enum(uploadStates),
    rowsRead: z.int().openapi({ description: 'Rows that are done' }),
    accepted: z.int().openapi({ description: 'Of those, rows that became leads' }),
    refused: z.int(),
    reason: z.string().nullable().openapi({ description: 'Why it failed' }),
    createdAt: z.int(),
    createdBy: z.string(),
    endedAt: z.int().nullable(),
    forgottenAt: z.int().nullable().openapi({
      description: 'When its refused rows are forgotten, or were; null where there are none',
    }),
  })
  .openapi('Upload');

const makingRoute = (app: OpenAPIHono<Env>, service: Service): void => {
  const { now, newId } = service;
  app.openapi(
    createRoute({
      ...at(service, 'POST /uploads'),
      summary: `Takes a CSV file of up to ${UPLOAD_BYTES_AT_MOST / 1024 / 1024} MiB, whose rows become leads in the background`,
      request: {
        headers: idempotencyHeader,
        query: z.strictObject({
          form: z.string().max(200).optional().openapi({ description: 'Whose mapping is used' }),
          name: z.string().max(500).optional(),
          encoding: z.string().max(100).optional().openapi({ description: 'utf-8 if not given' }),
        }),
        body: {
          required: true,
          content: {
            'text/csv': { schema: { type: 'string' } },
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['file'],
                properties: {
                  file: { type: 'string', format: 'binary' },
                  form: { type: 'string' },
                  mapping: { type: 'string', description: 'A FormMapping as JSON' },
                  name: { type: 'string' },
                  encoding: { type: 'string' },
                },
              },
            },
          },
        },
      },
      responses: {
        202: { description: 'It waits to be read', content: json(z.object({ id: z.string() })) },
        ...problems,
      },
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace, person } = caller;
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const contentType = c.req.header('content-type') ?? '';
      const body = await readUploadBody(bytes, contentType, (name) => c.req.query(name));
      const mapping = await mappingOfUpload(service, workspace, body);
      const { file, name, form, encoding } = body;
      const { 'idempotency-key': key } = c.req.valid('header');
      const hash = createHash('sha256').update(file).digest('hex');
      const asked = { route: 'POST /uploads', name, form, encoding, mapping, file: hash };
      const made = await once(service, caller, key, asked, async (tx) => {
        const id = newId();
        const upload = { id, name, mapping: { mapping, form, encoding }, file };
        await addUpload(tx, workspace, { ...upload, at: now(), by: person });
        return { id };
      });
      return c.json(made, 202);
    },
  );
};

const readingRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { db } = service;
  app.openapi(
    createRoute({
      ...at(service, 'GET /uploads'),
      summary: 'Uploads and how far they are, the latest first',
      request: {
        query: z.strictObject({
          ...pageAsked(500),
        }),
      },
      responses: {
        200: {
          description: 'A page',
          content: json(pageOf(uploadSchema)),
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { limit = 50, cursor } = c.req.valid('query');
      const page = await inWorkspace(db, workspace, (tx) =>
        listUploads(tx, workspace, { limit, cursor: cursor ?? null }),
      );
      if (page === null) throw unknownCursor();
      return c.json(page, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'GET /uploads/{upload}'),
      summary: 'How far an upload is',
      request: { params },
      responses: { 200: { description: 'The upload', content: json(uploadSchema) }, ...problems },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { upload } = c.req.valid('param');
      const found = await inWorkspace(db, workspace, (tx) => readUpload(tx, workspace, upload));
      if (found === null) throw notFound(`upload ${upload}`);
      return c.json(found, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'GET /uploads/{upload}/refused'),
      summary: 'The rows that became no lead, with what was wrong, to correct and upload again',
      request: { params },
      responses: {
        200: {
          description: 'Cells that a spreadsheet would take for formulas are text',
          content: { 'text/csv': { schema: { type: 'string' } } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { upload } = c.req.valid('param');
      const rows = await inWorkspace(db, workspace, async (tx) =>
        (await readUpload(tx, workspace, upload)) === null
          ? null
          : refusedRows(tx, workspace, upload),
      );
      if (rows === null) throw notFound(`upload ${upload}`);
      return c.body(refusedCsv(rows), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="refused-rows.csv"',
      });
    },
  );
};

/** Files of inquiries, read row by row in the background. */
export const uploadRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  makingRoute(app, service);
  readingRoutes(app, service);
};
