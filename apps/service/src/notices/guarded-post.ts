import { lookup as dnsLookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { type BlockList, isIP, type LookupFunction } from 'node:net';
import { holds, isBlockedAddress } from './blocked-address.ts';

export interface Resolved {
  readonly address: string;
  readonly family: number;
}

export interface PostRules {
  /** Networks that may be reached although they are inside; also by plain http. */
  readonly allowed: BlockList;
  /** For the whole exchange, from the name's resolution to the answer's end. */
  readonly timeoutMs: number;
  readonly requestBytesAtMost: number;
  /** What is read of an answer; the rest is cut off. */
  readonly responseBytesAtMost: number;
  readonly resolve: (host: string) => Promise<readonly Resolved[]>;
}

/** For webhooks and chat: an answer is short, and nobody waits for long. */
export const postRules = (allowed: BlockList): PostRules => ({
  allowed,
  timeoutMs: 15_000,
  requestBytesAtMost: 256 * 1024,
  responseBytesAtMost: 4096,
  resolve: resolveHost,
});

export const resolveHost = (host: string): Promise<readonly Resolved[]> =>
  dnsLookup(host, { all: true, verbatim: true });

export interface PostAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** The target is one that we do not talk to; trying again does not help. */
export class TargetRefused extends Error {
  override readonly name = 'TargetRefused';
}

/**
 * POSTs to an address that a user typed in. The host is resolved once; every address found must be allowed, and the
 * connection goes to one of exactly those, so that a name which answers differently the second time gains nothing. Redirects
 * are not followed. Rejects with `TargetRefused`, or with the error of the network.
 */
export const guardedPost = async (
  target: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  rules: PostRules,
): Promise<PostAnswer> => {
  const url = checkUrl(target);
  if (Buffer.byteLength(body) > rules.requestBytesAtMost)
    throw new TargetRefused(`the body is larger than ${rules.requestBytesAtMost} bytes`);
  const deadline = AbortSignal.timeout(rules.timeoutMs);
  const addresses = await resolveWithin(hostOf(url), rules, deadline);
  for (const { address } of addresses) checkAddress(address, url, rules.allowed);
  return exchange(url, body, headers, addresses, rules, deadline);
};

/** Why a target would be refused as far as can be told without asking for its name's addresses; null if nothing is known. */
export const refusalOf = (target: string, allowed: BlockList): string | null => {
  try {
    const url = checkUrl(target);
    const host = hostOf(url);
    if (isIP(host) !== 0) checkAddress(host, url, allowed);
    if (/(?:^|\.)localhost\.?$/u.test(host)) checkAddress('127.0.0.1', url, allowed);
    return null;
  } catch (error) {
    if (error instanceof TargetRefused) return error.message;
    throw error;
  }
};

const checkUrl = (target: string): URL => {
  const url = URL.parse(target);
  if (url === null) throw new TargetRefused('the target is no URL');
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new TargetRefused(`the target must be https, not ${url.protocol.slice(0, -1)}`);
  if (url.username !== '' || url.password !== '')
    throw new TargetRefused('the target may not hold a user name or password');
  return url;
};

/** Without the brackets of an IPv6 literal. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/u, '$1');

const resolveWithin = async (
  host: string,
  rules: PostRules,
  deadline: AbortSignal,
): Promise<readonly Resolved[]> => {
  const version = isIP(host);
  if (version !== 0) return [{ address: host, family: version }];
  const late = new Promise<never>((_, reject) => {
    deadline.addEventListener('abort', () => {
      reject(timedOut(rules));
    });
  });
  const addresses = await Promise.race([rules.resolve(host), late]);
  if (addresses.length === 0) throw new Error(`${host} has no address`);
  return addresses;
};

const timedOut = ({ timeoutMs }: PostRules): Error => new Error(`no answer within ${timeoutMs} ms`);

const checkAddress = (address: string, url: URL, allowed: BlockList): void => {
  if (holds(allowed, address)) return;
  if (isBlockedAddress(address))
    throw new TargetRefused(`${url.hostname} is inside our own network (${address})`);
  if (url.protocol !== 'https:')
    throw new TargetRefused(`${url.hostname} must be reached by https`);
};

const exchange = async (
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  addresses: readonly Resolved[],
  rules: PostRules,
  signal: AbortSignal,
): Promise<PostAnswer> => {
  // The only answers that the connection can get: what was checked.
  const lookup: LookupFunction = (_host, options, answer) => {
    const [first] = addresses;
    if (options.all === true) answer(null, [...addresses]);
    else answer(null, first?.address ?? '', first?.family);
  };
  const { request } = url.protocol === 'https:' ? https : http;
  try {
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const sent = request(
        url,
        {
          method: 'POST',
          // No pool: a kept connection would have been checked for another target.
          agent: false,
          lookup,
          signal,
          headers: {
            ...headers,
            'content-length': String(Buffer.byteLength(body)),
            'user-agent': 'Baton',
            connection: 'close',
          },
        },
        resolve,
      );
      sent.on('error', reject);
      sent.end(body);
    });
    const text = await collect(response, rules.responseBytesAtMost);
    return { status: response.statusCode ?? 0, headers: response.headers, body: text };
  } catch (error) {
    throw signal.aborted ? timedOut(rules) : error;
  }
};

const collect = async (response: http.IncomingMessage, bytesAtMost: number): Promise<string> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk.subarray(0, bytesAtMost - bytes));
    bytes += chunk.length;
    if (bytes >= bytesAtMost) break;
  }
  response.destroy();
  return Buffer.concat(chunks).toString('utf8');
};
