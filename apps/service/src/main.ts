#!/usr/bin/env node
// node apps/service/src/main.ts [--demo | --create … | --key …]: see USAGE
import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { parseArgs } from 'node:util';
import { type Database, StoreError, workspaceNames } from '@baton/store';
import { type Logger, pino } from 'pino';
import { backUpOrRestore, type Copying } from './backup-command.ts';
import { type Config, formatConfigProblems, readConfig } from './config.ts';
import { logTo } from './log.ts';
import { keptDemo } from './pages/kept-demo.ts';
import { logInsText } from './pages/log-ins-text.ts';
import { openDatabaseOf, type Running, runService } from './run-service.ts';
import { secretsOf, UnusableSecrets } from './secrets.ts';
import {
  createWorkspaceOf,
  type IssuedKey,
  issueKeys,
  type NewWorkspace,
  NotCreated,
} from './seed/create-workspace.ts';

enableCompileCache();

const USAGE = `usage: main.ts
  --demo                                                           a made-up company's workspace, lived in for 90 days
  --create WORKSPACE --policy FILE --org FILE --admin PERSON       a workspace of your own
  --key WORKSPACE --admin PERSON                                   another admin's key for one that is there
  --backup FILE, --restore FILE                                    the embedded Postgres and the keys, while nothing runs
  --prepare                                                        beside any of these: ends when that is done
  --role api|worker|all                                            beside any of these: what this process does (BATON_ROLE)
The rest is read from the environment: PORT, HOST, PUBLIC_URL, DATABASE_URL, DATABASE_OWNER_URL,
BATON_DATA_DIR, BATON_KEYS_DIR, BATON_ROLE, SMTP_URL, MAIL_FROM, BATON_SMTP_PORT, BATON_SMTP_HOST,
LOG_LEVEL, DEFAULT_COUNTRY, BATON_ALLOW_NETWORKS, RATE_LIMIT_PER_MINUTE, FAILED_LOG_INS_PER_HOUR,
TRUSTED_PROXIES, BATON_REPORT.`;

/** Longer than what is under way may take, and shorter than what Kubernetes or systemd wait before they kill. */
const STOPS_WITHIN_MS = 25_000;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Ends the process with what the user can do about it, and no stack. */
const giveUp = (text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(1);
};

/** Answers with what is said once it is served; empty for nothing. */
type Task = (db: Database, config: Config) => Promise<string>;

const introduce = (keys: readonly IssuedKey[]): void => {
  say('Keys, shown this once:');
  for (const { person, role, key } of keys) say(`  ${role.padEnd(10)} ${person.padEnd(6)} ${key}`);
};

const creating =
  (created: NewWorkspace): Task =>
  async (db) => {
    const keys = await createWorkspaceOf(db, created);
    const { workspace } = created;
    say(`workspace ${workspace} ${keys === null ? 'is there already' : 'was made'}`);
    if (keys !== null) introduce(keys);
    return '';
  };

/** The simulator is a large part to load: only a demo needs it. */
const demonstrating =
  (at: number): Task =>
  async (db, { keysDir }) => {
    const { makeDemo } = await import('./jobs/demo/make-demo.ts');
    const { signing } = await secretsOf(db, keysDir, at);
    const made = await makeDemo(db, { now: at, signing, keeper: keptDemo(keysDir) });
    const what =
      made.lived === null
        ? 'is there already'
        : `was made: 90 days, ${made.lived.leads} leads, ${made.lived.entries} entries of custody`;
    say(`workspace ${made.demo.workspace} ${what}`);
    return logInsText(made.demo, keysDir);
  };

const looking: Task = async (db) => {
  if ((await workspaceNames(db)).length === 0)
    say('there is no workspace yet: stop, and start with --create once (--help says how)');
  return '';
};

interface Asked {
  readonly demo?: boolean;
  readonly create?: string;
  readonly key?: string;
  readonly policy?: string;
  readonly org?: string;
  readonly admin?: string;
}

const taskOf = (asked: Asked, at: number): Task => {
  const { demo, create, key, policy, org, admin } = asked;
  const names = Object.keys(asked).toSorted().join(' ');
  if (names === '') return looking;
  if (names === 'demo' && demo === true) return demonstrating(at);
  if (names === 'admin key' && key && admin)
    return async (db) => {
      introduce(await issueKeys(db, key, [{ person: admin, role: 'admin' }], at));
      return '';
    };
  if (create === undefined && key === undefined) throw new NotCreated(USAGE);
  const needed = create === undefined ? { admin } : { policy, org, admin };
  const missing = Object.entries(needed).filter(([, value]) => !value);
  if (missing.length > 0)
    throw new NotCreated(
      `--${create === undefined ? 'key' : 'create'} goes with ${missing.map(([name]) => `--${name}`).join(', ')}`,
    );
  if (names !== 'admin create org policy' || !create || !policy || !org || !admin)
    throw new NotCreated(USAGE);
  const document = (file: string) => ({ text: readFileSync(file, 'utf8'), file });
  return creating({
    workspace: create,
    policy: document(policy),
    org: document(org),
    keys: [{ person: admin, role: 'admin' }],
    at,
  });
};

