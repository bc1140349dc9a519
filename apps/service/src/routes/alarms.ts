import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { inWorkspace } from '@baton/store';
import { at, problems } from '../http/at.ts';
import { pageAsked, unknownCursor } from '../http/pages.ts';
import type { Env, Service } from '../http/service.ts';

const PAGE = 50;
const PAGE_AT_MOST = 500;

interface AlarmRow {
  readonly alarm: string;
  readonly about: string;
  readonly raisedAt: number;
  readonly endedAt: number | null;
  readonly detail: Record<string, unknown>;
}

const alarmSchema = z
  .strictObject({
    alarm: z.string().openapi({ description: 'What is watched', example: 'acceptance' }),
    about: z.string().openapi({ description: 'Of whom or what', example: 'rep r-01' }),
    raisedAt: z.int().openapi({ description: 'Epoch ms' }),
    endedAt: z.int().nullable().openapi({ description: 'Epoch ms; null while it stands' }),
    detail: z.record(z.string(), z.unknown()),
  })
  .openapi('Alarm');

/** Where the page before ended: what the list is ordered by. */
const text = z.string().regex(/^\P{Cc}*$/u);
const placeSchema = z.tuple([z.int(), text, text]);
type Place = z.infer<typeof placeSchema>;

const cursorOf = ({ raisedAt, alarm, about }: AlarmRow): string =>
  Buffer.from(JSON.stringify([raisedAt, alarm, about])).toString('base64url');

const placeIn = (cursor: string): Place => {
  try {
    return placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw unknownCursor();
  }
};

export const alarmRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'GET /alarms'),
      summary: 'Alarms, the latest first',
      request: {
        query: z.strictObject({
          open: z.enum(['true', 'false']).optional(),
          ...pageAsked(PAGE_AT_MOST),
        }),
      },
      responses: {
        200: {
          description: 'A page',
          content: {
            'application/json': {
              schema: z.strictObject({
                items: z.array(alarmSchema),
                cursor: z.string().nullable(),
              }),
            },
          },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { open = null, limit = PAGE, cursor } = c.req.valid('query');
      const { workspace } = c.get('caller');
      const [raisedAt, alarm, about] =
        cursor === undefined ? [Number.MAX_SAFE_INTEGER, '', ''] : placeIn(cursor);
      const rows = await inWorkspace(
        service.db,
        workspace,
        (tx) => tx<AlarmRow>`
          select alarm, about, raised_at as "raisedAt", ended_at as "endedAt", detail from baton.alarms
          where workspace = ${workspace} and (raised_at, alarm, about) < (${raisedAt}::bigint, ${alarm}::text, ${about}::text)
            and (${open}::text is null or (ended_at is null) = (${open} = 'true'))
          order by raised_at desc, alarm desc, about desc limit ${limit + 1}`,
      );
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      const next = rows.length > limit && last !== undefined ? cursorOf(last) : null;
      return c.json({ items, cursor: next }, 200);
    },
  );
};
