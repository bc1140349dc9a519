import { defineConfig } from 'vitest/config';
import { root } from './root.mjs';

export default defineConfig({
  root,
  test: {
    include: ['{packages,apps}/*/**/*.test.ts', '.scripts/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // Nothing here asserts a duration; a slow machine is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/tests.json' },
  },
});
