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
    [
      'experiment.yaml',
      'atMost: 25',
      'atMost: 100000000',
      /`100000000` is no number of replications from 2 to 999999\n/,
    ],
    [
      'experiment.yaml',
      'org: org.yaml',
      'org: stream.yaml',
      /^this is a stream\n {2}at stream.yaml:2:1, stream\n {2}fix: name an org here$/,
    ],
    [
      'experiment.yaml',
      'world: world.yaml',
      'world: org.yaml',
      /^this is an org\n.*\n {2}fix: name a world here$/,
    ],
    [
      'experiment.yaml',
      'stream: stream.yaml',
      'stream: world.yaml',
      /^this is a world\n.*\n {2}fix: name a stream here$/,
    ],
    [
      'experiment.yaml',
      'baseline: policies/slow.yaml',
      'baseline: experiment.yaml',
      /^this is an experiment\n.*\n {2}fix: name a policy here$/,
    ],
    [
      'world.yaml',
      'median: 10000',
      'median: -5',
      /median -5 is not a positive number\n.*dealValue.lognormal\n {2}fix: write a `median` and a `sigma` above 0/,
    ],
    [
      'world.yaml',
      '[ 30 days, 80% ]',
      '[ 30 days, 20% ]',
      /the shares do not rise from row to row\n.*buysWithin.curve\n {2}fix: let times and shares rise/,
    ],
    [
      'world.yaml',
      'lognormal: { median: 10000, sigma: 0.5 }',
      'constant: -5',
      /`-5` is below 0\n.*dealValue.constant\n {2}fix: write an amount from 0 up/,
    ],
  ])('in %s refuses `%s` as `%s`', (file, right, wrong, message) => {
    expect(errorsOf(changed(file, right, wrong)).join('\n')).toMatch(message);
  });

  test.each<[file: string, right: string, wrong: string, message: RegExp]>([
    [
      'world.yaml',
      'unenforced: 40% }',
      'unenforced: 40% }\n  fit: { rules: [ { people: [ r-02, r-77 ], facts: { region: north }, times: 50% } ] }',
      /`r-77` is nobody in the org\n {2}at world.yaml:9:\d+, reps.fit.rules\[0\].people\[1\]\n {2}fix: .*`r-01`/,
    ],
    [
      'world.yaml',
      'unenforced: 40% }',
      'unenforced: 40% }\n  excuses: { no-phone: { facts: { hasPhon: false } } }',
      /`hasPhon` is a fact that neither the stream nor a policy has\n.*reps.excuses.no-phone.facts.hasPhon\n {2}fix: did you mean `hasPhone`/,
    ],
    [
      'world.yaml',
      'winnable: { share: 70%,',
      'winnable: { share: 70%, when: [ { facts: { regoin: north }, times: 2 } ],',
      /`regoin` is a fact that neither.*\n.*winnable.when\[0\].facts.regoin\n {2}fix: did you mean `region`/,
    ],
    [
      'experiment.yaml',
      'sensitivity: [ reps.ignores ]',
      'sensitivity: [ prospects.respons ]',
      /`prospects.respons` is no assumption of the world\n.*sensitivity\[0\]\n {2}fix: did you mean `prospects.response`/,
    ],
    [
      'experiment.yaml',
      'metric: revenue',
      'metric: revnue',
      /`revnue` is no metric\n.*precision.metric\n {2}fix: did you mean `revenue`/,
    ],
    [
      'experiment.yaml',
      'metric: firstResponse.medianHours',
      'metric: medianHours',
      /`medianHours` is no metric\n.*expect\[0\].metric/,
    ],
  ])('in %s refuses a name that nothing has: `%s` as `%s`', (file, right, wrong, message) => {
    expect(errorsOf(changed(file, right, wrong)).join('\n')).toMatch(message);
  });

  test.each<[file: string, right: string, wrong: string, message: RegExp]>([
    [
      'world.yaml',
      'winnable: { share: 70%,',
      'winnable: { share: 70%, bySource: { wbe: 10% },',
      /`wbe` is no source of the stream `small`: .*\n.*winnable.bySource.wbe\n {2}fix: did you mean `web`/,
    ],
    [
      'world.yaml',
      'unenforced: 40% }',
      'unenforced: 40% }\n  excuses: { far: { facts: { region: norht } } }',
      /`norht` is no value of `region` in the stream\n.*facts.region\n {2}fix: did you mean `north`/,
    ],
    [
      'world.yaml',
      'unenforced: 40% }',
      'unenforced: 40%, byExcuse: { no-phone: +10% } }',
      /`no-phone` is no excuse of this world/,
    ],
    [
      'policies/fast.yaml',
      'rule: sales, to',
      'rule: big, when: { segment: enterprize }, to: { pool: sales } }, { rule: sales, to',
      /`enterprize` is no segment of the policy, nor .*\n {2}at policies\/fast.yaml:9:\d+, routing\[0\].when/,
    ],
    [
      'stream.yaml',
      'leads: 2 per week',
      'leads: 2 per week, bursts: [ { event: fair, from: 2028-01-11, leads: 9, fadesIn: 1 day } ]',
      /`fair` lies outside the run: the run takes leads from 2027-01-04 to 2027-02-03\n.*bursts\[0\].from/,
    ],
  ])('in %s warns of what is used for nothing: `%s` as `%s`', (file, right, wrong, message) => {
    const loaded = loadExperiment('experiment.yaml', memorySource(changed(file, right, wrong)));
    if (!loaded.ok) throw new Error(loaded.errors.map(formatDocumentError).join('\n'));
    expect(loaded.experiment.unused.map(formatDocumentError).join('\n')).toMatch(message);
  });

  const twoSources = smallFiles['stream.yaml']?.slice(
    smallFiles['stream.yaml'].indexOf('  - { source: web'),
  );
  test.each<[sources: string, message: RegExp]>([
    [
      '  - { source: web, leads: 0 per week }\n',
      /these sources bring no lead at all\n {2}at stream.yaml:\d+:\d+, sources\n {2}fix: give one a rate/,
    ],
    [
      '  - { source: web, leads: 3 per week, season: { jan: 0%, feb: 0% } }\n',
      /bring no lead while the experiment runs: the run takes leads from 2027-01-04 to 2027-02-03/,
    ],
    [
      '  - { source: fair, bursts: [ { event: x, from: 2028-01-01, leads: 9, fadesIn: 1 day } ] }\n',
      /bring no lead while the experiment runs/,
    ],
  ])('refuses a stream that brings nobody: %s', (sources, message) => {
    expect(errorsOf(changed('stream.yaml', twoSources ?? '', sources)).join('\n')).toMatch(message);
  });

  test('warns of a stream that brings less than one lead', () => {
    const rare = changed(
      'stream.yaml',
      twoSources ?? '',
      '  - { source: web, leads: 1 per year }\n',
    );
    const loaded = loadExperiment('experiment.yaml', memorySource(rare));
    expect(loaded.ok && loaded.experiment.unused.map(({ message }) => message).join()).toMatch(
      /bring less than one lead while/,
    );
  });

  test('refuses a run in which no recorded lead lies', () => {
    const header = {
      recording: 'crm',
      format: 1,
      note: '',
      currency: null,
      leads: 1,
      ends: null,
      refused: 0,
      notes: [],
    };
    const lead = { id: 'a', at: 0, facts: {}, source: 'web', registrar: null, cost: 0 };
    const loaded = loadExperiment(
      'experiment.yaml',
      memorySource(
        { 'stream.yaml': 'stream: x\nrecorded: { file: crm.jsonl }\n' },
        { 'crm.jsonl': `${JSON.stringify(header)}\n${JSON.stringify(lead)}\n` },
      ),
    );
    expect(loaded.ok ? [] : loaded.errors.map(formatDocumentError)).toEqual([
      expect.stringMatching(
        /no recorded lead lies in the run: its leads are from 1970-01-01 to 1970-01-01\n {2}at experiment.yaml:9:\d+, horizon/,
      ),
    ]);
  });

  test('warns of nothing in documents that are right', () => {
    const loaded = loadExperiment('experiment.yaml', memorySource());
    expect(loaded.ok && loaded.experiment.unused).toEqual([]);
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
