/** The place of a lead in lists, which are ordered by capture. */
export interface Place {
  readonly capturedAt: number;
  readonly lead: string;
}

export const cursorOf = ({ capturedAt, lead }: Place): string =>
  Buffer.from(JSON.stringify([capturedAt, lead])).toString('base64url');

/** The place that a cursor of ours names; null for any other text. */
export const placeIn = (cursor: string): Place | null => {
  try {
    const read = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    if (!Array.isArray(read)) return null;
    const [capturedAt, lead] = read as unknown[];
    // Postgres has no texts with null bytes.
    return Number.isSafeInteger(capturedAt) && typeof lead === 'string' && !lead.includes('\0')
      ? { capturedAt: Number(capturedAt), lead }
      : null;
  } catch {
    return null;
  }
};
