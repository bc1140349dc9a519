// node .scripts/run.mjs COMMAND [ARGUMENT...]
//
// Runs a command of node_modules/.bin (or `node` itself) under Node 24, after installing what the
// lock file names and node_modules lacks. Every script of package.json goes through here, so each
// of them works as the first command on a fresh clone. Plain JavaScript for Node 18 and newer:
// this is the one part that runs before Node 24 is there.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { install, isInstalled } from './install.mjs';
import { findNode, refuseHopelessMachine } from './node-version.mjs';
import { endWithNpm } from './orphaned.mjs';
import { root } from './root.mjs';

const [command, ...args] = process.argv.slice(2);
if (command === undefined) {
  console.error('usage: node .scripts/run.mjs COMMAND [ARGUMENT...]');
  process.exit(2);
}

endWithNpm();
refuseHopelessMachine();
if (!isInstalled()) install();
const node = findNode();

const folders = [join(root, 'node_modules', '.bin'), dirname(node)];
process.env.PATH = [...folders, process.env.PATH].join(delimiter);
process.env.TURBO_TELEMETRY_DISABLED = '1';
// Some tools colour their output whenever CI or TERM is set, and fill a log file with codes.
if (!process.stdout.isTTY && !process.env.FORCE_COLOR) process.env.NO_COLOR = '1';

const child = spawn(command === 'node' ? node : command, args, {
  cwd: root,
  stdio: 'inherit',
  // On Windows the commands of node_modules/.bin are .cmd files, which need a shell.
  shell: process.platform === 'win32' && command !== 'node',
});

// A terminal sends Ctrl-C to the whole group: the child decides when it is done. SIGTERM comes to
// this process alone and is passed on.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));

child.on('error', (error) => {
  console.error(`baton: ${command} did not start: ${error.message}`);
  console.error(`       looked in ${folders.join(' and ')}`);
  console.error('       delete node_modules and run the command again');
  process.exit(127);
});
child.on('close', (code, signal) => {
  process.exit(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
});
