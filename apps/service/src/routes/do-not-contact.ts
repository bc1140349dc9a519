import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { cursorOf, inWorkspace, placeIn } from '@baton/store';
import { act } from '../http/acts.ts';
import { at, problems } from '../http/at.ts';
import { idempotencyHeader, once } from '../http/idempotency.ts';
import { json } from '../http/json.ts';
import { pageAsked, pageOf, unknownCursor } from '../http/pages.ts';
import { Problem } from '../http/problem.ts';
import type { Env, Service } from '../http/service.ts';
import {
  addBars,
  barKeysIn,
  barredChannels,
  barsOf,
  removeBars,
  whyBarred,
} from '../privacy/do-not-contact.ts';
import { barsSchema } from './privacy.ts';

const PAGE = 50;
const channel = z.enum(barredChannels);

const whoSchema = {
  mail: z.string().min(3).max(320).optional(),
  phone: z.string().min(3).max(60).optional(),
};

const addBody = z
  .strictObject({ ...whoSchema, channel: channel.optional(), why: z.enum(whyBarred).optional() })
  .openapi('NewDoNotContact', { description: 'A mail address, a telephone number, or both' });

const removeBody = z.strictObject({ ...whoSchema, channel: channel.optional() });

const listed = z
  .object({
    key: z.string().openapi({ description: 'A hash: the list names nobody' }),
    channel,
    at: z.int(),
    by: z.string(),
    why: z.string(),
  })
  .openapi('BarredAddress');

type Said = z.infer<typeof removeBody>;

const keysOf = ({ defaultCountry }: Service, workspace: string, said: Said): readonly string[] => {
  if (said.mail === undefined && said.phone === undefined)
    throw new Problem(400, 'invalid', 'say mail, phone or both');
  const read = barKeysIn(workspace, said, defaultCountry);
  if ('keys' in read) return read.keys;
  const { unreadable } = read;
  throw new Problem(
    400,
    'invalid',
    unreadable === 'mail' ? 'mail is no mail address' : 'phone is no telephone number',
  );
};

interface Row {
  readonly key: string;
  readonly channel: (typeof barredChannels)[number];
  readonly at: number;
  readonly by: string;
  readonly why: string;
}

const listRoute = (app: OpenAPIHono<Env>, service: Service): void => {
  app.openapi(
    createRoute({
      ...at(service, 'GET /people-data/do-not-contact'),
      summary: 'Whom not to contact, as hashes, the latest first',
      request: {
        query: z.strictObject({
          ...pageAsked(500),
        }),
      },
      responses: {
        200: {
          description: 'A page',
          content: json(pageOf(listed)),
        },
        ...problems,
      },
    }),
    async (c) => {
      const { workspace } = c.get('caller');
      const { limit = PAGE, cursor } = c.req.valid('query');
      const after = cursor === undefined ? null : placeIn(cursor);
      if (after === null && cursor !== undefined) throw unknownCursor();
      const rows = await inWorkspace(
        service.db,
        workspace,
        (tx) => tx<Row>`
          select key, channel, at, by, why from baton.do_not_contact
          where workspace = ${workspace} and (${after?.capturedAt ?? null}::bigint is null
            or (at, key || channel) < (${after?.capturedAt ?? null}::bigint, ${after?.lead ?? null}::text))
          order by at desc, key || channel desc limit ${limit + 1}`,
      );
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      const next =
        rows.length <= limit || last === undefined
          ? null
          : cursorOf({ capturedAt: last.at, lead: `${last.key}${last.channel}` });
      return c.json({ items: items.map((item) => ({ ...item })), cursor: next }, 200);
    },
  );
};

/** Wishes not to be contacted, by address: they hold for every lead, also after an erasure. */
export const doNotContactRoutes = (app: OpenAPIHono<Env>, service: Service): void => {
  const { now } = service;
  listRoute(app, service);
  const bars = {
    200: { description: 'What holds for the address now', content: json(barsSchema) },
    ...problems,
  };
  app.openapi(
    createRoute({
      ...at(service, 'POST /people-data/do-not-contact'),
      summary: 'Keeps the wish of a person not to be contacted',
      request: { headers: idempotencyHeader, body: { required: true, content: json(addBody) } },
      responses: bars,
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace, person: by } = caller;
      const body = c.req.valid('json');
      const keys = keysOf(service, workspace, body);
      const key = c.req.valid('header')['idempotency-key'];
      const held = await once(service, caller, key, { route: 'bar', body }, async (tx) => {
        const { channel: barred = 'all', why = 'asked' } = body;
        await addBars(tx, workspace, keys, { channel: barred, why, by, at: now() });
        return barsOf(tx, workspace, keys);
      });
      return c.json(held, 200);
    },
  );
  app.openapi(
    createRoute({
      ...at(service, 'POST /people-data/do-not-contact/remove'),
      summary: 'Takes the wish back: the person wants to be contacted again',
      request: { headers: idempotencyHeader, body: { required: true, content: json(removeBody) } },
      responses: bars,
    }),
    async (c) => {
      const caller = c.get('caller');
      const { workspace } = caller;
      const body = c.req.valid('json');
      const keys = keysOf(service, workspace, body);
      const key = c.req.valid('header')['idempotency-key'];
      const left = await once(service, caller, key, { route: 'unbar', body }, async (tx) => {
        const removed = await removeBars(tx, workspace, keys, body.channel ?? null);
        await act(tx, service, caller, 'POST /people-data/do-not-contact/remove', keys.join(' '), {
          removed,
        });
        return barsOf(tx, workspace, keys);
      });
      return c.json(left, 200);
    },
  );
};
