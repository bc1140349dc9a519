import { TextDecoder } from 'node:util';
import { Problem } from '../http/problem.ts';

/** What somebody sends to be read row by row. */
export interface UploadBody {
  readonly file: Uint8Array;
  readonly name: string;
  /** The form whose mapping is used. */
  readonly form: string | null;
  /** A mapping of its own, as JSON. */
  readonly mapping: string | null;
  readonly encoding: string;
}

const invalid = (detail: string): Problem => new Problem(400, 'invalid', detail);

const multipart = async (bytes: Uint8Array<ArrayBuffer>, contentType: string) => {
  try {
    const headers = { 'content-type': contentType };
    return await new Response(bytes, { headers }).formData();
  } catch {
    throw new Problem(400, 'bad-request', 'the body is no multipart form');
  }
};

const encodingIn = (given: string | null): string => {
  try {
    return new TextDecoder(given ?? 'utf-8').encoding;
  } catch {
    throw invalid('encoding is none that is known: give one such as utf-8 or windows-1252');
  }
};

/** A name to tell uploads by, without what a header or a list could stumble over. */
const nameOf = (given: string | null): string => {
  const name = (given ?? '')
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 200)
    .toWellFormed();
  return name === '' ? 'upload.csv' : name;
};

/**
 * The file of an upload, sent as `text/csv` with the rest in the query, or in a multipart form beside it. Throws a problem: 415
 * for another media type, 400 for what cannot be read.
 */
export const readUploadBody = async (
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
  query: (name: string) => string | undefined,
): Promise<UploadBody> => {
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  if (type !== 'text/csv' && type !== 'multipart/form-data')
    throw new Problem(415, 'unsupported-media-type', 'send text/csv or multipart/form-data');
  const form = type === 'text/csv' ? null : await multipart(bytes, contentType);
  const part = (name: string): string | null => {
    const value = form?.get(name) ?? query(name);
    return typeof value === 'string' ? value : null;
  };
  const sent = form?.get('file');
  if (form !== null && !(sent instanceof File))
    throw invalid('file is missing: send the CSV as the part of that name');
  const file = sent instanceof File ? new Uint8Array(await sent.arrayBuffer()) : bytes;
  if (file.length === 0) throw invalid('the file is empty');
  return {
    file,
    name: nameOf(part('name') ?? (sent instanceof File ? sent.name : null)),
    form: part('form'),
    mapping: part('mapping'),
    encoding: encodingIn(part('encoding')),
  };
};
