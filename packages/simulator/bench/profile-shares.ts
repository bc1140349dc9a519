import { Session } from 'node:inspector/promises';
import { runReplication } from '../src/shell/run-replication.ts';
import { yearOf } from './year-of-leads.ts';

/** Where the time of a simulation goes, by what the code at hand is there for. The first that fits counts. */
const parts: readonly (readonly [part: string, files: RegExp])[] = [
  ['rules', /core\/src\/(compiled\/(judge|compile-rules|engine-op|definite)|rules\/)/],
  ['statechart', /core\/src\/(compiled|lifecycle|policy)\//],
  ['calendar', /core\/src\/time\//],
  ['routing', /core\/src\/(routing\/|decide\/(decide-routing|directory|presence))/],
  ['deciding', /core\/src\/decide\//],
  ['random draws', /simulator\/src\/(random|distributions|arrivals|stream|people\/draw)/],
  ['heap', /simulator\/src\/(kernel|shell\/(pile|register))/],
  ['statistics', /simulator\/src\/(ledger|statistics|shell\/keep-books)/],
  ['people and world', /simulator\/src\/(shell|people|world)/],
  ['collecting garbage', /^\(garbage collector\)$/],
];

export interface Share {
  readonly part: string;
  /** 0 to 1, of the time spent in simulating. */
  readonly share: number;
}

/** Shares of a year of ten thousand leads, after one that only lets the compiler do its work. */
export async function profileShares(): Promise<Share[]> {
  await runReplication(yearOf(10_000));
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  await runReplication(yearOf(10_000));
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const spent = new Map<number, number>();
  for (const [index, node] of (profile.samples ?? []).entries())
    spent.set(node, (spent.get(node) ?? 0) + (profile.timeDeltas?.[index] ?? 0));
  const totals = new Map<string, number>(parts.map(([part]) => [part, 0]));
  let all = 0;
  for (const { id, callFrame } of profile.nodes) {
    const where = callFrame.url === '' ? callFrame.functionName : callFrame.url;
    const part = parts.find(([, files]) => files.test(where))?.[0];
    const time = spent.get(id) ?? 0;
    // Reading the documents and waiting for the machine are no part of simulating.
    if (part === undefined) continue;
    totals.set(part, (totals.get(part) ?? 0) + time);
    all += time;
  }
  return [...totals]
    .map(([part, time]) => ({ part, share: time / all }))
    .toSorted((left, right) => right.share - left.share);
}
