import type { ArgsDef } from 'citty';
import type { Given } from './command.ts';
import { wholeNumber } from './whole-number.ts';

/** Options of every command that simulates. */
export const simulationOptions = {
  json: { type: 'string', description: 'Also write the result as JSON', valueHint: 'file' },
  seed: { type: 'string', description: 'Another seed than the experiment’s', valueHint: 'seed' },
  replications: {
    type: 'string',
    description: 'Exactly this many, instead of as many as the precision asked for needs',
    valueHint: 'n',
  },
  workers: {
    type: 'string',
    description: 'Worker threads; without it one for each processor. Changes no result',
    valueHint: 'n',
  },
} as const satisfies ArgsDef;

export interface SimulationOptions {
  readonly json: string | undefined;
  readonly seed: string | undefined;
  readonly replications: number | undefined;
  readonly workers: number | undefined;
}

export const readSimulationOptions = (given: Given): SimulationOptions => ({
  json: given.option('json'),
  seed: given.option('seed'),
  replications: wholeNumber(given, 'replications', 2),
  workers: wholeNumber(given, 'workers', 1),
});
