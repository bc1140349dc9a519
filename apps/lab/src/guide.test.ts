import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { baton, repository } from './command-line/baton.spawn.ts';

const guide = readFileSync(join(repository, 'docs/guides/lab.md'), 'utf8');

/** Every command of the guide's shell blocks, as a reader would paste it. */
const shown = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  block.split('\n').filter((line) => line !== ''),
);

describe('docs/guides/lab.md', () => {
  it('shows commands', () => {
    expect(shown.length).toBeGreaterThan(5);
  });

  it.each(shown)('%s', async (line) => {
    const [npx, name, ...args] = line.split(' ');
    expect([npx, name]).toEqual(['npx', 'baton']);
    const { code, out, err } = await baton(...args);
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(out).not.toBe('');
  });
});
