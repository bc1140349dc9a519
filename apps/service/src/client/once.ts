import { isRead, type Send } from './send.ts';

/** 128 random bits. `crypto.randomUUID` is missing from pages without HTTPS. */
const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** Gives each write an `Idempotency-Key` of its own, unless the caller gave one. */
export const once =
  (send: Send): Send =>
  (request) => {
    if (!isRead(request) && !request.headers.has('idempotency-key'))
      request.headers.set('idempotency-key', newKey());
    return send(request);
  };
