import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { expect, it } from 'vitest';

/** Every module that a module's text names, for its values or its types. */
const named = (text: string): readonly string[] =>
  [...text.matchAll(/(?:\bfrom|\bimport)[\s(]*['"]([\w@./:-]+)['"]/gu)].map(
    ([, name = '']) => name,
  );

const reached = (file: URL, seen = new Set<string>()): ReadonlySet<string> => {
  for (const name of named(readFileSync(file, 'utf8'))) {
    const at = name.startsWith('.') ? new URL(name, file) : null;
    const key = at?.href ?? name;
    if (seen.has(key)) continue;
    seen.add(key);
    if (at !== null) reached(at, seen);
  }
  return seen;
};

it('the client brings no code of the service, of its libraries or of Node', () => {
  const here = new URL('.', import.meta.url).href;
  const all = [...reached(new URL('index.ts', import.meta.url))];
  expect(all.filter((name) => !name.startsWith(here))).toEqual(['openapi-fetch']);
  expect(all.filter((name) => name.startsWith(here)).length).toBeGreaterThan(5);

  const library = reached(new URL(import.meta.resolve('openapi-fetch')));
  expect([...library].filter((name) => isBuiltin(name) || !name.startsWith('.'))).toEqual([]);
});

it('imports are found however they are written', () => {
  const text = `import 'a';\nimport x, { type Y } from "b";\nexport type { Z } from 'c';\nimport('d');\nimport {\n  q,\n} from 'e';`;
  expect(named(text)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

it('the package exports it', () => {
  const manifest = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as { exports: unknown };
  expect(manifest.exports).toEqual({ './client': './src/client/index.ts' });
});
