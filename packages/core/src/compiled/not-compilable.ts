/**
 * Something in a machine or in a rule document that the compiled executor does not support. It is refused when the
 * table or the closures are made, never passed over, so that whatever compiles means the same in both executors.
 */
export class NotCompilable extends Error {
  override readonly name = 'NotCompilable';
  /** Where it stands: `rule "by region"`, `state "open.queued"`. */
  readonly where: string;
  /** What it is, such as `invoke` or `path $..price`. */
  readonly what: string;

  constructor(where: string, what: string) {
    super(`${where} cannot be compiled: ${what}`);
    this.where = where;
    this.what = what;
  }
}
