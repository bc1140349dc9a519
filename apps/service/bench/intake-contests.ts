import { appOf } from '../src/app.ts';
import { captureInquiry } from '../src/leads/capture-inquiry.ts';
import { type Floor, floorOf, sendFloor } from './floor.ts';
import { askedAt, inquiryOf } from './inquiries.ts';
import { recordRolledBack } from './record.ts';
import { type Contest, type Side, together } from './rounds.ts';
import { type Workplace, WORKSPACE } from './workplace.ts';

const ROUNDS = 9;
const WARM_UPS = 1;
/** Until what an intake touches of a large store is in memory. */
const WARM_UPS_OF_MANY = 5;
/** Per round and client count. */
const countFor = (clients: number): number => (clients === 1 ? 64 : 160);

let next = 0;
const numbers = (count: number): readonly number[] => Array.from({ length: count }, () => next++);

const captureAt = (place: Workplace, n: number): (() => Promise<unknown>) => {
  const { service, versions } = place;
  const inquiry = inquiryOf(askedAt(n), versions, service.now());
  return () => captureInquiry(service, { workspace: WORKSPACE, actor: 'prospect', inquiry });
};

/** The service, from an inquiry in normal form to the commit. */
const capturing = (place: Workplace, name: string, clients: number): Side => {
  let work: readonly (() => Promise<unknown>)[] = [];
  return {
    name,
    prepare: async () => {
      work = numbers(countFor(clients)).map((n) => captureAt(place, n));
    },
    run: () => together(work, clients, (capture) => capture()),
  };
};

const floorAt = async (place: Workplace, n: number): Promise<Floor> => {
  const recorded = await recordRolledBack(captureAt(place, n));
  const capture = recorded.find((sent) =>
    sent.some(({ text }) => text.includes('insert into baton.leads')),
  );
  if (capture === undefined) throw new Error('no intake was recorded');
  return floorOf(capture);
};

const replaying = (place: Workplace, clients: number): Side => {
  let work: Floor[] = [];
  return {
    name: 'the same statements, prepared',
    prepare: async () => {
      work = [];
      for (const n of numbers(countFor(clients))) work.push(await floorAt(place, n));
    },
    run: () => together(work, clients, (floor) => sendFloor(place.pool, floor)),
  };
};

const named = (clients: number): string => `${clients} client${clients === 1 ? '' : 's'}`;

/** Through routes, log-in by key, checks and answers as JSON, without a socket. */
const requesting = (place: Workplace, clients: number): Side => {
  const app = appOf(place.service);
  const headers = {
    authorization: `Bearer ${place.apiKey}`,
    'content-type': 'application/json',
  };
  let bodies: readonly string[] = [];
  return {
    name: 'POST /inquiries',
    prepare: async () => {
      bodies = numbers(countFor(clients)).map((n) => JSON.stringify(askedAt(n)));
    },
    run: () =>
      together(bodies, clients, async (body) => {
        const answer = await app.request('/inquiries', { method: 'POST', headers, body });
        if (answer.status !== 201) throw new Error(await answer.text());
        await answer.text();
      }),
  };
};

export const intakeContests = (place: Workplace): readonly Contest[] => [
  ...[1, 8, 32].map((clients): Contest => ({
    name: `intake, ${named(clients)}`,
    unit: 'intakes',
    yardstick: replaying(place, clients),
    contender: capturing(place, 'service', clients),
    rounds: ROUNDS,
    warmUps: WARM_UPS,
    bound: { atLeast: 0.5 },
    ratioOf: 'rate',
  })),
  {
    name: 'intake over the HTTP edge, 8 clients',
    unit: 'intakes',
    yardstick: capturing(place, 'service', 8),
    contender: requesting(place, 8),
    rounds: ROUNDS,
    warmUps: WARM_UPS,
    bound: null,
    ratioOf: 'rate',
  },
];

/** The same intakes into a store of few leads and into one of many. */
export const storedContests = (
  few: Workplace,
  many: Workplace,
  [fewLeads, manyLeads]: readonly [number, number],
): readonly Contest[] =>
  [1, 8].map((clients): Contest => ({
    name: `cost of an intake by leads stored, ${named(clients)}`,
    unit: 'intakes',
    yardstick: capturing(few, `${fewLeads.toLocaleString('en')} stored`, clients),
    contender: capturing(many, `${manyLeads.toLocaleString('en')} stored`, clients),
    rounds: ROUNDS,
    warmUps: WARM_UPS_OF_MANY,
    bound: { atMost: 1.2 },
    ratioOf: 'cost',
  }));
