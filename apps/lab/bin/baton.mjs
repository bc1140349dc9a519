#!/usr/bin/env node
// The command `baton`. Plain JavaScript for Node 18 and newer: an older Node cannot read the
// TypeScript of src/, so it hands over to the Node 24 that the lock file brings along.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { findNode } from '../../../.scripts/node-version.mjs';
import { endWithNpm } from '../../../.scripts/orphaned.mjs';

endWithNpm();
const node = findNode();
const main = new URL('../src/main.ts', import.meta.url);

if (node === process.execPath) {
  await import(main.href);
} else {
  const child = spawn(node, [fileURLToPath(main), ...process.argv.slice(2)], { stdio: 'inherit' });
  // The child decides when it is done, and with which code. A terminal sends Ctrl-C to both, `kill` to this one alone: one
  // that is stopping pays the second no heed.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => child.kill(signal));
  child.on('close', (code, signal) => {
    process.exit(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
  });
}
