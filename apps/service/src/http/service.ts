import type { Secrets } from '../secrets.ts';
import type { Database, KeyHolder } from '@baton/store';
import type { Logger } from 'pino';
import type { Limits } from './limits.ts';
import type { Front } from '../pages/front.ts';
import type { PostRules } from '../notices/guarded-post.ts';
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
  /** How often callers may ask; as often as they like if it is not given. */
  readonly limits?: Limits;
  /** What webhooks and chat may post to. */
  readonly targets: PostRules;
  /** What the first page leads to; nothing besides the API if it is not given. */
  readonly front?: Front;
}

/** A log-in's session, when the caller is a person at a browser and no key. */
export interface SessionInUse {
  readonly name: string;
  /** The cookie's text. */
  readonly secret: string;
  /** Whether the password is still the one that an administrator made. */
  readonly initial: boolean;
  readonly expiresAt: number;
}

export interface Env {
  readonly Variables: {
    readonly requestId: string;
    /** Set by `at` before the handler runs. */
    caller: KeyHolder;
    /** Null for a key. */
    session: SessionInUse | null;
  };
}
