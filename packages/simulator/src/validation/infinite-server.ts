import type { ArrivalTimes } from '../arrivals/poisson-arrivals.ts';
import { Kernel } from '../kernel/kernel.ts';

const ARRIVE = 0;
const DEPART = 1;
const LOOK = 2;

/** Counts who is present at the instants given (ascending) when nobody ever waits: nurture, where time is the only server. */
export function countsPresent(
  arrivals: ArrivalTimes,
  stay: (customer: number) => number,
  looks: readonly number[],
): number[] {
  const kernel = new Kernel();
  const counts: number[] = [];
  let present = 0;
  const scheduleArrival = (customer: number): void => {
    const at = arrivals.next();
    if (at < Infinity) kernel.schedule(at, ARRIVE, customer);
  };
  for (const at of looks) kernel.schedule(at, LOOK, 0);
  scheduleArrival(0);
  kernel.run((kind, customer) => {
    if (kind === ARRIVE) {
      present++;
      kernel.schedule(kernel.now + stay(customer), DEPART, customer);
      scheduleArrival(customer + 1);
    } else if (kind === DEPART) present--;
    else counts.push(present);
  });
  return counts;
}
