import type { Finding, Path } from './document-error.ts';

/** Where normalising and checking put what they find. Errors refuse the document, warnings do not. */
export interface Report {
  readonly error: (path: Path, message: string, fix: string) => void;
  readonly warning: (path: Path, message: string, fix: string) => void;
}

export interface Collected extends Report {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

export const collect = (): Collected => {
  const errors: Finding[] = [];
  const warnings: Finding[] = [];
  return {
    errors,
    warnings,
    error: (path, message, fix) => errors.push({ path, message, fix }),
    warning: (path, message, fix) => warnings.push({ path, message, fix }),
  };
};

/** Reports every name that stands a second time; `pathOf` says where the entry's name is written. */
export const refuseDuplicates = (
  names: readonly string[],
  what: string,
  pathOf: (index: number) => Path,
  report: Report,
): void => {
  const seen = new Set<string>();
  names.forEach((name, index) => {
    if (seen.has(name))
      report.error(
        pathOf(index),
        `there is already ${what} \`${name}\``,
        'give each a name of its own, or remove one',
      );
    seen.add(name);
  });
};
