import { smallFast } from './small-fast.ts';
import type { Tally, Workload } from './workload.ts';

/**
 * The hand-written limit: one function, heap inlined, payload packed in one integer, ties in no defined order. Nothing
 * reusable, which is what the kernel is measured against.
 */
export function limitQueue(
  { servers, arrivalRate, deadline }: Workload,
  customers: number,
  seed: number,
): Tally {
  const gap = smallFast(2 * seed + 1);
  const service = smallFast(2 * seed + 2);
  const patient = deadline === Infinity;
  let keys = new Float64Array(1024);
  let loads = new Int32Array(1024);
  let count = 0;
  const push = (key: number, load: number): void => {
    if (count === keys.length) {
      const moreKeys = new Float64Array(count * 2);
      const moreLoads = new Int32Array(count * 2);
      moreKeys.set(keys);
      moreLoads.set(loads);
      keys = moreKeys;
      loads = moreLoads;
    }
    let at = count++;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (keys[up]! <= key) break;
      keys[at] = keys[up]!;
      loads[at] = loads[up]!;
      at = up;
    }
    keys[at] = key;
    loads[at] = load;
  };
  const since = new Float64Array(customers);
  const waiting = new Uint8Array(customers);
  const line = new Int32Array(1 << 16);
  const mask = line.length - 1;
  let head = 0;
  let tail = 0;
  let busy = 0;
  let arrived = 0;
  const tally: Tally = { events: 0, served: 0, reneged: 0, waited: 0 };
  let events = 0;
  let served = 0;
  let reneged = 0;
  let waited = 0;
  push(-Math.log(gap()) / arrivalRate, 0);
  while (count > 0) {
    const now = keys[0]!;
    const load = loads[0]!;
    count--;
    if (count > 0) {
      const key = keys[count]!;
      const moved = loads[count]!;
      let at = 0;
      for (;;) {
        let down = 2 * at + 1;
        if (down >= count) break;
        if (down + 1 < count && keys[down + 1]! < keys[down]!) down++;
        if (keys[down]! >= key) break;
        keys[at] = keys[down]!;
        loads[at] = loads[down]!;
        at = down;
      }
      keys[at] = key;
      loads[at] = moved;
    }
    const kind = load & 3;
    const customer = load >> 2;
    if (kind === 0) {
      events++;
      since[customer] = now;
      if (++arrived < customers) push(now - Math.log(gap()) / arrivalRate, arrived << 2);
      if (busy < servers) {
        busy++;
        served++;
        push(now - Math.log(service()), (customer << 2) | 1);
      } else {
        line[tail++ & mask] = customer;
        waiting[customer] = 1;
        if (!patient) push(now + deadline, (customer << 2) | 2);
      }
    } else if (kind === 1) {
      events++;
      busy--;
      while (head !== tail) {
        const next = line[head++ & mask]!;
        if (waiting[next] === 1) {
          waiting[next] = 0;
          busy++;
          served++;
          waited += now - since[next]!;
          push(now - Math.log(service()), (next << 2) | 1);
          break;
        }
      }
    } else if (waiting[customer] === 1) {
      events++;
      waiting[customer] = 0;
      reneged++;
    }
  }
  tally.events = events;
  tally.served = served;
  tally.reneged = reneged;
  tally.waited = waited;
  return tally;
}
