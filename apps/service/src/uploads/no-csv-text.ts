import { TextDecoder } from 'node:util';

const PIECE = 1 << 20;

/** More than any header; what follows is checked row by row. */
const HEADER_AT_MOST = 65_536;

/**
 * Why a file is no CSV at all, or null. A null byte is in no text, and a header whose letters cannot be read names no
 * column; rows that are garbled are refused one by one, since the others may be good.
 */
export const noCsvText = (file: Uint8Array, encoding: string): string | null => {
  const decoder = new TextDecoder(encoding);
  const not = `this is no CSV text in ${encoding}`;
  let header = '';
  for (let at = 0; at < file.length; at += PIECE) {
    const text = decoder.decode(file.subarray(at, at + PIECE), { stream: true });
    if (text.includes('\0')) return `${not}: it holds a null byte, as only binary files do`;
    if (at === 0) header = /^[^\r\n]*/u.exec(text.slice(0, HEADER_AT_MOST))?.[0] ?? '';
  }
  return header.includes('\uFFFD')
    ? `${not}: its header cannot be read; save the file as UTF-8, or name its encoding`
    : null;
};
