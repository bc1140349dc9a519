import { type KeyHolder, noteAct, type Tx } from '@baton/store';
import type { RouteKey } from './access.ts';
import type { Service } from './service.ts';

/**
 * Notes what an administrator did. Every route that changes keys, log-ins, policies, orgs, forms or settings, or erases
 * somebody, calls it with the transaction that does so:
 *
 *     once(service, caller, key, { route: 'keys', body }, async (tx) => {
 *       const made = await …;
 *       await act(tx, service, caller, 'POST /keys', made.id, { role });
 *       return made;
 *     });
 *
 * `target` and `detail` are kept for ever: ids, versions and counts, and neither personal data nor secrets.
 */
export const act = (
  tx: Tx,
  { now }: Pick<Service, 'now'>,
  { workspace, person }: KeyHolder,
  route: RouteKey,
  target: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> =>
  noteAct(tx, workspace, { at: now(), actor: person, act: route, target, detail });
