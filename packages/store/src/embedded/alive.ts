import { readFileSync } from 'node:fs';

/** Whether a process of that number runs now. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is there, too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const proc = (pid: number, file: string): string | null => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return null;
  }
};

/**
 * When the process began, in the kernel's ticks since boot: numbers of processes come round again, this pair does not. Null
 * where there is no /proc.
 */
export const startOf = (pid: number): string | null =>
  // The second field is the name in parentheses and may hold spaces.
  proc(pid, 'stat')?.split(') ').at(-1)?.split(' ')[19] ?? null;

/** Whether the process is a Postgres; null where there is no /proc to ask. */
export const isPostgres = (pid: number): boolean | null => {
  const name = proc(pid, 'comm');
  return name === null ? null : name.trim().startsWith('postgres');
};

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Asks every 20 ms until the answer is not null; null after `ms`. */
export const waitFor = async <T>(ms: number, ask: () => T | null): Promise<T | null> => {
  for (const until = Date.now() + ms; Date.now() < until; await pause(20)) {
    const answer = ask();
    if (answer !== null) return answer;
  }
  return ask();
};
