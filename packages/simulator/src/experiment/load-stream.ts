import { type DocumentError, type Locate, parseDocument, validate, wrongKind } from '@baton/core';
import type { LeadStream } from '../stream/lead-stream.ts';
import { parseRecording } from '../stream/recorded/recording-file.ts';
import { recordedStream } from '../stream/recorded-stream.ts';
import { streamSchemaFor, type SyntheticDocument } from '../stream/stream-schema.ts';
import { syntheticStream } from '../stream/synthetic-stream.ts';
import type { DocumentSource, FoundDocument } from './document-source.ts';

export type LoadedStream =
  | {
      readonly ok: true;
      readonly stream: LeadStream;
      /** What the leads are drawn from; `null` where they were recorded. */
      readonly document: SyntheticDocument | null;
      readonly locate: Locate;
    }
  | { readonly ok: false; readonly errors: readonly DocumentError[] };

const mismatch = (
  locate: Locate,
  path: readonly string[],
  found: string,
  currency: string,
): LoadedStream => ({
  ok: false,
  errors: [
    locate({
      path,
      message: `the amounts are in ${found}, and those of the org in ${currency}`,
      fix: 'state both in one currency: nothing is converted',
    }),
  ],
});

/** Reads a stream document and, if it names one, its recording. Amounts become minor units of the org's currency. */
export const loadStream = (
  { file, text }: FoundDocument,
  source: DocumentSource,
  currency: string,
): LoadedStream => {
  const document = parseDocument(text, file);
  if (!document.ok) return document;
  const { data, locate } = document;
  const other = wrongKind(data, 'stream');
  if (other !== null) return { ok: false, errors: [locate(other)] };
  const read = validate(streamSchemaFor(data), data, locate);
  if (!read.ok) return read;
  const { value } = read;
  if (value.currency !== undefined && value.currency !== currency)
    return mismatch(locate, ['currency'], value.currency, currency);
  if (!('recorded' in value))
    return { ok: true, stream: syntheticStream(value, currency), document: value, locate };
  const { file: path, map } = value.recorded;
  const found = source.recording(path, map ?? null, file);
  const recording = found.ok ? parseRecording(found.value.text) : found;
  if (!recording.ok)
    return {
      ok: false,
      errors: [
        locate({ path: ['recorded', 'file'], message: recording.message, fix: recording.fix }),
      ],
    };
  const { header } = recording.value;
  if (header.currency !== null && header.currency !== currency)
    return mismatch(locate, ['recorded', 'file'], header.currency, currency);
  const stream = recordedStream(value.stream, value.basis, recording.value);
  return { ok: true, stream, document: null, locate };
};
