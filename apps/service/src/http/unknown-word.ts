import type { FieldProblem } from '../intake/field-problem.ts';
import { Problem } from './problem.ts';

const SHOWN_AT_MOST = 60;

/** A field says a word that stands for nothing here; `values` are those that do. */
export const unknownWord = (
  field: string | readonly string[],
  word: string,
  values: readonly string[],
): FieldProblem => ({
  path: typeof field === 'string' ? [field] : field,
  message: `\`${word.length > SHOWN_AT_MOST ? `${word.slice(0, SHOWN_AT_MOST)}…` : word}\` is not known here`,
  fix: values.length === 0 ? 'leave it out: there is none' : `use one of ${values.join(', ')}`,
});

/** The same of a person, of whom there may be too many to name. */
export const unknownPerson = (field: string | readonly string[], word: string): FieldProblem => ({
  ...unknownWord(field, word, []),
  fix: 'use the id of somebody in the org (GET /org)',
});

/** The problem, 400, of filters that name what there is not; none for no errors. */
export const refuseFilters = (errors: readonly FieldProblem[]): void => {
  if (errors.length > 0) throw new Problem(400, 'invalid', 'the query has errors', { errors });
};
