import { formatDocumentError } from '@baton/core';
import { describe, expect, test } from 'vitest';
import { bundled } from './document-source.ts';
import { loadExperiment } from './load-experiment.ts';
import { memorySource, smallFiles } from './testing/small-experiment.ts';

const errorsOf = (changes: Readonly<Record<string, string>>): readonly string[] => {
  const loaded = loadExperiment('experiment.yaml', memorySource(changes));
  return loaded.ok ? [] : loaded.errors.map(formatDocumentError);
};

const changed = (file: string, right: string, wrong: string): Readonly<Record<string, string>> => {
  const text = smallFiles[file] ?? '';
  expect(text).toContain(right);
  return { [file]: text.replace(right, wrong) };
};

describe('loading an experiment', () => {
  test('reads everything that it names', () => {
    const loaded = loadExperiment('experiment.yaml', memorySource());
    if (!loaded.ok) throw new Error(loaded.errors.map(formatDocumentError).join('\n'));
    const { baseline, candidates, horizon, currency, bundle } = loaded.experiment;
    expect([baseline.name, ...candidates.map(({ name }) => name)]).toEqual(['slow', 'fast']);
    expect(currency).toBe('USD');
    // Midnight in Berlin.
    expect(horizon).toEqual({
      from: Date.UTC(2027, 0, 3, 23),
      leadsUntil: Date.UTC(2027, 1, 3, 23),
      until: Date.UTC(2027, 2, 3, 23),
    });
    const again = loadExperiment(bundle.path, bundled(bundle));
    expect(again.ok && again.experiment.candidates[0]?.policy).toEqual(candidates[0]?.policy);
  });

  test.each<[file: string, right: string, wrong: string, message: RegExp]>([
    [
      'experiment.yaml',
      'world: world.yaml',
      'world: wrold.yaml',
      /no file wrold.yaml\n {2}at experiment.yaml:5:8, world/,
    ],
    [
      'experiment.yaml',
      'policies/fast.yaml',
      'policies/slow.yaml',
      /two policies are called `slow`/,
    ],
    [
      'experiment.yaml',
      'of: fast',
      'of: fats',
      /no policy is called `fats` here[\s\S]*did you mean `fast`/,
    ],
    ['experiment.yaml', 'months: 2,', 'months: 0,', /too little/],
    ['experiment.yaml', 'leadsDuring: 1', 'leadsDuring: 3', /longer than the run/],
    ['experiment.yaml', '2027-01-04', '2027-02-30', /not a date that exists/],
    ['experiment.yaml', 'halfWidth: 300%', 'halfWidth: 0%', /no half-width/],
    ['experiment.yaml', 'question:', 'qestion:', /no `qestion` here/],
    ['policies/fast.yaml', 'pool: sales', 'pool: sale', /no pool `sale`|`sale`/],
    ['policies/fast.yaml', '1 business hour', '1 bussiness hour', /not a duration/],
    [
      'policies/fast.yaml',
      'region: { oneOf: [ north, south ] }',
      'region: integer',
      /`region` is integer for the policy `fast`, and oneOf in the stream/,
    ],
    ['world.yaml', 'currency: USD', 'currency: EUR', /deals are in EUR, and the org counts in USD/],
    [
      'stream.yaml',
      'zone: Europe/Berlin',
      'zone: Europe/Berlin\ncurrency: EUR',
      /amounts are in EUR/,
    ],
    ['stream.yaml', 'cost: 20', 'registrar: nobody', /registrar `nobody` is nobody in the org/],
    ['stream.yaml', 'stream: small', 'stream: [', /not readable/],
    ['org.yaml', 'lead: m-01', 'lead: m-09', /m-09/],
  ])('in %s refuses `%s` as `%s`', (file, right, wrong, message) => {
    expect(errorsOf(changed(file, right, wrong)).join('\n')).toMatch(message);
  });

  test('refuses an experiment that is not there', () => {
    expect(loadExperiment('x.yaml', memorySource())).toMatchObject({
      ok: false,
      errors: [{ file: 'x.yaml', message: 'there is no file x.yaml' }],
    });
  });

  test('warns of values and facts that the policies and the stream do not share', () => {
    const loaded = loadExperiment(
      'experiment.yaml',
      memorySource(changed('stream.yaml', '{ north: 1, south: 1 }', '{ north: 1, west: 1 }')),
    );
    expect(
      loaded.ok && loaded.experiment.warnings.map(({ message }) => message).join('\n'),
    ).toMatch(/`region` that the policy does not know: west/);
    const gone = loadExperiment(
      'experiment.yaml',
      memorySource(
        changed('stream.yaml', 'facts: { region: { oneOf: { north: 1, south: 1 } } }', ''),
      ),
    );
    expect(gone.ok && gone.experiment.warnings.map(({ message }) => message).join('\n')).toMatch(
      /no lead of the stream has `region`/,
    );
  });
});
