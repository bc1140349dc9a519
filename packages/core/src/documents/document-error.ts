/** The place of something inside a document: keys and indices from the top. */
export type Path = readonly (string | number)[];

/** Something wrong in a document, and how to put it right. Lines and columns count from 1; 0 is "not known". */
export interface DocumentError {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** `sla[2].within`; empty for the whole document. */
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

/** What a check says of a place, before anybody has looked up its line. */
export interface Finding {
  readonly path: Path;
  readonly message: string;
  readonly fix: string;
  /** Whether the key is wrong rather than its value. */
  readonly ofKey?: boolean;
}

/** `['sla', 2, 'within']` as people write it: `sla[2].within`; unusual keys are quoted. */
export const printPath = (path: Path): string =>
  path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      if (!/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(part)) return `[${JSON.stringify(part)}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join('');

/** Three lines: what, where, how to put it right. */
export const formatDocumentError = ({
  file,
  line,
  column,
  path,
  message,
  fix,
}: DocumentError): string => {
  const place = line === 0 ? file : `${file}:${line}:${column}`;
  return [message, `  at ${place}${path === '' ? '' : `, ${path}`}`, `  fix: ${fix}`].join('\n');
};
