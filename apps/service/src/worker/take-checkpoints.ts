import { addCheckpoint, inWorkspace, isCheckpointDue } from '@baton/store';
import type { Chore } from './chores.ts';
import { inEach } from './each-workspace.ts';

/** How old the last checkpoint is when the next is taken, if anything moved since. */
export const CHECKPOINT_EVERY_MS = 15 * 60_000;

/** Signs what every lead's log has come to, so that neither its last entries nor whole leads can go unnoticed. */
export const takeCheckpoints = (): Chore => ({
  name: 'take-checkpoints',
  everyMs: 60_000,
  run: (service) =>
    inEach(service, 'take-checkpoints', async (workspace) => {
      const { db, now, secrets } = service;
      const at = now();
      const isDue = await inWorkspace(db, workspace, (tx) =>
        isCheckpointDue(tx, workspace, at - CHECKPOINT_EVERY_MS),
      );
      if (!isDue) return 0;
      const { privateKey } = secrets.signing;
      return (await addCheckpoint(db, workspace, { at, privateKey })) === null ? 0 : 1;
    }),
});
