import { setTimeout as sleep } from 'node:timers/promises';
import type { Kept } from './processes.ts';

/** What clients saw. Anything else than these is a fault. */
export interface Seen {
  /** Idempotency key → the lead that it became. */
  readonly captured: Map<string, string>;
  /** Answers by status; `reset` is a connection that a killed process left. */
  readonly answers: Map<string, number>;
  /** Answers that no client should get: a 5xx that is not the 503 of a database that is away, or one that is no problem. */
  readonly unclean: string[];
}

export interface Call {
  readonly key: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
  readonly idempotencyKey?: string;
}

export interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

const count = ({ answers }: Seen, what: string): void => {
  answers.set(what, (answers.get(what) ?? 0) + 1);
};

const once = async (url: string, call: Call): Promise<Answered> => {
  const answer = await fetch(`${url}${call.path}`, {
    method: call.method,
    headers: {
      authorization: `Bearer ${call.key}`,
      ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(call.idempotencyKey === undefined ? {} : { 'idempotency-key': call.idempotencyKey }),
    },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    signal: AbortSignal.timeout(30_000),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

/** Asks any API that is up until one answers, with the same idempotency key: what a well-behaved client does. */
export const ask = async (apis: readonly Kept[], seen: Seen, call: Call): Promise<Answered> => {
  for (let turn = Math.floor(Math.random() * apis.length); ; turn++) {
    const url = apis[turn % apis.length]?.url() ?? null;
    if (url === null) {
      await sleep(50);
      continue;
    }
    try {
      const answer = await once(url, call);
      count(seen, `${answer.status}`);
      if (answer.status < 500) return answer;
      const { type } = answer.body;
      if (answer.status !== 503 || type !== 'urn:baton:problem:unavailable')
        seen.unclean.push(
          `${call.method} ${call.path}: ${answer.status} ${JSON.stringify(answer.body)}`,
        );
    } catch {
      count(seen, 'reset');
    }
    await sleep(100);
  }
};

const regions = ['north', 'south', 'east'];

/** Captures inquiries, one after the other, until all have been taken. */
export const capture = async (
  apis: readonly Kept[],
  seen: Seen,
  { key, next }: { readonly key: string; readonly next: () => number | null },
): Promise<void> => {
  for (let number = next(); number !== null; number = next()) {
    const idempotencyKey = `inquiry ${number}`;
    const answer = await ask(apis, seen, {
      key,
      method: 'POST',
      path: '/inquiries',
      idempotencyKey,
      body: {
        contact: { name: `Lead ${number}`, mail: `lead-${number}@prospect-${number}.com` },
        facts: { source: 'web-demo', region: regions[number % regions.length] },
        registrar: 'head',
      },
    });
    if (answer.status !== 201) throw new Error(`inquiry ${number}: ${JSON.stringify(answer.body)}`);
    seen.captured.set(idempotencyKey, (answer.body['lead'] as { id: string }).id);
  }
};

interface Standing {
  readonly state: string;
  readonly custodian: { readonly person: string } | null;
}

const answerTo = ({ state }: Standing): object | null => {
  const chance = Math.random();
  if (state === 'offered')
    return chance < 0.7
      ? { type: 'lead.accepted' }
      : { type: 'lead.rejected', reason: 'wrong-territory' };
  if (state === 'working.attempting')
    return chance < 0.8
      ? { type: 'attempt.made', channel: 'call', connected: chance < 0.4 }
      : { type: 'lead.returned', reason: 'no-budget' };
  return null;
};

/** Plays the reps: looks at leads and does what their owner might do, until told to stop. */
export const work = async (
  apis: readonly Kept[],
  seen: Seen,
  { keyOf, signal }: { readonly keyOf: (person: string) => string; readonly signal: AbortSignal },
): Promise<void> => {
  for (let turn = 0; !signal.aborted; turn++) {
    const leads = [...seen.captured.values()];
    const lead = leads[Math.floor(Math.random() * leads.length)];
    if (lead === undefined) {
      await sleep(100);
      continue;
    }
    const { body } = await ask(apis, seen, {
      key: keyOf('boss'),
      method: 'GET',
      path: `/leads/${lead}`,
    });
    const standing = body as unknown as Standing;
    const event = answerTo(standing);
    const person = standing.custodian?.person ?? '';
    if (event === null || !person.startsWith('r-')) continue;
    // 409: somebody was quicker, or the deadline was.
    await ask(apis, seen, {
      key: keyOf(person),
      method: 'POST',
      path: `/leads/${lead}/events`,
      body: event,
      idempotencyKey: `${lead} ${turn} ${Math.random()}`,
    });
  }
};
