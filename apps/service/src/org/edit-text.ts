import { Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { Problem } from '../http/problem.ts';
import { partAccounts } from './accounts-part.ts';

/** Stands where the accounts are, so that they are neither parsed nor printed. */
const PLACE = 'accounts: baton-keeps-the-place-of-the-accounts\n';

const parsed = (text: string): Document =>
  parseDocument(text, { version: '1.2', schema: 'core', stringKeys: true, logLevel: 'silent' });

/**
 * Changes a text as its author would: comments, order and quotes stay as they are, and the accounts are not touched.
 * Throws what the change throws.
 */
export const editText = (text: string, change: (document: Document) => void): string => {
  const parts = partAccounts(text);
  const document = parsed(parts === null ? text : `${parts.before}${PLACE}${parts.after}`);
  const before = printed(document);
  change(document);
  const after = printed(document);
  if (after === before) return text;
  if (parts === null) return after;
  const accounts = parts.accounts.endsWith('\n') ? parts.accounts : `${parts.accounts}\n`;
  return after.replace(PLACE, () => accounts);
};

const notEditable = (what: string): Problem =>
  new Problem(
    409,
    'not-possible-now',
    `${what} is not written plainly in the org's text, so it cannot be changed alone: change the whole (PUT /org)`,
  );

/** Throws a problem when the change took away what another part repeats by its name (`*name`). */
export const printed = (document: Document): string => {
  try {
    return document.toString({ lineWidth: 0 });
  } catch {
    throw notEditable('what an alias (*) repeats');
  }
};

/** A map inside a map, made if it is not there. */
export const mapIn = (parent: Document | YAMLMap, key: string): YAMLMap => {
  const found = parent.get(key, true);
  if (isMap(found)) return found;
  if (found !== undefined && !(isScalar(found) && found.value === null)) throw notEditable(key);
  const made = new Document({}).contents as YAMLMap;
  made.flow = false;
  parent.set(key, made);
  return made;
};

/** A list inside a map, made if it is not there; one value alone becomes a list of it. */
export const listIn = (parent: Document | YAMLMap, key: string): YAMLSeq => {
  const found = parent.get(key, true);
  if (isSeq(found)) return found;
  const isNothing = found === undefined || (isScalar(found) && found.value === null);
  if (!isNothing && !isScalar(found)) throw notEditable(key);
  const made = new Document(isNothing ? [] : [(found as { value: unknown }).value]);
  const list = made.contents as YAMLSeq;
  list.flow = true;
  parent.set(key, list);
  return list;
};

/** The item of a list that is the id or a map with it, by its index; -1 if there is none. */
export const indexOfId = (list: YAMLSeq, id: string): number =>
  list.items.findIndex((item) =>
    isMap(item) ? item.get('id') === id : isScalar(item) && item.value === id,
  );

/** The person's own lines; null if the text has none of that id. */
export const personIn = (document: Document, id: string): YAMLMap | null => {
  const people = listIn(document, 'people');
  const item = people.items[indexOfId(people, id)];
  return isMap(item) ? item : null;
};

/** A value as a node in one line, such as `{ id: r-01, weight: 2 }`. */
export const inline = (document: Document, value: unknown): ReturnType<Document['createNode']> =>
  document.createNode(value, { flow: true, aliasDuplicateObjects: false });

/** Sets the keys that are given; null takes one away. */
export const setKeys = (
  document: Document,
  map: YAMLMap,
  values: Readonly<Record<string, unknown>>,
): void => {
  for (const [key, value] of Object.entries(values))
    if (value === null) map.delete(key);
    else if (value !== undefined) map.set(key, inline(document, value));
};
