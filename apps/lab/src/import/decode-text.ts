export type Encoding = 'utf-8' | 'latin-1' | 'utf-16le';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  readonly hadByteOrderMark: boolean;
}

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    // A fatal decoder has no other way to say that the bytes are something else.
    return false;
  }
};

const detect = (bytes: Uint8Array): Encoding => {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  return isUtf8(bytes) ? 'utf-8' : 'latin-1';
};

// Windows-1252 is what programs write that call it Latin-1: the same letters, and signs such as € where Latin-1 has
// control characters.
const LABELS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'utf-8',
  'latin-1': 'windows-1252',
  'utf-16le': 'utf-16le',
};

/** Bytes as text. Without an encoding: UTF-16 by its mark, else UTF-8 if they are valid UTF-8, else Latin-1. */
export const decodeText = (bytes: Uint8Array, encoding: Encoding = detect(bytes)): DecodedText => {
  const text = new TextDecoder(LABELS[encoding], { ignoreBOM: true }).decode(bytes);
  // Rows pasted together from several programs: the mark says UTF-8, and some bytes are not.
  const mark = ['\uFEFF', 'ï»¿'].find((one) => text.startsWith(one)) ?? '';
  return { text: text.slice(mark.length), encoding, hadByteOrderMark: mark !== '' };
};
