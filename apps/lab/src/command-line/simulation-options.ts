import type { ArgsDef } from 'citty';
import type { Given } from './command.ts';
import { UsageError } from './failures.ts';
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
  verify: {
    type: 'string',
    description: 'Share of leads that the reference executor checks, 0% to 100%; 0.1% unless given',
    valueHint: 'share',
  },
} as const satisfies ArgsDef;

export interface SimulationOptions {
  readonly json: string | undefined;
  readonly seed: string | undefined;
  readonly replications: number | undefined;
  readonly workers: number | undefined;
  /** 0 to 1. */
  readonly verify: number | undefined;
}

export const readSimulationOptions = (given: Given): SimulationOptions => ({
  json: given.option('json'),
  seed: given.option('seed'),
  replications: wholeNumber(given, 'replications', 2),
  workers: wholeNumber(given, 'workers', 1),
  verify: verifyShare(given),
});

/** A share such as `1%` or `0.01`, from none to all. */
function verifyShare(given: Given): number | undefined {
  const text = given.option('verify');
  if (text === undefined) return undefined;
  // Read here: core's own reader would load all of core before a line of help is shown.
  const [, digits, percent] = /^(\d{1,3}(?:\.\d{1,9})?)(%?)$/.exec(text) ?? [];
  const share = Number(digits) / (percent === '%' ? 100 : 1);
  if (share <= 1) return share;
  throw new UsageError(
    `\`--verify ${text}\` is not a share from 0% (no lead is checked) to 100% (all are)`,
    'in the option --verify',
    'write for example: --verify 1%, or --verify 0.01',
  );
}
