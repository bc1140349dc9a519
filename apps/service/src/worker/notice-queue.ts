import { createHash } from 'node:crypto';
import { type Database, inWorkspace, queueIn, type queueOf, type Tx } from '@baton/store';
import type { NoticeJob } from './notice-job.ts';

type Boss = ReturnType<typeof queueOf>;

const NOTICES = 'notices';

/** A worker that took a job and died has given it back after this long. */
const EXPIRE_SECONDS = 120;
const GIVEN_BACK_AT_MOST = 100;

export interface FetchedNotice {
  readonly jobId: string;
  readonly job: NoticeJob;
  /** When it was to go out, by the database's clock (epoch ms). */
  readonly dueAt: number;
}

/** Notices that are to be sent. A job has no personal data: who is who is read when it is sent. */
export interface NoticeQueue {
  /** Inside the transaction of the event that causes them. */
  readonly add: (tx: Tx, jobs: readonly NoticeJob[]) => Promise<void>;
  readonly fetch: (atMost: number) => Promise<readonly FetchedNotice[]>;
  readonly done: (fetched: FetchedNotice) => Promise<void>;
  /** Ends one try and plans the next, `inMs` from now. */
  readonly followUp: (fetched: FetchedNotice, next: NoticeJob, inMs: number) => Promise<void>;
  /** Makes what waits for a mail server due now. */
  readonly wakeMail: () => Promise<void>;
  /** Keeps what cannot be delivered, at `at` (epoch ms) with the reason, and tells somebody else of it. */
  readonly bury: (
    fetched: FetchedNotice,
    at: number,
    reason: string,
    tell: NoticeJob | null,
  ) => Promise<void>;
}

/** One job for each turn of a notice: inserted twice it is there once. */
const jobIdOf = ({ id, turn }: NoticeJob): string => {
  const hex = createHash('sha256').update(`${id} ${turn}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
};

const row = (job: NoticeJob) => ({ id: jobIdOf(job), data: job });

/** The queue on pg-boss, which must have been started. */
export const noticeQueueOn = async (boss: Boss, db: Database): Promise<NoticeQueue> => {
  await boss.createQueue(NOTICES, {
    expireInSeconds: EXPIRE_SECONDS,
    retryLimit: GIVEN_BACK_AT_MOST,
    retryDelay: 5,
  });
  const done = async ({ jobId }: FetchedNotice): Promise<void> => {
    await boss.complete(NOTICES, jobId);
  };
  const add: NoticeQueue['add'] = async (tx, jobs) => {
    if (jobs.length > 0) await boss.insert(NOTICES, jobs.map(row), { db: queueIn(tx) });
  };
  return {
    add,
    fetch: async (batchSize) => {
      const jobs = await boss.fetch<NoticeJob>(NOTICES, { batchSize, includeMetadata: true });
      return jobs.map(({ id, data, startAfter }) => ({
        jobId: id,
        job: data,
        dueAt: startAfter.getTime(),
      }));
    },
    done,
    followUp: async (fetched, next, inMs) => {
      // The next is there before this one is gone: a crash in between repeats, and loses nothing.
      await boss.insert(NOTICES, [{ ...row(next), startAfter: Math.ceil(inMs / 1000) }]);
      await done(fetched);
    },
    wakeMail: async () => {
      await db.sql`
        update pgboss.job set start_after = now()
        where name = ${NOTICES} and state = 'created' and start_after > now() and (data ->> 'waitsForMail')::boolean`;
    },
    bury: async (fetched, at, reason, tell) => {
      const { job } = fetched;
      await inWorkspace(db, job.workspace, async (tx) => {
        await tx`
          insert into baton.dead_notices (workspace, id, lead, at, job, reason)
          values (${job.workspace}, ${job.id}, ${job.lead}, ${at}, ${JSON.stringify(job)}::text::jsonb, ${reason})
          on conflict (workspace, id) do update
            set at = excluded.at, job = excluded.job, reason = excluded.reason, retried_at = null`;
        if (tell !== null) await add(tx, [tell]);
      });
      await done(fetched);
    },
  };
};
