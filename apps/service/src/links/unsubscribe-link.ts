import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { LinkKey, LinkKeys } from './answer-link.ts';

/** What the link in an automatic mail lets its bearer do: end such mails to whoever the lead came from. Ids only. */
export interface UnsubscribeLink {
  readonly workspace: string;
  readonly lead: string;
}

const payloadSchema = z.tuple([z.string(), z.string()]);

/** The purpose is part of what is signed, so that a link of another kind cannot stand in. */
const macOf = (signed: string, { secret }: LinkKey): string =>
  createHmac('sha256', secret).update(`baton unsubscribe link\n${signed}`).digest('base64url');

/** The token: `u1.<key>.<payload>.<mac>`. It never expires: who kept the mail may still want no more. */
export const signUnsubscribe = ({ workspace, lead }: UnsubscribeLink, [key]: LinkKeys): string => {
  const payload = Buffer.from(JSON.stringify([workspace, lead])).toString('base64url');
  const signed = `u1.${key.id}.${payload}`;
  return `${signed}.${macOf(signed, key)}`;
};

/** Null for whatever was not signed by one of the keys. */
export const readUnsubscribe = (token: string, keys: LinkKeys): UnsubscribeLink | null => {
  const match = /^(u1\.([\w-]{1,64})\.([\w-]{1,2000}))\.([\w-]{43})$/u.exec(token);
  const [, signed = '', keyId = '', payload = '', mac = ''] = match ?? [];
  const key = keys.find(({ id }) => id === keyId);
  if (key === undefined) return null;
  if (!timingSafeEqual(Buffer.from(macOf(signed, key)), Buffer.from(mac))) return null;
  const [workspace, lead] = payloadSchema.parse(
    JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
  );
  return { workspace, lead };
};
