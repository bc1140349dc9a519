import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace, listCheckpoints } from '@baton/store';
import { at, problems } from '../http/at.ts';
import { json } from '../http/json.ts';
import { pageOf, unknownCursor } from '../http/pages.ts';
import type { Env, Service } from '../http/service.ts';

const checkpointSchema = z
  .object({
    workspace: z.string(),
    seq: z.int(),
    at: z.int(),
    ordinal: z.int(),
    root: z.string(),
    previous: z.string(),
    hash: z.string(),
    keyId: z.string(),
    signature: z.string(),
  })
  .openapi('Checkpoint', {
    description:
      'The signature (Ed25519, base64) is over the canonical JSON of workspace, seq, at, ordinal, root and previous',
  });

const querySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().min(1).max(100).optional().openapi({ description: 'Of the page before' }),
});

const cursorOf = (seq: number): string => Buffer.from(`checkpoint ${seq}`).toString('base64url');

const seqIn = (cursor: string): number => {
  const text = Buffer.from(cursor, 'base64url').toString();
  const found = /^checkpoint (\d{1,9})$/u.exec(text)?.[1];
  if (found === undefined) throw unknownCursor();
  return Number(found);
};

/** What the service signed, and the key to check it with. */
export const checkpointRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'GET /checkpoints'),
      summary: 'Signed checkpoints of all logs, each tied to the one before',
      request: { query: querySchema },
      responses: {
        200: {
          description: 'The latest first',
          content: json(pageOf(checkpointSchema)),
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { limit, cursor: after } = c.req.valid('query');
      const before = after === undefined ? null : seqIn(after);
      const found = await inWorkspace(service.db, workspace, (tx) =>
        listCheckpoints(tx, workspace, { before, limit: limit + 1 }),
      );
      const items = found.slice(0, limit);
      const last = items.at(-1);
      const cursor = found.length > limit && last !== undefined ? cursorOf(last.seq) : null;
      return c.json({ items, cursor }, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'GET /checkpoints/key'),
      summary: 'The public key that verifies checkpoints and exports',
      responses: {
        200: {
          description: 'PEM, and the id that checkpoints name it by',
          content: json(z.object({ id: z.string(), publicKey: z.string() })),
        },
        ...problems,
      },
    }),
    (c) => {
      const { id, publicKey } = service.secrets.signing;
      return c.json({ id, publicKey }, 200);
    },
  );
};
