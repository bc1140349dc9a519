import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
} from 'yaml';
import { type DocumentError, type Finding, type Path, printPath } from './document-error.ts';

/** Gives a finding its file, line and column: the place of the deepest part of its path that exists. */
export type Locate = (finding: Finding) => DocumentError;

type Spot = { readonly node: Node | null; readonly key: Node | null };

const pairOf = (node: Node, part: string | number): Pair<Node, Node | null> | undefined =>
  isMap<Node, Node | null>(node)
    ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part))
    : undefined;

const child = (node: Node | null, part: string | number): Spot | undefined => {
  if (node === null) return undefined;
  const pair = pairOf(node, part);
  if (pair !== undefined) return { node: pair.value, key: pair.key };
  const item = isSeq<Node>(node) && typeof part === 'number' ? node.items[part] : undefined;
  return item === undefined ? undefined : { node: item, key: null };
};

/** Walks down as far as the document goes; an alias is looked through, but stands where it is written. */
const find = (document: Document, path: Path): Spot => {
  let spot: Spot = { node: document.contents, key: null };
  for (const part of path) {
    const inside = isAlias(spot.node) ? (spot.node.resolve(document) ?? null) : spot.node;
    const next = child(inside, part);
    if (next === undefined) break;
    spot = next;
  }
  return spot;
};

/**
 * The place of a path in a parsed document. A map or list is pointed at by its key, because that is what a reader
 * looks for; a value by itself.
 */
export const locator =
  (file: string, document: Document, lines: LineCounter): Locate =>
  ({ path, message, fix, ofKey = false }) => {
    const { node, key } = find(document, path);
    const pointed = (isScalar(node) && !ofKey) || key === null ? node : key;
    const { line, col } = lines.linePos(pointed?.range?.[0] ?? key?.range?.[0] ?? 0);
    return {
      file,
      line: Math.max(line, 1),
      column: Math.max(col, 1),
      path: printPath(path),
      message,
      fix,
    };
  };

/** For findings about values that come from no text. */
export const nowhere =
  (file: string): Locate =>
  ({ path, message, fix }) => ({ file, line: 0, column: 0, path: printPath(path), message, fix });
