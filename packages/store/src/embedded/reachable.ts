import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { ServerUser } from './server-user.ts';

const mayEnter = (folder: string, { uid, gid }: ServerUser): boolean => {
  const { mode, uid: owner, gid: group } = statSync(folder);
  // The most specific class of permissions counts, even where a wider one would allow more.
  if (owner === uid) return (mode & 0o100) !== 0;
  if (group === gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
};

/** The outermost folder on the way to `path` that the user may not enter, or null. The path must exist. */
export const blockedAt = (path: string, user: ServerUser): string | null => {
  const folders: string[] = [];
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (statSync(folder).isDirectory()) folders.unshift(folder);
    if (dirname(folder) === folder) break;
  }
  return folders.find((folder) => !mayEnter(folder, user)) ?? null;
};
