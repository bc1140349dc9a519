import type { z } from 'zod';
import { type DocumentError, type Finding, type Path, printPath } from './document-error.ts';
import { explainIssue } from './explain-issue.ts';
import type { Locate } from './locate.ts';

type Issue = z.core.$ZodIssue;

const pathOf = (path: readonly PropertyKey[]): Path =>
  path.map((part) => (typeof part === 'number' ? part : String(part)));

const textOf = (issue: Issue, path: Path): Finding => {
  const [message = '', fix = ''] = issue.message.split('\n');
  return { path, message, fix: fix === '' ? 'compare with the reference of this document' : fix };
};

/** A branch of a union that the value is not even of the right type for. */
const isAlien = (branch: readonly Issue[]): boolean =>
  branch.some(({ code, path }) => code === 'invalid_type' && path.length === 0);

/** Of the branches of a union the one that was meant: of the right type, with the fewest things wrong. */
const meant = (branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined =>
  branches.filter((branch) => !isAlien(branch)).toSorted((a, b) => a.length - b.length)[0];

const expectedBy = (branches: readonly (readonly Issue[])[]): string => {
  const words = branches.flatMap(
    ([issue]) =>
      /(?:write|it is) (.+?)(?:, or remove the key)?$/.exec(issue?.message ?? '')?.[1] ?? [],
  );
  return [...new Set(words)].join(' or ');
};

const unionFindings = (
  issue: Issue & { readonly code: 'invalid_union' },
  path: Path,
): readonly Finding[] => {
  const inner = meant(issue.errors);
  if (inner !== undefined) return inner.flatMap((one) => findings(one, path));
  const [first] = issue.errors.flat();
  if (first === undefined) return [textOf(issue, path)];
  const { message } = textOf(first, path);
  const what =
    issue.input === undefined
      ? 'this is missing'
      : message.replace(/ is not .*$/, ' does not fit here');
  return [{ path, message: what, fix: `write ${expectedBy(issue.errors)}` }];
};

const findings = (issue: Issue, above: Path): readonly Finding[] => {
  const path = [...above, ...pathOf(issue.path)];
  if (issue.code === 'invalid_union') return unionFindings(issue, path);
  if (issue.code === 'invalid_key')
    return issue.issues.flatMap((one) => findings({ ...one, path: [] }, path));
  if (issue.code !== 'unrecognized_keys') return [textOf(issue, path)];
  const [, fix = ''] = issue.message.split('\n');
  return issue.keys.map((key, index) => ({
    path: [...path, key],
    message: `there is no \`${key}\` here`,
    fix: index === 0 ? fix : 'remove it, or correct its name',
    ofKey: true,
  }));
};

/** What is said of a whole part follows from what is wrong inside it, and one thing is enough for one place. */
const foremost = (all: readonly Finding[]): readonly Finding[] => {
  const around = new Set(
    all.flatMap(({ path }) => path.map((_, end) => JSON.stringify(path.slice(0, end)))),
  );
  const said = new Set<string>();
  return all.filter(({ path }) => {
    const place = printPath(path);
    const isFirst = !said.has(place);
    said.add(place);
    return isFirst && !around.has(JSON.stringify(path));
  });
};

/** In the order of the text. */
export const inOrder = (errors: readonly DocumentError[]): readonly DocumentError[] =>
  errors.toSorted((a, b) => a.line - b.line || a.column - b.column);

export type Validated<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly DocumentError[] };

/** The data as the schema reads it, or everything that does not fit it. */
export const validate = <S extends z.ZodType>(
  schema: S,
  data: unknown,
  locate: Locate,
): Validated<z.output<S>> => {
  const parsed = schema.safeParse(data, { error: explainIssue, reportInput: true });
  return parsed.success
    ? { ok: true, value: parsed.data }
    : {
        ok: false,
        errors: inOrder(
          foremost(parsed.error.issues.flatMap((issue) => findings(issue, []))).map(locate),
        ),
      };
};
