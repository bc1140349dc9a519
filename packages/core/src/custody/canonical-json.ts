/** A value that has no canonical JSON; `path` says where in it, from the outside in. */
export class NotCanonicalError extends TypeError {
  override readonly name = 'NotCanonicalError';
  readonly path: readonly (string | number)[];
  constructor(what: string, path: readonly (string | number)[]) {
    super(`${what}${path.length === 0 ? '' : ` at ${path.join('.')}`} has no canonical JSON`);
    this.path = path;
  }
}

/** Far beyond any entry, and far from where a hostile log could exhaust the stack. */
const DEPTH_AT_MOST = 200;

type Path = readonly (string | number)[];

const writeString = (text: string, path: Path): string => {
  if (!text.isWellFormed()) throw new NotCanonicalError('a lone surrogate', path);
  return JSON.stringify(text);
};

const writeObject = (value: object, path: Path): string => {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype)
    throw new NotCanonicalError('an object of a class', path);
  // The default order of `toSorted` is by UTF-16 code units, which is what RFC 8785 asks for.
  const members = Object.keys(value)
    .toSorted()
    .map((key) => `${writeString(key, path)}:${write(Reflect.get(value, key), [...path, key])}`);
  return `{${members.join(',')}}`;
};

const write = (value: unknown, path: Path): string => {
  if (path.length > DEPTH_AT_MOST) throw new NotCanonicalError('a value nested that deep', []);
  switch (typeof value) {
    case 'string':
      return writeString(value, path);
    case 'boolean':
      return String(value);
    case 'number':
      if (!Number.isFinite(value)) throw new NotCanonicalError(String(value), path);
      // ECMAScript's own notation, which RFC 8785 prescribes; minus zero becomes 0.
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      // `Array.from` visits holes too, and a hole is undefined.
      if (Array.isArray(value))
        return `[${Array.from(value, (item, index) => write(item, [...path, index])).join(',')}]`;
      return writeObject(value, path);
    default:
      throw new NotCanonicalError(
        typeof value === 'undefined' ? 'undefined' : `a ${typeof value}`,
        path,
      );
  }
};

/**
 * The canonical JSON of a value (RFC 8785, JCS): no spaces, keys in the order of their UTF-16 code units, numbers and
 * strings as ECMAScript writes them. One value has one text, so its hash is a fact about the value.
 * Throws `NotCanonicalError` for what JSON cannot say without loss: undefined, NaN, infinities, bigints, functions, lone
 * surrogates, instances of classes, and nesting beyond 200.
 */
export const canonicalJson = (value: unknown): string => write(value, []);
