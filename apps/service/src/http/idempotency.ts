import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { canonicalJson } from '@baton/core';
import type { Idempotency, KeyHolder } from '@baton/store';

/** Every write takes one: asked again with the same key it gives the same answer and happens once. */
export const idempotencyHeader = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .openapi({ description: 'Asked again with it, a request is answered the same and done once.' }),
});

/**
 * The key as the store keeps it: each person has their own. What was asked is kept as a hash, because it may hold personal
 * data that must not outlive its erasure.
 */
export const idempotencyOf = (
  caller: KeyHolder,
  key: string | undefined,
  asked: object,
): { readonly idempotency?: Idempotency } =>
  key === undefined
    ? {}
    : {
        idempotency: {
          key: `${caller.person} ${key}`,
          request: createHash('sha256').update(canonicalJson(asked)).digest('hex'),
        },
      };
