import { tellAbsences } from '../absences/tell-absences.ts';
import { readMails } from '../inbound-mail/read-mails.ts';
import { readUploads } from '../uploads/read-uploads.ts';
import type { Service } from '../http/service.ts';
import { mergeCertain } from '../hygiene/merge-certain.ts';
import { foldDigests, watchAcceptanceRate } from '../reports/raise-alarms.ts';
import { forgetUnread } from '../privacy/forget-unread.ts';
import { forgetSpent } from './forget-spent.ts';
import { resumeAdoptions } from './resume-adoptions.ts';
import { takeCheckpoints } from './take-checkpoints.ts';
import { openPools } from '../pools/open-pools.ts';

/** Work that comes round by itself. Any number of workers may do it at once, so what it does twice must be done once. */
export interface Chore {
  readonly name: string;
  /** How long it rests after a round in which there was nothing to do. */
  readonly everyMs: number;
  /** One round over all workspaces; how much there was to do. */
  readonly run: (service: Service) => Promise<number>;
}

export const chores: readonly Chore[] = [
  readUploads(),
  readMails(),
  tellAbsences(),
  openPools(),
  forgetSpent(),
  forgetUnread(),
  resumeAdoptions(),
  takeCheckpoints(),
  foldDigests(),
  watchAcceptanceRate(),
  mergeCertain(),
];
