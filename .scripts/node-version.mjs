import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const needed = 24;
const machine = `${process.platform}-${process.arch}`;
const own = join(root, 'node_modules', '.bin', 'node');

/** Only linux-x64 gets a Node from the lock file; elsewhere it must be there before an install. */
export function refuseHopelessMachine() {
  if (machine !== 'linux-x64' && major(process.version) < needed) {
    refuse(`the lock file brings one along for linux-x64 only, and this is ${machine}`);
  }
}

/** The path of a Node that is new enough: this one, or the one in node_modules. Exits without. */
export function findNode() {
  if (major(process.version) >= needed) return process.execPath;
  if (!existsSync(own)) refuse(`${own} is not there`);
  const asked = spawnSync(own, ['--version'], { encoding: 'utf8' });
  if (asked.status !== 0) refuse(`${own} does not start: ${asked.error?.message ?? asked.stderr}`);
  if (major(asked.stdout) < needed) refuse(`${own} is ${asked.stdout.trim()}`);
  return own;
}

/** @param {string} version such as `v24.1.0` */
function major(version) {
  return Number(/^v(\d+)\./.exec(version)?.[1] ?? 0);
}

/**
 * @param {string} where
 * @returns {never}
 */
function refuse(where) {
  const again = machine === 'linux-x64' ? 'delete node_modules, or ' : '';
  console.error(`baton: Node ${needed} or newer is needed, and this is ${process.version}`);
  console.error(`       ${where}`);
  console.error(`       ${again}install Node ${needed} (https://nodejs.org), and try again`);
  process.exit(1);
}
