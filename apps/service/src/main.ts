#!/usr/bin/env node
// node apps/service/src/main.ts [--demo | --create WORKSPACE --policy FILE --org FILE --admin PERSON]
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
  type NewWorkspace,
  NotCreated,
} from './seed/create-workspace.ts';
import { demoWorkspace } from './seed/demo.ts';

enableCompileCache();

const USAGE = `usage: main.ts [--demo | --create WORKSPACE --policy FILE --org FILE --admin PERSON]
The rest is read from the environment: PORT, HOST, PUBLIC_URL, DATABASE_URL, DATABASE_OWNER_URL,
BATON_DATA_DIR, BATON_ROLE, SMTP_URL, MAIL_FROM, LOG_LEVEL, DEFAULT_COUNTRY.`;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Ends the process with what the user can do about it, and no stack. */
const giveUp = (text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(1);
};

const wanted = (args: readonly string[], at: number): NewWorkspace | null => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      demo: { type: 'boolean' },
      create: { type: 'string' },
      policy: { type: 'string' },
      org: { type: 'string' },
      admin: { type: 'string' },
    },
  });
  const { demo, create, policy, org, admin } = values;
  if (demo === true && create === undefined) return demoWorkspace(at);
  if (create === undefined && policy === undefined && org === undefined && admin === undefined)
    return null;
  if (demo === true || !create || !policy || !org || !admin) throw new TypeError(USAGE);
  const document = (file: string) => ({ text: readFileSync(file, 'utf8'), file });
  return {
    workspace: create,
    policy: document(policy),
    org: document(org),
    keys: [{ person: admin, role: 'admin' }],
    at,
  };
};

const introduce = (workspace: string, keys: readonly IssuedKey[] | null): void => {
  if (keys === null) {
    say(`workspace ${workspace} is there already; its keys were shown when it was made`);
    return;
  }
  say(`workspace ${workspace} was made. Its keys, shown this once:`);
  for (const { person, role, key } of keys) say(`  ${role.padEnd(10)} ${person.padEnd(6)} ${key}`);
};

const prepare = async (db: Database, created: NewWorkspace | null): Promise<void> => {
  if (created !== null) introduce(created.workspace, await createWorkspaceOf(db, created));
  else if ((await workspaceNames(db)).length === 0)
    say(`there is no workspace yet: start with --demo, or with --create\n${USAGE}`);
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
  const created = wanted(process.argv.slice(2), Date.now());
  const log = logTo(config);
  const running = await runService(config, {
    log,
    now: Date.now,
    random: Math.random,
    prepare: (db) => prepare(db, created),
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

/** What the user can mend is told in words; anything else is a bug and shows itself. */
const isTold = (error: unknown): error is Error =>
  error instanceof StoreError ||
  error instanceof NotCreated ||
  error instanceof TypeError ||
  (error instanceof Error && 'code' in error);

try {
  await main();
} catch (error) {
  if (!isTold(error)) throw error;
  giveUp(error.message);
}
