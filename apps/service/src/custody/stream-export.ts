import type { Database, Tx } from '@baton/store';

const BYTES_AT_ONCE = 64 * 1024;

/** Pieces put together to chunks worth sending. */
async function* chunksOf(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length < BYTES_AT_ONCE) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(text);
}

/**
 * Text that is read from the database while it is sent, all of it as it was at one moment. Answers when the first piece is there, so
 * that what goes wrong before is an ordinary error; what goes wrong later cuts the stream off. Who stops reading ends
 * the transaction.
 */
export const streamFrom = async (
  { sql }: Database,
  workspace: string,
  pieces: (tx: Tx) => AsyncIterable<string>,
  ended: () => void,
): Promise<ReadableStream<Uint8Array>> => {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const begun = Promise.withResolvers<undefined>();
  const sending = sql.begin(async (tx) => {
    await tx`select set_config('baton.workspace', ${workspace}, true)`;
    for await (const chunk of chunksOf(pieces(tx))) {
      begun.resolve(undefined);
      await writer.ready;
      await writer.write(chunk);
    }
  }, 'isolation level repeatable read read only');
  sending
    .then(() => writer.close())
    .catch((error: unknown) => {
      begun.reject(error);
      return writer.abort(error);
    })
    .catch(() => {})
    .finally(ended);
  await begun.promise;
  return readable;
};
