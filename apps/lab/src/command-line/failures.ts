import type { DocumentError } from '@baton/core';

/** Something given is wrong. Shown as three lines: what, where, how to fix it. */
export class InputError extends Error {
  readonly where: string;
  readonly fix: string;

  constructor(what: string, where: string, fix: string, cause?: unknown) {
    super(what, { cause });
    this.name = 'InputError';
    this.where = where;
    this.fix = fix;
  }
}

/** The command line cannot be understood. */
export class UsageError extends Error {
  readonly where: string;
  readonly fix: string;

  constructor(what: string, where: string, fix: string) {
    super(what);
    this.name = 'UsageError';
    this.where = where;
    this.fix = fix;
  }
}

/** One or more documents are refused; each error stands where it is in the text. */
export class DocumentsRefused extends Error {
  readonly errors: readonly DocumentError[];

  constructor(errors: readonly DocumentError[]) {
    super(`${errors.length} ${errors.length === 1 ? 'error' : 'errors'} in the documents`);
    this.name = 'DocumentsRefused';
    this.errors = errors;
  }
}
