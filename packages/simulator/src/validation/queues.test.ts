import * as files from 'node:fs';
import { describe } from 'vitest';
import { deterministic, exponential, lognormal } from '../distributions/continuous.ts';
import type { Law } from '../distributions/distribution.ts';
import { Draws } from '../random/draws.ts';
import { purpose, uniformsOf } from './address.ts';
import {
  type Passage,
  type QueueModel,
  type QueueRun,
  runQueue,
  type QueueWindow,
} from './queue-model.ts';
import { replicate, validation } from './validation-case.ts';

const validates = validation(files, import.meta.dirname);
const draws = Draws.fromSeed('queues');

interface Station {
  readonly arrivalRate: number;
  readonly service: Law;
  readonly servers: number;
  readonly patience?: Law;
  readonly places?: number;
}

function run(name: string, station: Station, window: QueueWindow, replication: number): QueueRun {
  const u = uniformsOf(draws, name, replication);
  const gap = exponential(1 / station.arrivalRate);
  const { patience, places } = station;
  const model: QueueModel = {
    gap: (customer) => gap.inverse(u(customer, purpose.gap)),
    service: (customer) => station.service.inverse(u(customer, purpose.service)),
    servers: station.servers,
    ...(patience && {
      patience: (customer: number) => patience.inverse(u(customer, purpose.patience)),
    }),
    ...(places !== undefined && { places }),
  };
  return runQueue(model, window);
}

const mean = (passages: readonly Passage[], of: (passage: Passage) => number): number =>
  passages.reduce((sum, passage) => sum + of(passage), 0) / passages.length;
const share = (passages: readonly Passage[], holds: (passage: Passage) => boolean): number =>
  mean(passages, (passage) => (holds(passage) ? 1 : 0));
const numbers = (parameters: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> =>
  parameters as Readonly<Record<string, number>>;

// Every run starts empty and is in use after a fixed warm-up. An M/M/c queue forgets its start at the rate
// c·mu·(1 - sqrt(rho))^2 or faster (its relaxation time's inverse): each warm-up is 15 relaxation times or more, which
// leaves less than e^-15 of the distance. Replications are independent, so their spread needs no batches.
describe('one line, one station', () => {
  validates('mm1-1', (parameters) => {
    const { lambda_, mu } = numbers(parameters);
    // Relaxation time 90.
    const window = { from: 1500, until: 16_500 };
    return replicate(30, (replication) => {
      const station = { arrivalRate: lambda_!, service: exponential(1 / mu!), servers: 1 };
      const { passages, inSystem, busy } = run('mm1-1', station, window, replication);
      return {
        'L (mean in system)': inSystem,
        'Wq (mean wait)': mean(passages, ({ wait }) => wait),
        'W (mean sojourn)': mean(passages, ({ sojourn }) => sojourn),
        'P(sojourn>10)': share(passages, ({ sojourn }) => sojourn > 10),
        utilisation: busy,
      };
    });
  });

  for (const [id, window] of [
    ['mmc-10', { from: 600, until: 3600 }], // relaxation time 38
    ['mmc-55-callcentre', { from: 16_000, until: 136_000 }], // 1,010 s
  ] as const) {
    validates(id, (parameters) => {
      const { lambda_, mu, c, slaTime } = numbers(parameters);
      return replicate(20, (replication) => {
        const station = { arrivalRate: lambda_!, service: exponential(1 / mu!), servers: c! };
        const { passages, waiting, busy } = run(id, station, window, replication);
        return {
          'P(wait>0) Erlang C': share(passages, ({ wait }) => wait > 0),
          Wq: mean(passages, ({ wait }) => wait),
          Lq: waiting,
          'P(wait<=slaTime)': share(passages, ({ wait }) => wait <= slaTime!),
          utilisation: busy / c!,
        };
      });
    });
  }

  validates('md1', (parameters) => {
    const { lambda_ } = numbers(parameters);
    // Below the 90 of exponential service.
    const window = { from: 1500, until: 16_500 };
    return replicate(30, (replication) => {
      const station = { arrivalRate: lambda_!, service: deterministic(1), servers: 1 };
      const { passages, waiting } = run('md1', station, window, replication);
      return {
        Wq: mean(passages, ({ wait }) => wait),
        W: mean(passages, ({ sojourn }) => sojourn),
        Lq: waiting,
      };
    });
  });

  validates('mlognormal1', (parameters) => {
    const { lambda_, mu_ln, sigma_ln } = numbers(parameters);
    // No relaxation time is known for lognormal service: warm-ups of 1,500, 3,000 and 6,000 give 3.86, 3.84 and 3.79,
    // a standard error of 0.1 apart at most.
    const window = { from: 3000, until: 18_000 };
    return replicate(30, (replication) => {
      const station = {
        arrivalRate: lambda_!,
        service: lognormal(Math.exp(mu_ln!), sigma_ln!),
        servers: 1,
      };
      return {
        Wq: mean(run('mlognormal1', station, window, replication).passages, ({ wait }) => wait),
      };
    });
  });
});

// Customers who are turned away or give up keep these systems short: they forget their start within a few services.
describe('lines that people leave', () => {
  validates('mmcc-erlangB', (parameters) => {
    const { offeredLoad, c } = numbers(parameters);
    return replicate(20, (replication) => {
      const station = {
        arrivalRate: offeredLoad!,
        service: exponential(1),
        servers: c!,
        places: c!,
      };
      const { passages } = run('mmcc-erlangB', station, { from: 30, until: 2030 }, replication);
      return { blocking: share(passages, ({ outcome }) => outcome === 'turned away') };
    });
  });

  validates('mmcM-50', (parameters) => {
    const { lambda_, mu, c, theta } = numbers(parameters);
    return replicate(20, (replication) => {
      const station = {
        arrivalRate: lambda_!,
        service: exponential(1 / mu!),
        servers: c!,
        patience: exponential(1 / theta!),
      };
      const { passages, waiting, busy } = run(
        'mmcM-50',
        station,
        { from: 50, until: 650 },
        replication,
      );
      return {
        'P(abandon)': share(passages, ({ outcome }) => outcome === 'reneged'),
        'P(wait>0)': share(passages, ({ wait }) => wait > 0),
        'E[wait] (all)': mean(passages, ({ wait }) => wait),
        Lq: waiting,
        utilisation: busy / c!,
      };
    });
  });

  validates('mmcD-10-10-1', (parameters) => {
    const { lambda_, mu, c, deadline } = numbers(parameters);
    return replicate(20, (replication) => {
      const station = {
        arrivalRate: lambda_!,
        service: exponential(1 / mu!),
        servers: c!,
        patience: deterministic(deadline!),
      };
      const { passages, busy } = run(
        'mmcD-10-10-1',
        station,
        { from: 100, until: 3100 },
        replication,
      );
      const served = passages.filter(({ outcome }) => outcome === 'served');
      return {
        'P(renege)': share(passages, ({ outcome }) => outcome === 'reneged'),
        'P(offered wait>0)': share(passages, ({ wait }) => wait > 0),
        'E[wait | served]': mean(served, ({ wait }) => wait),
        'E[wait] (all, reneged count deadline)': mean(passages, ({ wait }) => wait),
        'flow balance P(renege)': 1 - (busy * mu!) / lambda_!,
      };
    });
  });
});
