#!/usr/bin/env node
// node apps/service/src/main.ts [--demo | --create … | --key …]: see USAGE
import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { parseArgs } from 'node:util';
import { type Database, StoreError, workspaceNames } from '@baton/store';
import { pino } from 'pino';
import { type Config, formatConfigProblems, readConfig } from './config.ts';
import { runService } from './run-service.ts';
import {
  createWorkspaceOf,
  type IssuedKey,
  issueKeys,
  type NewWorkspace,
  NotCreated,
} from './seed/create-workspace.ts';
import { demoWorkspace } from './seed/demo.ts';

enableCompileCache();

const USAGE = `usage: main.ts
  --demo                                                           a made-up company's workspace
  --create WORKSPACE --policy FILE --org FILE --admin PERSON       a workspace of your own
  --key WORKSPACE --admin PERSON                                   another admin's key for one that is there
The rest is read from the environment: PORT, HOST, PUBLIC_URL, DATABASE_URL, DATABASE_OWNER_URL,
BATON_DATA_DIR, BATON_KEYS_DIR, BATON_ROLE, SMTP_URL, MAIL_FROM, LOG_LEVEL, DEFAULT_COUNTRY.`;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Ends the process with what the user can do about it, and no stack. */
const giveUp = (text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(1);
};

type Task = (db: Database) => Promise<void>;

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
  };

const looking: Task = async (db) => {
  if ((await workspaceNames(db)).length === 0) say(`there is no workspace yet\n${USAGE}`);
};

/** What the arguments want done before anything is served. Throws `NotCreated`, which says how they go. */
const taskIn = (args: readonly string[], at: number): Task => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      demo: { type: 'boolean' },
      create: { type: 'string' },
      key: { type: 'string' },
      policy: { type: 'string' },
      org: { type: 'string' },
      admin: { type: 'string' },
    },
  });
  const { demo, create, key, policy, org, admin } = values;
  const names = Object.keys(values).toSorted().join(' ');
  if (names === '') return looking;
  if (names === 'demo' && demo === true) return creating(demoWorkspace(at));
  if (names === 'admin key' && key && admin)
    return async (db) => {
      introduce(await issueKeys(db, key, [{ person: admin, role: 'admin' }], at));
    };
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

/** Errors of the database quote rows, which may be personal data: what is logged of an error is its message and where. */
const logTo = ({ logLevel, role }: Config) =>
  pino(
    {
      level: logLevel,
      base: { role },
      serializers: {
        err: ({ name, message, stack }: Error) => ({ name, message, stack }),
      },
    },
    pino.destination(2),
  );

const main = async (): Promise<void> => {
  const read = readConfig(process.env);
  if (!read.ok) return giveUp(formatConfigProblems(read.problems));
  const { config } = read;
  const task = taskIn(process.argv.slice(2), Date.now());
  const log = logTo(config);
  const running = await runService(config, {
    log,
    now: Date.now,
    random: Math.random,
    prepare: task,
  });
  const stop = (signal: NodeJS.Signals): void => {
    log.info({ signal }, 'stopping');
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => giveUp(String(error)),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  say(running.url === null ? 'the worker runs' : `Baton listens on ${running.url}`);
};

/** What the user can mend (arguments, files, a port that is taken) is told in words; anything else is a bug and shows itself. */
const isTold = (error: unknown): error is Error =>
  error instanceof StoreError ||
  error instanceof NotCreated ||
  (error instanceof Error &&
    'code' in error &&
    /^(ERR_PARSE_ARGS_|E[A-Z]+$)/u.test(String(error.code)));

try {
  await main();
} catch (error) {
  if (!isTold(error)) throw error;
  giveUp(error.message);
}
