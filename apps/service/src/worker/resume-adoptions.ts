import { resumeAdoption } from '@baton/store';
import type { Chore } from './chores.ts';
import { inEach } from './each-workspace.ts';
import { carryNotices } from './notice-job.ts';

const EVERY_MS = 60_000;

/** Goes on with adoptions whose process died. One that is younger than a minute is left to whoever activated. */
export const resumeAdoptions = (): Chore => ({
  name: 'resume-adoptions',
  everyMs: EVERY_MS,
  run: (service) =>
    inEach(service, 'resume-adoptions', async (workspace) => {
      const at = service.now();
      const carry = carryNotices(service.queue);
      const { adopted } = await resumeAdoption(service.db, workspace, {
        at,
        before: at - EVERY_MS,
        carry,
      });
      if (adopted > 0) service.log.info({ workspace, adopted }, 'an adoption went on');
      return adopted;
    }),
});
