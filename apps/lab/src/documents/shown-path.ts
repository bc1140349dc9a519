import { isAbsolute, relative } from 'node:path';

/** A path as a person would type it from here: relative, unless that would climb out of the folder. */
export function shownPath(path: string): string {
  if (!isAbsolute(path)) return path;
  const near = relative(process.cwd(), path);
  return near === '' || near.startsWith('..') ? path : near;
}
