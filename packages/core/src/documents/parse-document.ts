import { type Document, LineCounter, parseAllDocuments, type YAMLError } from 'yaml';
import type { DocumentError } from './document-error.ts';
import { type Locate, locator } from './locate.ts';
import { measure } from './measure.ts';

/** Documents are written by people: what is larger than this is something else. */
export const DOCUMENT_BYTES_AT_MOST = 5 * 1024 * 1024;
export const DOCUMENT_DEPTH_AT_MOST = 100;
const VALUES_AT_MOST = 500_000;
/** Aliases may stand for this many copies in all; a bomb of nine levels stands for a billion. */
const ALIASES_AT_MOST = 100;
const ERRORS_AT_MOST = 20;

export type ParsedDocument =
  | { readonly ok: true; readonly data: unknown; readonly locate: Locate }
  | { readonly ok: false; readonly errors: readonly DocumentError[] };

type Parse = { readonly file: string; readonly lines: LineCounter };

const errorAt = (
  { file, lines }: Parse,
  offset: number,
  message: string,
  fix: string,
): DocumentError => {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(line, 1), column: Math.max(col, 1), path: '', message, fix };
};

const whole = (file: string, message: string, fix: string): ParsedDocument => ({
  ok: false,
  errors: [{ file, line: 1, column: 1, path: '', message, fix }],
});

const FIXES: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  DUPLICATE_KEY: 'keep one of the two, or rename one',
  NON_STRING_KEY: 'write a plain word as the key',
  TAB_AS_INDENT: 'indent with spaces',
  BAD_INDENT: 'line the text up with its neighbours, and close every bracket',
  BLOCK_AS_IMPLICIT_KEY:
    'put each key on a line of its own, or quote a value that contains a colon',
  MULTILINE_IMPLICIT_KEY: 'add the missing colon after the key',
  RESOURCE_EXHAUSTION: `nest at most ${DOCUMENT_DEPTH_AT_MOST} levels`,
  TAG_RESOLVE_FAILED: 'remove the tag: a document holds texts, numbers, lists and maps alone',
};

const describe = ({ code, message }: YAMLError): string => {
  if (code === 'DUPLICATE_KEY') return 'the same key stands here a second time';
  if (code === 'NON_STRING_KEY') return 'a key is not a text';
  return `not readable as YAML or JSON: ${message}`;
};

const unreadable = (parse: Parse, problems: readonly YAMLError[]): readonly DocumentError[] =>
  problems
    .slice(0, ERRORS_AT_MOST)
    .map((problem) =>
      errorAt(
        parse,
        problem.pos[0],
        describe(problem),
        FIXES[problem.code] ??
          'correct the text there; quote texts that contain : # { } [ ] or start with a sign',
      ),
    );

const checkText = (text: string, parse: Parse): ParsedDocument | undefined => {
  const { file } = parse;
  // The length counts UTF-16 units, of which each is at least one byte in UTF-8.
  if (text.length > DOCUMENT_BYTES_AT_MOST)
    return whole(
      file,
      `the file has ${Math.floor(text.length / 1024 / 1024)} MB or more; a document has at most ${DOCUMENT_BYTES_AT_MOST / 1024 / 1024} MB`,
      'is this the right file? Long lists of accounts and leads belong into CSV files beside it',
    );
  const odd = text.search(/[\0\uFFFD]/);
  if (odd >= 0) {
    const { length } = text.slice(0, odd).split('\n');
    const column = odd - text.lastIndexOf('\n', odd - 1);
    const message =
      text[odd] === '\0' ? 'the file contains null bytes' : 'the file is not UTF-8 text';
    const fix = 'save it as UTF-8 text';
    return { ok: false, errors: [{ file, line: length, column, path: '', message, fix }] };
  }
  return undefined;
};

const readData = (document: Document.Parsed, parse: Parse): ParsedDocument => {
  const { file } = parse;
  const data: unknown = document.toJS({ maxAliasCount: ALIASES_AT_MOST });
  if (data === null || data === undefined)
    return whole(
      file,
      'the file is empty',
      'write the document, or start from an example in the docs',
    );
  const { depth, values } = measure(data, DOCUMENT_DEPTH_AT_MOST, VALUES_AT_MOST);
  if (depth > DOCUMENT_DEPTH_AT_MOST)
    return whole(
      file,
      'the document is nested too deeply, or contains itself',
      `nest at most ${DOCUMENT_DEPTH_AT_MOST} levels`,
    );
  if (values > VALUES_AT_MOST)
    return whole(
      file,
      `the document has more than ${VALUES_AT_MOST} values`,
      'move long lists into CSV files beside it',
    );
  return { ok: true, data, locate: locator(file, document, parse.lines) };
};

/** `toJS` and the composer throw on what they refuse to expand; nothing else is expected of them. */
const refusedByParser = (file: string, error: unknown): ParsedDocument => {
  const message = error instanceof Error ? error.message : String(error);
  if (/alias/i.test(message))
    return /unresolved/i.test(message)
      ? whole(
          file,
          `an alias has no anchor: ${message}`,
          'write the value out, or define the anchor before the alias',
        )
      : whole(
          file,
          'the document repeats itself too often through aliases',
          'write the values out instead of *aliases',
        );
  if (error instanceof RangeError)
    return whole(
      file,
      'the document is nested too deeply',
      `nest at most ${DOCUMENT_DEPTH_AT_MOST} levels`,
    );
  return whole(file, `not readable as YAML or JSON: ${message}`, 'correct the text');
};

/**
 * Reads a YAML 1.2 (core schema) or JSON text as data with the place of every part. Never throws. Refuses texts over
 * 5 MB, null bytes and other encodings, empty files, several documents, duplicate keys, keys that are not texts, tags,
 * aliases that multiply, and nesting over 100 levels.
 */
export const parseDocument = (text: string, file: string): ParsedDocument => {
  const parse: Parse = { file, lines: new LineCounter() };
  const refusal = checkText(text, parse);
  if (refusal !== undefined) return refusal;
  try {
    const documents = parseAllDocuments(text, {
      version: '1.2',
      schema: 'core',
      resolveKnownTags: false,
      stringKeys: true,
      prettyErrors: false,
      logLevel: 'silent',
      lineCounter: parse.lines,
    });
    const [first, second] = documents;
    const problems = [first ?? documents].flatMap((one) =>
      'errors' in one ? [...one.errors, ...one.warnings] : [],
    );
    if (problems.length > 0) return { ok: false, errors: unreadable(parse, problems) };
    if (first === undefined || 'empty' in documents)
      return whole(
        file,
        'the file is empty',
        'write the document, or start from an example in the docs',
      );
    if (second !== undefined)
      return {
        ok: false,
        errors: [
          errorAt(
            parse,
            second.range[0],
            'the file holds several documents',
            'keep one, without `---` between',
          ),
        ],
      };
    return readData(first, parse);
  } catch (error) {
    return refusedByParser(file, error);
  }
};
