import { Kernel } from '../src/kernel/kernel.ts';
import { smallFast } from './small-fast.ts';
import type { Tally, Workload } from './workload.ts';

const ARRIVE = 0;
const DEPART = 1;
const RENEGE = 2;

/** The same queue over the kernel's public interface: total order on ties, checked instants, deadlines cancelled by generation. */
export function kernelQueue(
  { servers, arrivalRate, deadline }: Workload,
  customers: number,
  seed: number,
): Tally {
  const gap = smallFast(2 * seed + 1);
  const service = smallFast(2 * seed + 2);
  const patient = deadline === Infinity;
  const kernel = new Kernel();
  const since = new Float64Array(customers);
  const waiting = new Uint8Array(customers);
  const line = new Int32Array(1 << 16);
  const mask = line.length - 1;
  let head = 0;
  let tail = 0;
  let busy = 0;
  let arrived = 0;
  let events = 0;
  let served = 0;
  let reneged = 0;
  let waited = 0;
  kernel.schedule(-Math.log(gap()) / arrivalRate, ARRIVE, 0);
  kernel.run((kind, customer) => {
    const now = kernel.now;
    events++;
    if (kind === ARRIVE) {
      since[customer] = now;
      if (++arrived < customers)
        kernel.schedule(now - Math.log(gap()) / arrivalRate, ARRIVE, arrived);
      if (busy < servers) {
        busy++;
        served++;
        kernel.schedule(now - Math.log(service()), DEPART, customer);
      } else {
        line[tail++ & mask] = customer;
        waiting[customer] = 1;
        if (!patient)
          kernel.schedule(now + deadline, RENEGE, customer, 0, kernel.generation(customer));
      }
    } else if (kind === DEPART) {
      busy--;
      while (head !== tail) {
        const next = line[head++ & mask]!;
        if (waiting[next] === 1) {
          waiting[next] = 0;
          busy++;
          served++;
          waited += now - since[next]!;
          if (!patient) kernel.cancel(next);
          kernel.schedule(now - Math.log(service()), DEPART, next);
          break;
        }
      }
    } else {
      waiting[customer] = 0;
      reneged++;
    }
  });
  return { events, served, reneged, waited };
}
