import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DocumentError, formatDocumentError } from './document-error.ts';
import { parseDocument } from './parse-document.ts';

const errorsOf = (text: string): readonly DocumentError[] => {
  const parsed = parseDocument(text, 'x.yaml');
  return parsed.ok ? [] : parsed.errors;
};

const bomb = [
  'a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]',
  ...['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(
    (name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`,
  ),
].join('\n');

describe('parseDocument', () => {
  test('reads YAML and JSON to the same data', () => {
    const yaml = parseDocument('a: 1\nb: [x, y: no]\n', 'x.yaml');
    const json = parseDocument('{ "a": 1, "b": ["x", { "y": "no" }] }', 'x.json');
    expect(yaml).toMatchObject({ ok: true, data: { a: 1, b: ['x', { y: 'no' }] } });
    expect(json.ok && yaml.ok && json.data).toEqual(yaml.ok && yaml.data);
  });

  test.each<[name: string, text: string, message: RegExp, line: number]>([
    ['an empty file', '', /empty/, 1],
    ['comments alone', '# nothing\n', /empty/, 1],
    ['a null document', '---\n~\n', /empty/, 1],
    ['what is not YAML', 'a: [1, 2\nb: 3\n', /not readable/, 2],
    ['tabs', 'a:\n\tb: 1\n', /not readable/, 2],
    ['a PDF', '%PDF-1.4\n%abc', /not readable/, 1],
    ['several documents', 'a: 1\n---\nb: 2\n', /several documents/, 2],
    ['duplicate keys', 'a: 1\nb: 2\na: 3\n', /second time/, 3],
    ['duplicate keys in JSON', '{"a": 1,\n "a": 2}', /second time/, 2],
    ['keys that are no texts', '? [a, b]\n: c\n', /key is not a text/, 1],
    ['null bytes', 'a: 1\nb: \0\n', /null bytes/, 2],
    ['another encoding', 'a: 1\n\nb: Caf\uFFFD\n', /not UTF-8/, 3],
    ['a tag', 'a: !!js/function "x"', /not readable/, 1],
    ['an alias without anchor', 'a: *b', /no anchor/, 1],
    ['a YAML bomb', bomb, /repeats itself/, 1],
    ['a value that contains itself', 'a: &a [ *a ]', /contains itself|repeats/, 1],
    ['brackets without end', '['.repeat(5000), /not readable|nested/, 1],
    ['deep nesting', `${'['.repeat(150)}${']'.repeat(150)}`, /nested|not readable/, 1],
    ['6 MB', `a: ${'x'.repeat(6 * 1024 * 1024)}`, /6 MB/, 1],
  ])('refuses %s with its place and a fix', (_name, text, message, line) => {
    const [error] = errorsOf(text);
    expect(error).toMatchObject({ file: 'x.yaml', message: expect.stringMatching(message), line });
    expect(error?.fix).toMatch(/\w/);
    expect(error?.column).toBeGreaterThan(0);
  });

  test('refuses 50 MB by its size alone', () => {
    expect(errorsOf(' '.repeat(50 * 1024 * 1024))[0]?.message).toMatch(/50 MB/);
  });

  test('a few aliases are fine', () => {
    expect(parseDocument('a: &x { k: 1 }\nb: *x\nc: *x', 'x.yaml')).toMatchObject({
      ok: true,
      data: { c: { k: 1 } },
    });
  });

  test('points at the deepest part of a path that exists', () => {
    const parsed = parseDocument(
      'sla:\n  - { for: offered, within: 4 hours }\n  - &two\n    for: queued\nx: *two\n',
      'x.yaml',
    );
    if (!parsed.ok) throw new Error('not parsed');
    const at = (...path: (string | number)[]): [number, number, string] => {
      const { line, column, path: printed } = parsed.locate({ path, message: '', fix: '' });
      return [line, column, printed];
    };
    expect(at('sla', 0, 'within')).toEqual([2, 29, 'sla[0].within']);
    expect(at('sla')).toEqual([1, 1, 'sla']);
    expect(at('sla', 1, 'for')).toEqual([4, 10, 'sla[1].for']);
    expect(at('sla', 1, 'within', 'a b')).toEqual([4, 5, 'sla[1].within["a b"]']);
    expect(at('x', 'for')).toEqual([4, 10, 'x.for']);
  });

  test('no text makes it throw', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            'a: ',
            '- ',
            '\n',
            '  ',
            '[',
            ']',
            '{',
            '}',
            '&x ',
            '*x',
            '? ',
            ': ',
            '"',
            "'",
            '|',
            '>',
            '!',
            '#',
            '---\n',
            '1',
            '<<: ',
          ),
        )
        .map((parts) => parts.join('')),
      fc.json(),
    );
    fc.assert(
      fc.property(text, (text) => {
        const parsed = parseDocument(text, 'x.yaml');
        for (const error of parsed.ok ? [] : parsed.errors)
          expect(formatDocumentError(error).split('\n').length).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});
