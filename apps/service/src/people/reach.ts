import { putPerson, readPerson, type Tx } from '@baton/store';
import { z } from 'zod';
import type { ChannelKind, NoticeKind } from '../notices/notice.ts';

export const channelKinds = ['mail', 'chat', 'webhook'] as const satisfies readonly ChannelKind[];

export const noticeKinds = [
  'offer',
  'offer-withdrawn',
  'approval',
  'task',
  'reminder',
  'escalation',
  'registered',
  'result',
  'alarm',
  'notice-failed',
] as const satisfies readonly NoticeKind[];

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const pointSchema = z.discriminatedUnion('channel', [
  z.object({ channel: z.literal('mail'), address: z.string() }),
  z.object({ channel: z.literal('chat'), url: z.string(), isPrivate: z.boolean() }),
  z.object({ channel: z.literal('webhook'), url: z.string(), secrets: z.array(z.string()) }),
]);

const hoursSchema = z.union([
  z.object({ calendar: z.string() }),
  z.object({
    zone: z.string(),
    days: z.array(z.enum(weekdays)),
    from: z.string(),
    to: z.string(),
  }),
]);

const reachSchema = z.object({
  points: z.array(pointSchema),
  byKind: z.partialRecord(z.enum(noticeKinds), z.array(z.enum(channelKinds))),
  /** Null: at any hour. */
  hours: hoursSchema.nullable(),
  anytime: z.array(z.enum(noticeKinds)),
});

/** How a colleague is reached. Personal data: it stands beside the org, not in it, so that it can be erased. */
export type Reach = z.infer<typeof reachSchema>;

/** As it was kept while there was only mail. */
const mailSchema = z.object({ mail: z.string() }).transform(({ mail }) => mailAlone(mail));

const mailAlone = (address: string): Reach => ({
  points: [{ channel: 'mail', address }],
  byKind: {},
  hours: null,
  anytime: [],
});

const storedSchema = z.union([reachSchema, mailSchema]);

const subjectOf = (person: string): string => `colleague:${person}`;

/** Null for a colleague who said nothing, or was erased. */
export const reachOf = async (tx: Tx, workspace: string, person: string): Promise<Reach | null> => {
  const known = await readPerson(tx, workspace, subjectOf(person));
  return known.kind === 'known' ? storedSchema.parse(known.data) : null;
};

/** False for somebody whose data were erased. */
export const putReach = async (
  tx: Tx,
  workspace: string,
  { person, reach, at }: { readonly person: string; readonly reach: Reach; readonly at: number },
): Promise<boolean> =>
  (await putPerson(tx, workspace, { subject: subjectOf(person), data: reach, at })) !== null;

/** By mail alone, at any hour. False for somebody whose data were erased. */
export const setReach = (
  tx: Tx,
  workspace: string,
  { person, mail, at }: { readonly person: string; readonly mail: string; readonly at: number },
): Promise<boolean> => putReach(tx, workspace, { person, reach: mailAlone(mail), at });
