import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { smallFast } from './small-fast.ts';
import type { Workload } from './workload.ts';

interface Request {
  done(callback: () => void): Request;
  waitUntil(delay: number, callback: () => void): Request;
}

interface Entity {
  setTimer(delay: number): Request;
  useFacility(facility: object, duration: number): Request;
}

interface SimJs {
  readonly Sim: new () => {
    addEntity(entity: object): Entity;
    simulate(until: number): boolean;
  };
  readonly Entity: new (...of: unknown[]) => Entity;
  readonly Facility: new (name: string, discipline: number, servers: number) => object;
}

/** simjs is a script for browsers: it puts what it has to offer on the window. */
function loadSimJs(): SimJs {
  const text = readFileSync(createRequire(import.meta.url).resolve('simjs'), 'utf8');
  const window: { Sim?: SimJs } = {};
  (runInThisContext(`(function (window) {${text}\n})`) as (into: object) => void)(window);
  if (window.Sim === undefined) throw new Error('simjs offers nothing');
  return window.Sim;
}

/** The queue in simjs, first come first served; answers how many customers were served and how many gave up. */
export function simJsQueue(
  { servers, arrivalRate, deadline }: Workload,
  customers: number,
  seed: number,
): { readonly served: number; readonly reneged: number } {
  const { Sim, Entity: Base, Facility } = loadSimJs();
  const gap = smallFast(2 * seed + 1);
  const service = smallFast(2 * seed + 2);
  const facility = new Facility('servers', 0, servers);
  let arrived = 0;
  let served = 0;
  let reneged = 0;
  class Customers extends Base {
    start(): void {
      this.expect();
    }

    private expect(): void {
      this.setTimer(-Math.log(gap()) / arrivalRate).done(() => {
        const asked = this.useFacility(facility, -Math.log(service())).done(() => {
          served += 1;
        });
        if (deadline !== Infinity)
          asked.waitUntil(deadline, () => {
            reneged += 1;
          });
        arrived += 1;
        if (arrived < customers) this.expect();
      });
    }
  }
  const sim = new Sim();
  sim.addEntity(Customers);
  sim.simulate(Number.MAX_SAFE_INTEGER);
  return { served, reneged };
}
