import pg from 'pg';

/** One statement as it was sent. */
export interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** All statements of one transaction, without its begin and commit. */
export type Recorded = readonly Sent[];

type Query = (this: pg.Client, config: unknown, ...rest: readonly unknown[]) => unknown;
const prototype = pg.Client.prototype as unknown as { query: Query };

const textOf = (config: unknown): string =>
  typeof config === 'string' ? config : (config as { readonly text: string }).text;

const valuesOf = (config: unknown): readonly unknown[] =>
  typeof config === 'string' ? [] : ((config as { values?: readonly unknown[] }).values ?? []);

/**
 * Does the work with every commit made a rollback, and gives the transactions that it sent: the very statements and values,
 * which can be sent again because they left nothing behind. The work must send one transaction at a time.
 */
export const recordRolledBack = async (work: () => Promise<unknown>): Promise<Recorded[]> => {
  const query = prototype.query;
  const open = new Map<pg.Client, Sent[]>();
  const recorded: Recorded[] = [];
  prototype.query = function recording(config, ...rest) {
    const text = textOf(config);
    if (text === 'begin ') open.set(this, []);
    else if (text === 'commit') {
      recorded.push(open.get(this) ?? []);
      open.delete(this);
      return query.call(this, 'rollback', ...rest);
    } else if (text === 'rollback') open.delete(this);
    else open.get(this)?.push({ text, values: valuesOf(config) });
    return query.call(this, config, ...rest);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return recorded;
};
