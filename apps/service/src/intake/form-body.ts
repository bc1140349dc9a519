import { whatIsUnsafe } from '../http/safe-request.ts';
import type { RawValue } from './fact-value.ts';

export type FormFields = Readonly<Record<string, RawValue | null>>;

export type FormBody =
  | { readonly ok: true; readonly fields: FormFields }
  | { readonly ok: false; readonly detail: string };

const unread = (detail: string): FormBody => ({ ok: false, detail });

/** What a form may be sent as; null for any other media type. */
export const formTypeOf = (contentType: string): 'json' | 'urlencoded' | 'multipart' | null => {
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  switch (type) {
    case 'application/json':
      return 'json';
    case 'application/x-www-form-urlencoded':
      return 'urlencoded';
    case 'multipart/form-data':
      return 'multipart';
    default:
      return null;
  }
};

/** Fields by their name; several of one name are a list. A file is kept by its name alone. */
const fieldsOf = (entries: Iterable<[string, string | File]>): FormFields => {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of entries) {
    const text = typeof value === 'string' ? value : value.name;
    const before = fields.get(name);
    if (before === undefined) fields.set(name, text);
    else fields.set(name, [...(typeof before === 'string' ? [before] : before), text]);
  }
  return Object.fromEntries(fields);
};

const isField = (value: unknown): value is RawValue | null =>
  value === null ||
  ['string', 'boolean'].includes(typeof value) ||
  Number.isFinite(value) ||
  (Array.isArray(value) && value.every((one) => typeof one === 'string'));

/** JSON that was sent as a form's fields, or kept as them. */
export const fieldsInJson = (text: string): FormBody => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return unread('the body is no JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return unread('the body is no object of fields');
  const nested = Object.entries(value).find(([, field]) => !isField(field));
  if (nested !== undefined)
    return unread(
      `the field ${nested[0].slice(0, 60)} is no text, number, boolean or list of texts`,
    );
  return { ok: true, fields: value as FormFields };
};

const read = async (
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
  type: Exclude<ReturnType<typeof formTypeOf>, null>,
): Promise<FormBody> => {
  switch (type) {
    case 'json':
      return fieldsInJson(Buffer.from(bytes).toString());
    case 'urlencoded':
      return {
        ok: true,
        fields: fieldsOf(new URLSearchParams(Buffer.from(bytes).toString())),
      };
    case 'multipart':
      try {
        const headers = { 'content-type': contentType };
        const form = await new Response(bytes, { headers }).formData();
        return { ok: true, fields: fieldsOf(form) };
      } catch {
        return unread('the body is no multipart form');
      }
    default:
      return type satisfies never;
  }
};

/** The fields of a form's post, or why they cannot be read. */
export const readFormBody = async (
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
  type: Exclude<ReturnType<typeof formTypeOf>, null>,
): Promise<FormBody> => {
  const body = await read(bytes, contentType, type);
  const unsafe = body.ok ? whatIsUnsafe(body.fields) : null;
  return unsafe === null ? body : unread(unsafe);
};
