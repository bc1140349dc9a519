import { z } from '@hono/zod-openapi';
import type { BlockList } from 'node:net';
import { normaliseMail } from '../hygiene/normalise-mail.ts';
import { refusalOf } from '../notices/guarded-post.ts';
import { hoursClock } from './reach-hours.ts';
import { channelKinds, noticeKinds, type Reach, weekdays } from './reach.ts';

const address = z.string().min(3).max(320);
const url = z.string().min(8).max(2000);
const kind = z.enum(noticeKinds);

const channelSchema = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('mail'), address }),
  z.strictObject({
    channel: z.literal('chat'),
    url: url.openapi({ description: 'An incoming webhook of Slack or alike' }),
    isPrivate: z.boolean().optional().openapi({
      description: 'Only this person reads there, so accept and reject links may go there',
    }),
  }),
  z.strictObject({
    channel: z.literal('webhook'),
    url,
    secrets: z.array(z.string().max(200)).min(1).max(5).openapi({
      description: 'Standard Webhooks: whsec_ and base64; several while one is replaced',
    }),
  }),
]);

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/u, 'a time such as 08:30');

const hoursSchema = z.union([
  z.strictObject({ calendar: z.string().min(1).max(200) }),
  z.strictObject({
    zone: z.string().min(1).max(100),
    days: z.array(z.enum(weekdays)).min(1).max(7),
    from: time,
    to: time,
  }),
]);

export const reachBody = z
  .strictObject({
    mail: address.optional().openapi({ description: 'In place of channels: mail alone' }),
    channels: z.array(channelSchema).min(1).max(10).optional(),
    byKind: z.partialRecord(kind, z.array(z.enum(channelKinds)).min(1).max(3)).optional(),
    hours: hoursSchema.optional(),
    anytime: z.array(kind).max(noticeKinds.length).optional(),
  })
  .openapi('Reach', {
    description: 'Channels in the order in which they are tried, and when notices may come',
  });

export const shownReach = z
  .object({
    mail: z.string().nullable(),
    channels: z.array(
      z.discriminatedUnion('channel', [
        z.object({ channel: z.literal('mail'), address: z.string() }),
        z.object({ channel: z.literal('chat'), host: z.string(), isPrivate: z.boolean() }),
        z.object({ channel: z.literal('webhook'), host: z.string(), secrets: z.int() }),
      ]),
    ),
    byKind: z.partialRecord(kind, z.array(z.enum(channelKinds))),
    hours: hoursSchema.nullable(),
    anytime: z.array(kind),
  })
  .openapi('ShownReach', {
    description:
      'Without what would let its reader post: of addresses the host, of secrets how many',
  });

interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const faultOfSecrets = (secrets: readonly string[]): string | null => {
  for (const secret of secrets) {
    const bytes = /^whsec_([A-Za-z0-9+/]+=*)$/u.exec(secret)?.[1];
    if (bytes === undefined || Buffer.from(bytes, 'base64').byteLength < 16)
      return 'a secret is whsec_ and 16 bytes or more in base64';
  }
  return null;
};

type ReachBody = z.infer<typeof reachBody>;
type Point = Reach['points'][number];

const pointOf = (
  channel: NonNullable<ReachBody['channels']>[number],
  allowed: BlockList,
): Point | string => {
  if (channel.channel === 'mail') {
    const mail = normaliseMail(channel.address)?.address;
    return mail === undefined ? 'address is no mail address' : { channel: 'mail', address: mail };
  }
  const refused = refusalOf(channel.url, allowed);
  if (refused !== null) return refused;
  if (channel.channel === 'chat')
    return { channel: 'chat', url: channel.url, isPrivate: channel.isPrivate ?? false };
  return faultOfSecrets(channel.secrets) ?? { ...channel };
};

/** What a body says, or everything that is wrong with it. `calendars` are the org's. */
export const reachIn = (
  body: ReachBody,
  {
    calendars,
    allowed,
    at,
  }: { readonly calendars: readonly string[]; readonly allowed: BlockList; readonly at: number },
): { readonly reach: Reach } | { readonly faults: readonly Fault[] } => {
  const faults: Fault[] = [];
  const wrong = (path: Fault['path'], message: string): void => void faults.push({ path, message });
  if ((body.mail === undefined) === (body.channels === undefined))
    wrong(['channels'], 'say either channels or mail');
  const channels = body.channels ?? [{ channel: 'mail' as const, address: body.mail ?? '' }];
  const points = channels.flatMap((channel, index) => {
    const point = pointOf(channel, allowed);
    if (typeof point !== 'string') return [point];
    wrong(body.channels === undefined ? ['mail'] : ['channels', index], point);
    return [];
  });
  const has = new Set(channels.map(({ channel }) => channel));
  for (const [of, order] of Object.entries(body.byKind ?? {}))
    if (!order.every((channel) => has.has(channel)))
      wrong(['byKind', of], 'name channels that are in the list');
  const hours = body.hours ?? null;
  if (hours !== null && 'calendar' in hours && !calendars.includes(hours.calendar))
    wrong(['hours', 'calendar'], `one of ${calendars.join(', ')}`);
  try {
    hoursClock(hours, () => null, at);
  } catch (error) {
    wrong(['hours'], error instanceof Error ? error.message : String(error));
  }
  if (faults.length > 0) return { faults };
  return { reach: { points, byKind: body.byKind ?? {}, hours, anytime: body.anytime ?? [] } };
};

const hostOf = (target: string): string => URL.parse(target)?.host ?? '';

export const reachView = ({
  points,
  byKind,
  hours,
  anytime,
}: Reach): z.infer<typeof shownReach> => ({
  mail: points.find((point) => point.channel === 'mail')?.address ?? null,
  channels: points.map((point) => {
    if (point.channel === 'mail') return point;
    const host = hostOf(point.url);
    return point.channel === 'chat'
      ? { channel: 'chat', host, isPrivate: point.isPrivate }
      : { channel: 'webhook', host, secrets: point.secrets.length };
  }),
  byKind,
  hours,
  anytime,
});
