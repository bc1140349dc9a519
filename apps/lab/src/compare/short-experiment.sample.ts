import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../command-line/baton.spawn.ts';

const acme = join(repository, 'simulations/acme-software');

/** A shipped experiment over one month, written into the folder, so that a test takes a second or two. */
export const shortExperiment = (folder: string): string => {
  const path = join(folder, 'short.yaml');
  writeFileSync(
    path,
    [
      'experiment: short',
      'question: Does it work?',
      `org: ${acme}/org.yaml`,
      `world: ${acme}/world.yaml`,
      `stream: ${acme}/stream.yaml`,
      `baseline: ${acme}/policies/current.yaml`,
      `candidates: [ ${acme}/policies/demo-30min.yaml ]`,
      'horizon: { start: 2027-01-04, months: 1 }',
      'seed: test',
      '',
    ].join('\n'),
  );
  return path;
};
