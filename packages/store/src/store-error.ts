export type StoreErrorCode =
  /** The data folder, the server's binaries or the user that Postgres runs as cannot be used. */
  | 'embedded'
  /** Another process supervises this data folder. */
  | 'in-use'
  /** Postgres takes no connection of the role, or the role can see or change too much, or too little. */
  | 'role'
  /** The schema is not the one that this version was written for. */
  | 'schema'
  /** Checkpoints of this database are signed with another key. */
  | 'signing-key'
  /** The workspace, policy or org that was named does not exist. */
  | 'unknown'
  /** An idempotency key was used before, for another request. */
  | 'key-reused'
  /** A statement took longer than it may, and was given up. */
  | 'too-slow'
  /** The database went away or is not back yet. */
  | 'unavailable'
  /** The server has no room left on its disk, no memory, or another of its limits is reached. */
  | 'exhausted';

/** What the outside world did to the store; the message says what to do about it. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Whether it is the server's trouble and not the caller's: the same works later. */
export const isPassing = (error: unknown): error is StoreError =>
  error instanceof StoreError && (error.code === 'unavailable' || error.code === 'exhausted');
