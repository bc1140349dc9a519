import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} Entry
 * @typedef {Record<string, Entry>} Entries by folder, such as `node_modules/zod`
 */

/**
 * Whether node_modules holds what the lock file names. npm keeps its own record of a completed
 * install in node_modules/.package-lock.json; comparing with it also honours an install that
 * somebody made by hand, which a stamp of ours would not.
 */
export function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  return satisfies(entries(record), entries(join(root, 'package-lock.json')));
}

/**
 * @param {Entries} installed
 * @param {Entries} wanted
 */
export function satisfies(installed, wanted) {
  return Object.entries(wanted).every(([folder, want]) => {
    if (!folder.split('/').includes('node_modules')) return true; // a workspace, not a package
    const have = installed[folder];
    // An optional package for another platform is in the lock file and never in node_modules.
    if (have === undefined) return want.optional === true;
    return have.version === want.version && have.integrity === want.integrity;
  });
}

/** Runs `npm ci` without a word of its output, unless it fails: then shows all of it and exits. */
export function install() {
  const started = Date.now();
  process.stderr.write('Installing dependencies (npm ci) ... ');
  // npm names itself in npm_execpath; called without npm, the one on PATH serves.
  const npm = process.env.npm_execpath;
  const [file, ...before] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const args = [...before, 'ci', '--include=dev', '--include=optional', '--loglevel=error'];
  const result = spawnSync(file, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    shell: process.platform === 'win32' && file === 'npm',
  });
  if (result.status === 0) {
    process.stderr.write(`done in ${Math.round((Date.now() - started) / 1000)} s\n`);
    return;
  }
  process.stderr.write('failed\n');
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  console.error(`baton: npm ci failed (${result.error?.message ?? `status ${result.status}`})`);
  console.error(`       in ${root}; what npm said stands above`);
  console.error('       check the network and the registry (npm ping), then run the command again');
  process.exit(1);
}

/**
 * @param {string} file
 * @returns {Entries}
 */
function entries(file) {
  const lock = /** @type {{ packages?: Entries }} */ (JSON.parse(readFileSync(file, 'utf8')));
  return lock.packages ?? {};
}
