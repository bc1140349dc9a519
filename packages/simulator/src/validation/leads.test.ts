import * as files from 'node:fs';
import { describe } from 'vitest';
import { deterministic, exponential } from '../distributions/continuous.ts';
import { bernoulli, categorical } from '../distributions/discrete.ts';
import { Kernel } from '../kernel/kernel.ts';
import { Draws } from '../random/draws.ts';
import { purpose, uniformsOf } from './address.ts';
import { replicate, validation } from './validation-case.ts';

// Leads that compete for nothing: each is a replication of its own, and there is no warm-up.
const validates = validation(files, import.meta.dirname);
const draws = Draws.fromSeed('leads');
const LEADS = 40_000;

describe('attempts', () => {
  validates('followup-geometric', ({ p, maxAttempts }) => {
    const u = uniformsOf(draws, 'attempts', 0);
    const answers = bernoulli(p as number);
    const most = maxAttempts as number;
    const attemptsOf = (lead: number): { readonly attempts: number; readonly reached: boolean } => {
      for (let attempt = 1; attempt <= most; attempt++)
        if (answers.inverse(u(lead, purpose.choice, attempt)) === 1)
          return { attempts: attempt, reached: true };
      return { attempts: most, reached: false };
    };
    const leads = Array.from({ length: LEADS }, (_, lead) => attemptsOf(lead));
    return {
      'P(reached)': leads.map(({ reached }) => (reached ? 1 : 0)),
      'E[attempts]': leads.map(({ attempts }) => attempts),
      'E[attempts | reached]': leads
        .filter(({ reached }) => reached)
        .map(({ attempts }) => attempts),
    };
  });
});

describe('a response against a lead that cools', () => {
  const START = 0;
  const RESPOND = 1;
  const COOL = 2;

  validates('race-decay', ({ r, d, deadline }) => {
    const u = uniformsOf(draws, 'race', 0);
    const response = exponential(1 / (r as number));

    // One kernel for all: the event that comes first cancels the other, and leaves the lead's place to the next one.
    const race = (
      cools: (u: number) => number,
    ): readonly { readonly lost: boolean; readonly after: number }[] => {
      const kernel = new Kernel(4);
      kernel.schedule(0, START, 0);
      const results: { readonly lost: boolean; readonly after: number }[] = [];
      let startedAt = 0;
      kernel.run((kind, place) => {
        if (kind !== START) {
          kernel.cancel(place);
          results.push({ lost: kind === COOL, after: kernel.now - startedAt });
        }
        const lead = results.length;
        if (lead === LEADS) return;
        startedAt = kernel.now;
        const pending = kernel.generation(place);
        kernel.schedule(
          startedAt + response.inverse(u(lead, purpose.service)),
          RESPOND,
          place,
          0,
          pending,
        );
        kernel.schedule(startedAt + cools(u(lead, purpose.patience)), COOL, place, 0, pending);
      });
      return results;
    };
    const decay = exponential(1 / (d as number));
    const limit = deterministic(deadline as number);
    const decaying = race(decay.inverse);
    const limited = race(limit.inverse);
    return {
      'P(lost) exp decay': decaying.map(({ lost }) => (lost ? 1 : 0)),
      'P(lost) deadline': limited.map(({ lost }) => (lost ? 1 : 0)),
      'E[time to first event]': decaying.map(({ after }) => after),
    };
  });
});

describe('a funnel', () => {
  validates('funnel-absorbing', (parameters) => {
    const { states, absorbing, Q, R, meanSojournDays, dealValue } = parameters as {
      readonly states: readonly string[];
      readonly absorbing: readonly string[];
      readonly Q: readonly (readonly number[])[];
      readonly R: readonly (readonly number[])[];
      readonly meanSojournDays: readonly number[];
      readonly dealValue: number;
    };
    const moves = Q.map((row, state) => categorical([...row, ...R[state]!]));
    const sojourns = meanSojournDays.map((days) => exponential(days));
    const nurture = states.indexOf('nurture');
    const won = states.length + absorbing.indexOf('won');
    return replicate(LEADS, (lead) => {
      const u = uniformsOf(draws, 'funnel', 0);
      const kernel = new Kernel(2);
      const visits: number[] = [];
      const enter = (state: number, at: number): void => {
        const stay =
          state < states.length
            ? sojourns[state]!.inverse(u(lead, purpose.service, visits.length))
            : 0;
        kernel.schedule(at + stay, state, lead);
        visits.push(state);
      };
      enter(0, 0);
      let closed = -1;
      kernel.run((state) => {
        if (state >= states.length) closed = state;
        else enter(moves[state]!.inverse(u(lead, purpose.choice, visits.length)), kernel.now);
      });
      return {
        'P(won | new)': closed === won ? 1 : 0,
        'P(lost | new)': closed === won ? 0 : 1,
        'E[transitions to absorption]': visits.length - 1,
        'E[visits to nurture]': visits.filter((state) => state === nurture).length,
        'E[days to close]': kernel.now,
        'E[revenue per lead]': closed === won ? dealValue : 0,
      };
    });
  });
});