interface Arguments {
  /** Goes before BATON_ROLE. */
  readonly role: string | null;
  /** Nothing is served. */
  readonly isPreparing: boolean;
  /** Done in place of everything else. */
  readonly copying: Copying | null;
  /** Done with the database before anything is served. */
  readonly task: Task;
}

/** Throws `NotCreated`, which says how the arguments go. */
const argumentsIn = (args: readonly string[], at: number): Arguments => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      demo: { type: 'boolean' },
      create: { type: 'string' },
      key: { type: 'string' },
      policy: { type: 'string' },
      org: { type: 'string' },
      admin: { type: 'string' },
      role: { type: 'string' },
      prepare: { type: 'boolean' },
      backup: { type: 'string' },
      restore: { type: 'string' },
    },
  });
  const { role = null, prepare = false, backup, restore, ...asked } = values;
  const file = backup ?? restore;
  if (file !== undefined && Object.keys(values).length > 1) throw new NotCreated(USAGE);
  const verb = backup === undefined ? 'restore' : 'backup';
  const copying: Copying | null = file === undefined ? null : { verb, file };
  return { role, isPreparing: prepare, copying, task: taskOf(asked, at) };
};

/**
 * A signal that comes while the service starts is kept until there is something to stop; who is impatient and sends another
 * changes nothing.
 */
const stopWhenAsked = (log: Logger) => {
  const asking = new AbortController();
  let running: Running | null = null;
  let asked: string | null = null;
  let isStopping = false;
  const stop = (why: string): void => {
    asked ??= why;
    asking.abort();
    if (running === null || isStopping) return;
    isStopping = true;
    log.info({ why }, 'stopping');
    setTimeout(
      () => giveUp(`the service did not stop within ${STOPS_WITHIN_MS / 1000} s`),
      STOPS_WITHIN_MS,
    ).unref();
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => giveUp(String(error)),
    );
  };
  for (const why of ['SIGTERM', 'SIGINT'] as const) process.on(why, stop);
  // Started by `npm start` it has a channel to it, and does not outlive it.
  if (process.connected) process.once('disconnect', () => stop('disconnect'));
  return {
    /** Ends the waiting for a database that does not answer. */
    signal: asking.signal,
    started: (started: Running): void => {
      running = started;
      if (asked !== null) stop(asked);
    },
  };
};

/** Names the database: DATABASE_URL in the environment goes before the data folder, which nobody might expect. */
const startedText = ({ role }: Config, { url, db }: Running): string => {
  if (url === null) return `the worker runs with ${db.place}`;
  return role === 'worker'
    ? `the worker runs with ${db.place}, and tells how it does on ${url}/metrics`
    : `Baton listens on ${url} with ${db.place}`;
};

const main = async (): Promise<void> => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    say(USAGE);
    return;
  }
  const { role, isPreparing, copying, task } = argumentsIn(args, Date.now());
  const read = readConfig({ ...process.env, ...(role === null ? {} : { BATON_ROLE: role }) });
  if (!read.ok) return giveUp(formatConfigProblems(read.problems));
  const { config } = read;
  if (copying !== null) {
    say(await backUpOrRestore(config, copying, Date.now()));
    return;
  }
  const log = logTo(config, pino.destination(2));
  const { signal, started } = stopWhenAsked(log);
  if (isPreparing) {
    const db = await openDatabaseOf(config, { log, now: Date.now, signal });
    try {
      await task(db, config);
    } finally {
      await db.close();
    }
    process.exit(0);
  }
  let introduction = '';
  const running = await runService(config, {
    log,
    now: Date.now,
    random: Math.random,
    signal,
    prepare: async (db) => {
      introduction = await task(db, config);
    },
  });
  say(startedText(config, running));
  if (introduction !== '') say(introduction);
  started(running);
};

/** What the user can mend (arguments, files, a port that is taken) is told in words; anything else is a bug and shows itself. */
const isTold = (error: unknown): error is Error =>
  error instanceof StoreError ||
  error instanceof NotCreated ||
  error instanceof UnusableSecrets ||
  (error instanceof Error &&
    'code' in error &&
    /^(ERR_PARSE_ARGS_|E[A-Z]+$)/u.test(String(error.code)));

/** What the system's own words leave out. */
const FIXES: Readonly<Record<string, string>> = {
  EADDRINUSE: ': choose another PORT (of mail BATON_SMTP_PORT); 0 is a free one',
  EADDRNOTAVAIL: ': HOST (of mail BATON_SMTP_HOST) is no address of this machine',
};

try {
  await main();
} catch (error) {
  // Asked to stop while it waited for the database.
  if (error instanceof Error && error.name === 'AbortError') process.exit(0);
  if (!isTold(error)) throw error;
  giveUp(`${error.message}${FIXES['code' in error ? String(error.code) : ''] ?? ''}`);
}
