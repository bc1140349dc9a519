import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { experimentJsonSchema, recordingMapJsonSchema, streamJsonSchema } from '@baton/simulator';
import { describe, expect, it } from 'vitest';
import { baton, repository } from '../command-line/baton.spawn.ts';

const reference = readFileSync(join(repository, 'docs/reference/experiment.md'), 'utf8');
const examples = [...reference.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);

/** The keys of the outermost objects of a JSON Schema. */
const keysOf = (schema: unknown): readonly string[] => {
  const { properties = {}, anyOf = [] } = schema as {
    properties?: Readonly<Record<string, unknown>>;
    anyOf?: readonly unknown[];
  };
  return [...Object.keys(properties), ...anyOf.flatMap(keysOf)];
};

describe('docs/reference/experiment.md', () => {
  it('shows documents that are right as they stand', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'baton-reference-'));
    cpSync(join(repository, 'simulations/acme-software'), folder, { recursive: true });
    cpSync(join(repository, 'docs/guides/lab'), join(folder, 'shown'), { recursive: true });
    mkdirSync(join(folder, 'shown'), { recursive: true });
    const files = examples.map((text, index) => {
      const file = join(folder, 'shown', `example-${index}.yaml`);
      writeFileSync(file, text);
      return file;
    });
    expect(files.length).toBe(4);
    const { code, err } = await baton('check', ...files);
    expect({ code, err: err.replaceAll(/^.*warning[\s\S]*$/gm, '') }).toMatchObject({ code: 0 });
  });

  it.each([
    ['experiment', experimentJsonSchema()],
    ['stream', streamJsonSchema()],
    ['map', recordingMapJsonSchema()],
  ])('names every key of the document `%s`', (name, schema) => {
    const section = reference.split(/^## /m).find((part) => part.startsWith(`${name}\n`)) ?? '';
    const keys = keysOf(schema);
    expect(keys.length).toBeGreaterThan(4);
    expect(keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(section))).toEqual([]);
  });
});
