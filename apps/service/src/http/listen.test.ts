import { afterEach, describe, expect, test } from 'vitest';
import { listen, type Listening } from './listen.ts';

const open: Listening[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close(0)));
});

/** A service whose answers come when they are let go. */
const slow = async () => {
  const asked = Promise.withResolvers<undefined>();
  const answer = Promise.withResolvers<Response>();
  const listening = await listen({ host: '127.0.0.1', port: 0 }, () => ({
    fetch: (request) => {
      if (new URL(request.url).pathname === '/quick') return new Response('quick');
      asked.resolve(undefined);
      return answer.promise;
    },
  }));
  open.push(listening);
  return { ...listening, asked: asked.promise, answer: answer.resolve };
};

describe('a service that stops', () => {
  test('finishes what is under way and takes nothing new', async () => {
    const { url, close, asked, answer } = await slow();
    expect(await (await fetch(`${url}/quick`)).text()).toBe('quick');
    const underWay = fetch(url);
    await asked;
    const closed = close(60_000);
    await expect(fetch(`${url}/quick`)).rejects.toThrow('fetch failed');
    answer(new Response('done'));
    const answered = await underWay;
    expect([answered.headers.get('connection'), await answered.text()]).toEqual(['close', 'done']);
    await closed;
  });

  test('cuts off what takes longer than it may', async () => {
    const { url, close, asked } = await slow();
    const underWay = fetch(url).then(
      () => 'answered',
      () => 'cut off',
    );
    await asked;
    await close(10);
    expect(await underWay).toBe('cut off');
  });

  test('says so when the port is taken', async () => {
    const { url } = await slow();
    const taken = listen({ host: '127.0.0.1', port: Number(new URL(url).port) }, () => ({
      fetch: () => new Response(),
    }));
    await expect(taken).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
