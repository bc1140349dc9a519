import { defineConfig } from 'vitest/config';
import { root } from './root.mjs';

export default defineConfig({
  root,
  test: {
    include: ['{packages,apps}/*/**/*.test.ts', '.scripts/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // Starts nothing by itself; a test named x.pg.test.ts starts the Postgres that all of them share.
    globalSetup: ['packages/store/src/testing/global-setup.ts'],
    setupFiles: ['.scripts/seed-properties.ts'],
    // Nothing here asserts a duration; a slow machine is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/tests.json' },
  },
});
