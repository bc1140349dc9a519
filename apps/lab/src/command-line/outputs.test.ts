import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { baton, repository } from './baton.spawn.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-outputs-'));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const acme = join(repository, 'simulations/acme-software');
const experimentText = `experiment: short
question: Does it work?
org: ${acme}/org.yaml
world: ${acme}/world.yaml
stream: ${acme}/stream.yaml
baseline: ${acme}/policies/current.yaml
candidates: [ ${acme}/policies/demo-30min.yaml ]
horizon: { start: 2027-01-04, months: 1 }
seed: test
`;
const experiment = file('short.yaml', experimentText);
const csvText = 'id,at,source,won\n1,2026-01-05,web,2026-02-01\n';
const csv = file('leads.csv', csvText);
const deals = file('deals.csv', 'lead,won\n1,2026-02-01\n');
const map = file(
  'map.yaml',
  'recording: crm\nid: id\ninstant: { column: at }\nsource: source\nwon: { file: deals.csv, on: lead, instant: { column: won } }\n',
);

/** Refused in three lines, with every input as it was. */
async function refused(what: string, ...args: readonly string[]): Promise<void> {
  const { code, err, out } = await baton(...args);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(what);
  expect(err).not.toContain('bug');
  expect(readFileSync(experiment, 'utf8')).toBe(experimentText);
  expect(readFileSync(csv, 'utf8')).toBe(csvText);
}

describe('outputs of commands', () => {
  it('never go over what an import reads', async () => {
    const over = '--out would overwrite the input';
    const remarks = file('old.remarks.csv', csvText);
    const beside = join(folder, 'old.jsonl');
    await Promise.all([
      ...[csv, map, deals].map((out) => refused(over, 'import', csv, '--map', map, `--out=${out}`)),
      refused(
        'the file of remarks would overwrite the input',
        'import',
        remarks,
        `--map=${map}`,
        `--out=${beside}`,
      ),
    ]);
    expect(existsSync(beside)).toBe(false);
  });

  it('never go over what an experiment reads, nor over each other', async () => {
    const result = join(folder, 'r.html');
    const json = `--json=${result}`;
    const compare = (what: string, ...outputs: readonly string[]): Promise<void> =>
      refused(what, 'compare', experiment, ...outputs);
    await Promise.all([
      refused('--json would overwrite the input', 'run', experiment, `--json=${experiment}`),
      compare('--out would overwrite the input', `--out=${experiment}`),
      compare('--json would overwrite what --out writes', `--out=${result}`, json),
      // The finished replications are kept beside the result, and removed in the end.
      compare('would overwrite what --out writes', `--out=${result}.unfinished`, json),
      compare('cannot be written', '--out=/sys/r.html'),
    ]);
    expect(existsSync(result)).toBe(false);
  });
});
