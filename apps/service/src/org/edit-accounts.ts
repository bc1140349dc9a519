import type { Org } from '@baton/core';
import type { StoredOrg } from '@baton/store';
import { z } from '@hono/zod-openapi';
import { isMap, parseDocument, type YAMLSeq } from 'yaml';
import { notFound, Problem } from '../http/problem.ts';
import { type Parted, partAccounts } from './accounts-part.ts';
import type { NewText } from './change-org.ts';
import { editText, indexOfId, inline, listIn, printed } from './edit-text.ts';
import type { ReadOrg } from './parse-org-text.ts';
import { readAround, readOrgText } from './read-org-text.ts';

type Account = Org['accounts'][string];

const text = z.string().max(2000).nullable().optional();

/** An account as it is written; what is not said or null is not there. */
export const accountFieldsSchema = z
  .strictObject({
    name: text,
    owner: z.string().max(100).nullable().optional(),
    segment: z.string().max(100).nullable().optional(),
    domain: z.string().max(255).nullable().optional(),
  })
  .openapi('AccountFields');

type AccountFields = z.infer<typeof accountFieldsSchema>;

/** As many as a document may have. */
export const ACCOUNTS_AT_MOST = 50_000;

const plain = /^[A-Za-z][\w-]*$/u;
const meansSomethingElse = /^(?:null|true|false)$/iu;

/** A text as YAML writes it: JSON's strings are YAML's. */
const quoted = (value: string): string =>
  plain.test(value) && !meansSomethingElse.test(value) ? value : JSON.stringify(value);

/** An account in one line: `{ id: acme, owner: r-01 }`. */
export const accountLine = (id: string, fields: AccountFields): string => {
  const said = Object.entries({ id, ...fields }).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${key}: ${quoted(value)}`] : [],
  );
  return `{ ${said.join(', ')} }`;
};

const LINE = /^([ \t]*- )(\{.*\})[ \t]*(#.*)?\r?$/u;

const idIn = (line: string): unknown => {
  const item = parseDocument(line, { version: '1.2', schema: 'core', logLevel: 'silent' }).contents;
  return isMap(item) ? item.get('id') : null;
};

/** The line of an account that has one of its own; -1 if it has none. Only lines that bear the id are parsed. */
const lineOf = (lines: readonly string[], id: string): number =>
  lines.findIndex((line) => {
    if (!line.includes(id)) return false;
    const match = LINE.exec(line);
    return match !== null && idIn(match[2] ?? '') === id;
  });

/** Where the lines of a list of one-line accounts are changed, or null if it is written in another way. */
const changedLines = (
  { accounts }: Parted,
  id: string,
  isKnown: boolean,
  item: string | null,
): string | null => {
  const lines = accounts.split('\n');
  const index = lineOf(lines, id);
  if (index >= 0) {
    const [, dash = '  - ', , comment = ''] = LINE.exec(lines[index] ?? '') ?? [];
    const written = item === null ? [] : [`${dash}${item}${comment === '' ? '' : ` ${comment}`}`];
    const rest = lines.toSpliced(index, 1, ...written);
    return rest.some((line) => LINE.test(line)) ? rest.join('\n') : null;
  }
  const last = lines.findLastIndex((line) => LINE.test(line));
  if (isKnown || item === null || last < 0) return null;
  const dash = LINE.exec(lines[last] ?? '')?.[1] ?? '  - ';
  // Behind the last line of the list nothing else of it may follow.
  const isLast = lines.slice(last + 1).every((line) => /^\s*(#.*)?$/u.test(line));
  return isLast ? lines.toSpliced(last + 1, 0, `${dash}${item}`).join('\n') : null;
};

const changedInDocument = (source: string, id: string, item: object | null): string => {
  // As if it had no list: the accounts are parsed along with the rest.
  const document = parseDocument(source, { version: '1.2', schema: 'core', stringKeys: true });
  const list: YAMLSeq = listIn(document, 'accounts');
  const index = indexOfId(list, id);
  if (list.items.length === 0) list.flow = false;
  if (item === null) list.delete(index);
  else if (index < 0) list.add(inline(document, item));
  else list.set(index, inline(document, item));
  return printed(document);
};

const said = (fields: AccountFields): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => typeof value === 'string'),
  ) as Record<string, string>;

/** The org with one account set, or taken out if `fields` is null. Of a long list one line is read. */
export const withAccount = (
  current: StoredOrg,
  id: string,
  fields: AccountFields | null,
): NewText => {
  const { source, document } = current;
  const isKnown = Object.hasOwn(document.accounts, id);
  if (fields === null && !isKnown) throw notFound(`account ${id}`);
  if (fields !== null && !isKnown && Object.keys(document.accounts).length >= ACCOUNTS_AT_MOST)
    throw new Problem(422, 'invalid', `an org has ${ACCOUNTS_AT_MOST} accounts at most`);
  const parts = partAccounts(source);
  const item = fields === null ? null : accountLine(id, fields);
  const lines = parts === null ? null : changedLines(parts, id, isKnown, item);
  if (parts === null || lines === null) {
    const whole = changedInDocument(source, id, fields === null ? null : { id, ...said(fields) });
    return { text: whole };
  }
  const changed = `${parts.before}${lines}${parts.after}`;
  return { text: changed, read: () => readOne(changed, current, id, item) };
};

/** Reads the rest and that account alone; all of it if something is wrong, to say in which line. */
const readOne = async (
  changed: string,
  current: StoredOrg,
  id: string,
  item: string | null,
): Promise<ReadOrg> => {
  const { [id]: _gone, ...others } = current.document.accounts;
  const kept = item === null ? others : current.document.accounts;
  const value = item === null ? '[]' : `[ ${item} ]`;
  const around = await readAround(changed, (own) => ({ ...kept, ...own }), value);
  return around ?? readOrgText(changed, null);
};

/** The org with these accounts as its list, each in a line of its own. */
const withList = (source: string, accounts: Org['accounts']): string => {
  const lines = Object.values(accounts).map(
    ({ id, name, owner, segment, domain }: Account) =>
      `  - ${accountLine(id, { name: name === id ? null : name, owner, segment, domain })}\n`,
  );
  const list = lines.length === 0 ? 'accounts: []\n' : `accounts:\n${lines.join('')}`;
  const parts = partAccounts(source);
  if (parts !== null) return `${parts.before}${list}${parts.after}`;
  // Written as JSON, or without accounts.
  const place = '{ id: baton-keeps-the-place }';
  const whole = editText(source, (document) => {
    document.set('accounts', inline(document, [{ id: 'baton-keeps-the-place' }]));
  });
  const [first] = lines;
  if (first === undefined) return whole;
  const flow = lines.map((line) => line.trim().slice(2)).join(',\n  ');
  const at = whole.indexOf(place);
  if (at < 0) throw new Problem(409, 'not-possible-now', 'send the whole org (PUT /org) instead');
  return `${whole.slice(0, at)}${flow}${whole.slice(at + place.length)}`;
};

/** The org with accounts out of a table, over those it has or instead of them. */
export const withAccounts = (
  current: StoredOrg,
  imported: Org['accounts'],
  mode: 'merge' | 'replace',
): NewText => {
  const accounts = mode === 'replace' ? imported : { ...current.document.accounts, ...imported };
  if (Object.keys(accounts).length > ACCOUNTS_AT_MOST)
    throw new Problem(422, 'invalid', `an org has ${ACCOUNTS_AT_MOST} accounts at most`);
  const text = withList(current.source, accounts);
  const read = async () =>
    (await readAround(text, () => accounts)) ?? (await readOrgText(text, null));
  return { text, read };
};
