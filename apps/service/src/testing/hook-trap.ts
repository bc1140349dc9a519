import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Hit {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A listener for webhooks and chat on 127.0.0.2, which tests allow; `answers` are given in turn, then 200. */
export const hookTrap = async () => {
  const hits: Hit[] = [];
  const answers: { readonly status: number; readonly location?: string }[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      hits.push({ path: request.url ?? '', headers, body: Buffer.concat(chunks).toString() });
      const { status, location } = answers.shift() ?? { status: 200 };
      response.writeHead(status, location === undefined ? {} : { location }).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.2', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    hits,
    answers,
    url: (path: string): string => `http://127.0.0.2:${port}${path}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
};
