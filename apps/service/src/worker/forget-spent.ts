import { DAY_MS } from '@baton/core';
import { forgetKeys, forgetSessions, inWorkspace } from '@baton/store';
import type { Chore } from './chores.ts';
import { inEach } from './each-workspace.ts';

/** How long a request may be asked again under its key. */
export const KEYS_FOR_MS = 7 * DAY_MS;

/** Forgets idempotency keys after a week, and sessions that are over. */
export const forgetSpent = (): Chore => ({
  name: 'forget-spent',
  everyMs: 3_600_000,
  run: (service) =>
    inEach(service, 'forget-spent', (workspace) =>
      inWorkspace(service.db, workspace, async (tx) => {
        const at = service.now();
        const keys = await forgetKeys(tx, workspace, at - KEYS_FOR_MS);
        return keys + (await forgetSessions(tx, workspace, at));
      }),
    ),
});
