import { type DocumentError, type Finding, type Locate, suggest } from '@baton/core';

export interface Findings {
  readonly errors: readonly DocumentError[];
  readonly warnings: readonly DocumentError[];
}

type Path = Finding['path'];

/** Names of one kind, and what is said of one that is none of them. */
export interface Names {
  readonly known: ReadonlySet<string>;
  /** Completes "… is": `no source of the stream`. */
  readonly none: string;
  /** What the name does where it stands, when it is legal and does nothing. */
  readonly idle?: string;
}

/** Collects names that nothing is called, each with its place and the nearest name that there is. */
export class NameCheck {
  readonly #locate: Locate;
  readonly errors: DocumentError[] = [];
  readonly warnings: DocumentError[] = [];

  constructor(locate: Locate) {
    this.#locate = locate;
  }

  /** An error: no document at all can mean this name. */
  refuse(name: string, path: Path, names: Names, ofKey = false): void {
    if (!names.known.has(name)) this.errors.push(this.#found(name, path, names, ofKey));
  }

  /** A warning: the name may be meant for another document, and does nothing here. */
  remark(name: string, path: Path, names: Names, ofKey = false): void {
    if (!names.known.has(name)) this.warnings.push(this.#found(name, path, names, ofKey));
  }

  #found(name: string, path: Path, { known, none, idle }: Names, ofKey: boolean): DocumentError {
    const message = `\`${name}\` is ${none}${idle === undefined ? '' : `: ${idle}`}`;
    return this.#locate({ path, message, fix: suggest(name, known), ofKey });
  }
}
