import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { LinkKey, LinkKeys } from './answer-link.ts';

/** What the link to a lead's page lets its bearer do: look at it, as this person, as long as it is theirs. Ids only. */
export interface ViewLink {
  readonly workspace: string;
  readonly lead: string;
  readonly person: string;
  /** Epoch ms, exclusive. */
  readonly expiresAt: number;
}

export type ReadView =
  | { readonly ok: true; readonly link: ViewLink }
  | { readonly ok: false; readonly reason: 'forged' | 'expired' };

const payloadSchema = z.tuple([z.string(), z.string(), z.string(), z.number().int()]);

/** The purpose is part of what is signed, so that a link of another kind cannot stand in. */
const macOf = (signed: string, { secret }: LinkKey): string =>
  createHmac('sha256', secret).update(`baton view link\n${signed}`).digest('base64url');

/** The token: `v1.<key>.<payload>.<mac>`. */
export const signView = (
  { workspace, lead, person, expiresAt }: ViewLink,
  [key]: LinkKeys,
): string => {
  const payload = JSON.stringify([workspace, lead, person, expiresAt]);
  const signed = `v1.${key.id}.${Buffer.from(payload).toString('base64url')}`;
  return `${signed}.${macOf(signed, key)}`;
};

/** Reads a token at an instant (epoch ms); whatever was not signed by one of the keys is `forged`. */
export const readView = (token: string, keys: LinkKeys, at: number): ReadView => {
  const match = /^(v1\.([\w-]{1,64})\.([\w-]{1,2000}))\.([\w-]{43})$/u.exec(token);
  const [, signed = '', keyId = '', payload = '', mac = ''] = match ?? [];
  const key = keys.find(({ id }) => id === keyId);
  if (key === undefined || !timingSafeEqual(Buffer.from(macOf(signed, key)), Buffer.from(mac)))
    return { ok: false, reason: 'forged' };
  const [workspace, lead, person, expiresAt] = payloadSchema.parse(
    JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
  );
  if (at >= expiresAt) return { ok: false, reason: 'expired' };
  return { ok: true, link: { workspace, lead, person, expiresAt } };
};
