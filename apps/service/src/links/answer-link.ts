import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** What a link can answer: an offer, or a question for approval. */
export const linkActions = ['accept', 'reject', 'approve', 'refuse'] as const;

/** What a link lets its bearer do: one answer, by one person, to one question. No personal data: ids only. */
export interface AnswerLink {
  readonly workspace: string;
  readonly lead: string;
  /** The obligation that it answers: a later offer of the same lead has another. */
  readonly obligation: string;
  readonly action: (typeof linkActions)[number];
  /** Id of the person it was sent to. */
  readonly person: string;
  /** Epoch ms, exclusive. */
  readonly expiresAt: number;
}

/** A named secret of 32 bytes or more. */
export interface LinkKey {
  /** Letters, digits, `-` and `_`. */
  readonly id: string;
  readonly secret: Uint8Array;
}

/** The first key signs; all verify, so that a key can be replaced while links are out. */
export type LinkKeys = readonly [LinkKey, ...LinkKey[]];

export type ReadLink =
  /** `id` names this token for the record of used ones. */
  | { readonly ok: true; readonly link: AnswerLink; readonly id: string }
  | { readonly ok: false; readonly reason: 'forged' | 'expired' };

const payloadSchema = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.enum(linkActions),
  z.string(),
  z.number().int(),
]);

/**
 * The token: `b1.<key>.<payload>.<mac>`, payload and MAC in base64url, MAC = HMAC-SHA-256 over everything before it.
 * Fits a URL as it is.
 */
export const signLink = (link: AnswerLink, [key]: LinkKeys): string => {
  const { workspace, lead, obligation, action, person, expiresAt } = link;
  const payload = JSON.stringify([workspace, lead, obligation, action, person, expiresAt]);
  const signed = `b1.${key.id}.${Buffer.from(payload).toString('base64url')}`;
  return `${signed}.${macOf(signed, key)}`;
};

/**
 * Reads a token at an instant (epoch ms). Whatever was not signed by one of the keys, to the letter, is `forged`. The MAC is
 * compared as text in constant time, so a token has exactly one spelling and one `id`.
 */
export const readLink = (token: string, keys: LinkKeys, at: number): ReadLink => {
  const match = /^(b1\.([\w-]{1,64})\.([\w-]{1,2000}))\.([\w-]{43})$/u.exec(token);
  const [, signed = '', keyId = '', payload = '', mac = ''] = match ?? [];
  const key = keys.find(({ id }) => id === keyId);
  if (key === undefined) return { ok: false, reason: 'forged' };
  if (!timingSafeEqual(Buffer.from(macOf(signed, key)), Buffer.from(mac)))
    return { ok: false, reason: 'forged' };
  const [workspace, lead, obligation, action, person, expiresAt] = payloadSchema.parse(
    JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
  );
  if (at >= expiresAt) return { ok: false, reason: 'expired' };
  const id = createHash('sha256').update(signed).digest('base64url');
  return { ok: true, link: { workspace, lead, obligation, action, person, expiresAt }, id };
};

/** The purpose is part of what is signed, so that no other MAC under the same secret can stand in. */
const macOf = (signed: string, { id, secret }: LinkKey): string => {
  if (secret.byteLength < 32) throw new RangeError(`the link key ${id} has fewer than 32 bytes`);
  return createHmac('sha256', secret).update(`baton answer link\n${signed}`).digest('base64url');
};
