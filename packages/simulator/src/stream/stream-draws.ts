/** Purposes of the draws about a stream's leads, beside `STREAM_PURPOSES.arrival`; those about people take 16 and up. */
export const STREAM_DRAWS = { attribute: 1 } as const;
