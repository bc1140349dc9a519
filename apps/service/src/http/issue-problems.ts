import type { z } from 'zod';
import type { FieldProblem } from '../intake/field-problem.ts';
import { wordsOfIssue } from './issue-words.ts';

type Issue = z.core.$ZodIssue;
type Path = FieldProblem['path'];

const pathOf = (path: readonly PropertyKey[]): Path =>
  path.map((part) => (typeof part === 'symbol' ? String(part) : part));

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part)
        ? Reflect.get(inner, part)
        : undefined,
    value,
  );

/** What a branch of a union takes, as far as its first issue says so. */
const takes = (branch: readonly Issue[], sent: unknown): string =>
  branch
    .slice(0, 1)
    .map((issue) =>
      issue.path.length > 0
        ? `an object with ${issue.path.join('.')}`
        : (wordsOfIssue(issue, sent).fix?.replace(/^(write|use one of|use) /u, '') ?? ''),
    )
    .join('');

/** Of the branches of a union the one that was meant: whose own fields were found in what was sent, with the fewest things wrong. */
const meant = (branches: readonly (readonly Issue[])[], sent: unknown): readonly Issue[] | null =>
  branches
    .filter(
      (branch) =>
        branch.length > 0 &&
        branch.every(({ code, path }) => path.length > 0 || code === 'unrecognized_keys') &&
        branch.some(({ path }) => path.length > 0 && at(sent, pathOf(path)) !== undefined),
    )
    .toSorted((a, b) => a.length - b.length)[0] ?? null;

const problems = (issue: Issue, above: Path, sent: unknown): readonly FieldProblem[] => {
  const path = [...above, ...pathOf(issue.path)];
  const value = at(sent, pathOf(issue.path));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: 'there is no such field here',
      fix: 'leave it out, or correct its name',
    }));
  if (issue.code === 'invalid_key')
    return issue.issues.map((one) => ({
      path,
      ...wordsOfIssue(one, issue.path.at(-1)),
    }));
  if (issue.code !== 'invalid_union' || issue.errors.length === 0)
    return [{ path, ...wordsOfIssue(issue, value) }];
  const branch = meant(issue.errors, value);
  if (branch !== null) return branch.flatMap((one) => problems(one, path, value));
  const words = wordsOfIssue(issue, value);
  const wanted = [...new Set(issue.errors.map((one) => takes(one, value)))].filter(
    (one) => one !== '',
  );
  return [
    {
      path,
      message: value === undefined ? 'this is missing' : words.message,
      ...(wanted.length === 0 ? {} : { fix: `write ${wanted.join(' or ')}` }),
    },
  ];
};

/** What a schema found in what was sent: place, message and fix of each, in plain words. */
export const problemsOfIssues = (
  issues: readonly Issue[],
  sent: unknown,
): readonly FieldProblem[] => issues.flatMap((issue) => problems(issue, [], sent));
