import type { FieldError } from './form-mapping.ts';

/** What is wrong with one part of what was sent, as every answer tells it. */
export interface FieldProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly fix?: string;
}

export const problemOfField = ({ field, message, fix }: FieldError): FieldProblem => ({
  path: [field],
  message,
  fix,
});
