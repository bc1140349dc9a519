import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { canonicalJson } from '@baton/core';
import { type Idempotency, inWorkspace, type KeyHolder, onceIn, type Tx } from '@baton/store';
import { Problem } from './problem.ts';
import type { Service } from './service.ts';

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

type Caller = KeyHolder;
type Does<A> = (tx: Tx) => Promise<A>;

/**
 * Runs a write that is no lead's event in one transaction of the caller's workspace, once for each `Idempotency-Key`:
 *
 *     const { 'idempotency-key': key } = c.req.valid('header');
 *     const answer = await once(service, caller, key, { route: 'POST /forms', body }, async (tx) => …);
 *
 * `asked` holds the route, its parameters and its body: the same key with anything else is 422 `key-reused`. The answer is
 * remembered for a week as JSON, so it holds no personal data and no secret: give back ids, and let the route put beside them
 * what the request said, or use `onceShown`. Work that throws leaves nothing and may be asked for again; it may also run
 * more than once, and does nothing but write through `tx`.
 */
export const once = <A extends object>(
  { db, now }: Pick<Service, 'db' | 'now'>,
  caller: Caller,
  key: string | undefined,
  asked: object,
  work: Does<A>,
): Promise<A> =>
  inWorkspace(db, caller.workspace, async (tx) => {
    const { idempotency } = idempotencyOf(caller, key, asked);
    if (idempotency === undefined) return work(tx);
    const under = { idempotency, at: now() };
    return (await onceIn(tx, caller.workspace, under, () => work(tx))).answer;
  });

/**
 * `once` for what is shown a single time, such as a new key: its id alone is remembered, and who asks again is told, with 409
 * `made-already` and the id, that it was made. What was made and not received is to be revoked.
 */
export const onceShown = async <A extends { readonly id: string }>(
  { db, now }: Pick<Service, 'db' | 'now'>,
  caller: Caller,
  key: string | undefined,
  asked: object,
  work: Does<A>,
): Promise<A> =>
  inWorkspace(db, caller.workspace, async (tx) => {
    const { idempotency } = idempotencyOf(caller, key, asked);
    if (idempotency === undefined) return work(tx);
    const made: A[] = [];
    const { answer } = await onceIn(tx, caller.workspace, { idempotency, at: now() }, async () => {
      const shown = await work(tx);
      made.push(shown);
      return { id: shown.id };
    });
    const [shown] = made;
    if (shown !== undefined) return shown;
    const { id } = answer;
    throw new Problem(409, 'made-already', `${id} was made before; revoke it and make another`, {
      id,
    });
  });
