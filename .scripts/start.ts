// node .scripts/start.ts [--once] [OPTION of baton compare]...
//
// `npm start`: the demo on a Postgres of its own, the comparison with its report, then the service
// until Ctrl-C. With --once it ends after the report.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';

const service = join(root, 'apps/service/src/main.ts');
const lab = join(root, 'apps/lab/src/main.ts');
const experiment = 'simulations/acme-software/experiments/faster-demo-response.yaml';

const given = process.argv.slice(2);
const once = given.includes('--once');
const options = given.filter((word) => word !== '--once');

/** The value of an option among those given, or the default that is added for it. */
const option = (name: string, otherwise: string): string => {
  const at = options.indexOf(name);
  if (at >= 0) return options[at + 1] ?? otherwise;
  options.push(name, otherwise);
  return otherwise;
};
const report = option('--out', 'reports/faster-demo-response.html');
option('--json', report.replace(/\.html$|$/u, '.json'));

/** Folders that not everybody may enter, from the top down. */
const closedOn = (folder: string): readonly string[] => {
  const above = dirname(folder) === folder ? [] : closedOn(dirname(folder));
  return existsSync(folder) && (statSync(folder).mode & 0o001) === 0 ? [...above, folder] : above;
};

/** As root Postgres runs as another user, who cannot enter a private home; then it stands outside. */
const dataDir = (): string => {
  const own = process.env['BATON_DATA_DIR'] ?? '';
  if (own !== '') return own;
  const here = join(root, '.baton');
  if (process.getuid?.() !== 0 || closedOn(root).length === 0) return here;
  return join('/var/lib/baton', createHash('sha256').update(root).digest('hex').slice(0, 8));
};

const env = {
  ...process.env,
  BATON_DATA_DIR: dataDir(),
  BATON_REPORT: report,
  PORT: process.env['PORT'] ?? '0',
  LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error',
};

let running: ChildProcess | null = null;
let interrupted: NodeJS.Signals | null = null;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    interrupted = signal;
    // A terminal's Ctrl-C has reached the child already; the second one does no harm.
    running?.kill(signal);
  });

/** Runs a part to its end and ends with it, unless it went well. The channel tells it when this process is gone. */
const run = (...args: readonly string[]): Promise<void> =>
  new Promise((done) => {
    running = spawn(process.execPath, args, {
      cwd: root,
      env,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    running.on('close', (code, signal) => {
      running = null;
      const status = signal === null ? (code ?? 1) : 128 + constants.signals[signal];
      if (status !== 0) process.exit(status);
      if (interrupted !== null) process.exit(128 + constants.signals[interrupted]);
      done();
    });
  });

await run(service, '--demo', '--prepare');
await run(lab, 'compare', experiment, ...options);
if (once) process.exit(0);
process.stdout.write('\n');
// Ctrl-C is how it is meant to end.
running = spawn(process.execPath, [service, '--demo'], {
  cwd: root,
  env,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
running.on('close', (code) => process.exit(code ?? 1));
