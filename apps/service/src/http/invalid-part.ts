import type { z } from 'zod';
import { problemsOfIssues } from './issue-problems.ts';
import { Problem } from './problem.ts';

interface Refused {
  readonly target: string;
  readonly error: z.ZodError;
}

const NAMES: Readonly<Record<string, string>> = { json: 'body', param: 'path', header: 'head' };

/** The part of the request that was looked at, which the validator hands over though its type does not say so. */
export const sentIn = (result: Refused): unknown => ('data' in result ? result.data : undefined);

/** The problem, 400, of a part of a request that its schema refuses: each error with its place and fix. */
export const invalidPart = (result: Refused): Problem =>
  new Problem(400, 'invalid', `the ${NAMES[result.target] ?? result.target} has errors`, {
    errors: problemsOfIssues(result.error.issues, sentIn(result)),
  });
