import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What Postgres answers to whoever connects while it recovers: an error message by its protocol. */
const refusal = (): Buffer => {
  const fields = 'SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0';
  const message = Buffer.alloc(5 + fields.length);
  message.write('E', 0);
  message.writeInt32BE(4 + fields.length, 1);
  message.write(fields, 5);
  return message;
};

/** Stands in front of a Postgres and answers as one that recovers, for as long as it is told to. */
export const recoveringServer = async (url: string) => {
  const behind = new URL(url);
  const open = new Set<Socket>();
  let isRecovering = true;
  let refused = 0;
  const keep = (socket: Socket): Socket => {
    open.add(socket);
    return socket.on('error', () => {}).once('close', () => open.delete(socket));
  };
  const server = createServer((client) => {
    keep(client);
    if (isRecovering) {
      client.once('data', () => {
        refused += 1;
        client.end(refusal());
      });
      return;
    }
    const target = keep(connect(Number(behind.port), behind.hostname));
    client.pipe(target).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const front = new URL(url);
  front.port = String((server.address() as AddressInfo).port);
  return {
    url: front.href,
    /** How many connections it refused. */
    refused: () => refused,
    recovered: (): void => {
      isRecovering = false;
    },
    /** Cuts every connection, and recovers from then on. */
    crash: (): void => {
      isRecovering = true;
      for (const socket of open) socket.destroy();
    },
    close: (): void => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
};
