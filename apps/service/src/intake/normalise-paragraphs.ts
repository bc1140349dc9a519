const AT_MOST = 20_000;

/**
 * A message of several lines: Unicode NFC, Unix line ends, no other control characters (databases refuse U+0000), at most 20,000
 * characters. `null` when nothing is left. Idempotent.
 */
export const normaliseParagraphs = (raw: string): string | null => {
  const text = raw
    .slice(0, 2 * AT_MOST)
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\r\n?|\u2028|\u2029/gu, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .slice(0, AT_MOST)
    .toWellFormed()
    .trim();
  return text === '' ? null : text;
};
