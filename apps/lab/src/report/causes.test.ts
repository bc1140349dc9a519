import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../command-line/baton.spawn.ts';
import { causes } from './causes.ts';

describe('causes of leaks', () => {
  it('are said in words of their own, and meant as the reference says', () => {
    const reference = readFileSync(join(repository, 'docs/reference/metrics.md'), 'utf8');
    expect(new Set(causes.map(({ words }) => words)).size).toBe(causes.length);
    for (const { code, words, meaning } of causes)
      expect(reference).toContain(`| \`${code}\` | ${words} | ${meaning} |`);
  });
});
