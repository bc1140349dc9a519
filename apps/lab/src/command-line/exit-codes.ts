/** What scripts can rely on; documented in docs/guides/lab.md. */
export const exitCodes = {
  ok: 0,
  /** The document or the data is wrong, or a file cannot be read or written. */
  wrong: 1,
  /** The command line is wrong. */
  usage: 2,
  /** A lead stepped by the reference executor as well came out otherwise; or a log is not what it should be. */
  difference: 3,
  /** Ctrl-C; SIGTERM ends with 143. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
