/** An account on record, as far as matching asks. */
export interface AccountRecord {
  readonly id: string;
  readonly name: string;
  /** Registered domains (`normaliseDomain`); the first is the main one. */
  readonly domains: readonly string[];
  /** E.164 beginnings of its exchanges: `+4144668`. */
  readonly phonePrefixes: readonly string[];
  /** Two ISO letters. */
  readonly country: string | null;
  readonly owner: string | null;
  readonly customer: boolean;
  /** Epoch ms. */
  readonly createdAt: number;
}
