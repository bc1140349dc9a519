/** How far a work is. */
export interface Reached {
  readonly nowMs: number;
  readonly done: number;
  readonly total: number;
  /** How much of what is done was there before this run, and says nothing about its pace. */
  readonly before: number;
}

export interface Pace {
  readonly perSecond: number;
  readonly leftSeconds: number;
}

/**
 * Tells the pace of the last few seconds from how far the work is, `null` while too little is known. The clock starts with
 * the first of the work that is done: threads that only get ready would make the time left look much longer than it is,
 * and so would the first seconds, in which the compiler is still at work, if they counted to the end.
 * @param quietMs how long to watch before saying anything
 * @param windowMs how far back to look
 */
export const paceOver = (
  quietMs: number,
  windowMs: number,
): ((reached: Reached) => Pace | null) => {
  const seen: { readonly atMs: number; readonly made: number }[] = [];
  let beganMs = 0;
  return ({ nowMs, done, total, before }) => {
    const made = done - before;
    if (made <= 0) return null;
    if (seen.length === 0) beganMs = nowMs;
    seen.push({ atMs: nowMs, made });
    // The first that stays is as old as the window, or all that there is.
    while ((seen[1]?.atMs ?? nowMs) <= nowMs - windowMs) seen.shift();
    const [first] = seen;
    if (first === undefined || nowMs - beganMs < quietMs || made <= first.made) return null;
    const perSecond = ((made - first.made) / (nowMs - first.atMs)) * 1000;
    return { perSecond, leftSeconds: (total - done) / perSecond };
  };
};
