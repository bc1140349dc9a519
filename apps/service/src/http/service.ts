import type { Secrets } from '../secrets.ts';
import type { Database, KeyHolder } from '@baton/store';
import type { Logger } from 'pino';
import type { NoticeQueue } from '../worker/notice-queue.ts';

/** What the routes work with. Time and identity are arguments, so that tests have their own. */
export interface Service {
  readonly db: Database;
  readonly queue: NoticeQueue;
  /** Epoch ms. */
  readonly now: () => number;
  /** An id that nobody has had. */
  readonly newId: () => string;
  readonly log: Logger;
  /** Where people reach the service: the beginning of links, without a slash at the end. */
  readonly publicUrl: string;
  readonly secrets: Secrets;
  readonly defaultCountry: string;
}

export interface Env {
  readonly Variables: {
    readonly requestId: string;
    /** Set by `at` before the handler runs. */
    caller: KeyHolder;
  };
}
