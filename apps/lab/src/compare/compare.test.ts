import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resultSchema } from '@baton/simulator';
import { describe, expect, it } from 'vitest';
import { baton, start } from '../command-line/baton.spawn.ts';
import { shortExperiment } from './short-experiment.sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-compare-'));
const at = (name: string): string => join(folder, name);

const experiment = shortExperiment(folder);

describe('baton compare', () => {
  it('prints the answer first, and writes the report and the result', async () => {
    const { code, out } = await baton(
      'compare',
      experiment,
      '--replications=2',
      '--workers=1',
      `--out=${at('new/report.html')}`,
      `--json=${at('result.json')}`,
    );
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toMatch(/revenue .*(demo-30min|current)/);
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
    expect(out.split('\n').length).toBeLessThan(40);
    expect(out).not.toContain('\u001b');
    expect(out).toContain(at('new/report.html'));
    const result = resultSchema.parse(JSON.parse(readFileSync(at('result.json'), 'utf8')));
    expect(result).toMatchObject({ experiment: 'short', seed: 'test', replications: 2 });
    expect(readFileSync(at('new/report.html'), 'utf8')).toContain('</html>');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('refuses an experiment that names what is not there, before it runs', async () => {
    const broken = at('broken.yaml');
    writeFileSync(broken, readFileSync(experiment, 'utf8').replace('world.yaml', 'nowhere.yaml'));
    const { code, err } = await baton('compare', broken, '--out', at('never.html'));
    expect(code).toBe(1);
    expect(err).toMatch(
      /there is no file .*nowhere\.yaml\n {2}at .*broken\.yaml:4:\d+, world\n {2}fix: /,
    );
    expect(existsSync(at('never.html'))).toBe(false);
  });

  it('refuses a place it cannot write to, before it runs', async () => {
    const { code, err } = await baton('compare', experiment, '--out', folder);
    expect(code).toBe(1);
    expect(err).toContain('a folder stands where the file should go');
  });
});

describe('baton run', () => {
  it('simulates one policy by its name, and knows which there are', async () => {
    const [good, bad] = await Promise.all([
      baton('run', experiment, '--policy', 'demo-30min', '--replications', '2'),
      baton('run', experiment, '--policy', 'demo-30'),
    ]);
    expect(good.code).toBe(0);
    expect(good.out).toContain('Revenue won');
    expect(bad.code).toBe(2);
    expect(bad.err).toContain('did you mean: demo-30min');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends at once when %s stops it, and leaves nothing', async (signal, ended) => {
    // Its folder is made when everything is read and the simulation begins.
    const place = at(`stopped-by-${signal}`);
    const json = join(place, 'result.json');
    const running = start(['run', experiment, '--replications=2000', `--json=${json}`]);
    while (!existsSync(place)) await new Promise((resolve) => setTimeout(resolve, 20));
    running.signal(signal);
    const { code, out, err } = await running.ended;
    expect({ code, out }).toEqual({ code: ended, out: '' });
    expect(err).toMatch(/^interrupted: nothing was written\n$/m);
    expect(readdirSync(place)).toEqual([]);
  });
});

describe('baton lead', () => {
  it('shows both lives beside one another within 100 columns', async () => {
    const { code, out } = await baton('lead', experiment, 'web-demo-000001');
    expect(code).toBe(0);
    expect(out).toContain('Lead web-demo-000001: source web-demo');
    expect(out).toMatch(/^ +current +demo-30min$/m);
    expect(out).toMatch(/inquiry captured .*inquiry captured/);
    expect(out).toMatch(/^in the end/m);
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
  });

  it('refuses the baseline as its own candidate', async () => {
    const { code, err } = await baton('lead', experiment, 'web-demo-000001', '--candidate=current');
    expect(code).toBe(2);
    expect(err).toContain('`current` is the baseline');
    expect(err).toContain('name a candidate: demo-30min');
  });

  it('names some leads when there is none of that id', async () => {
    const { code, err } = await baton('lead', experiment, 'nobody');
    expect(code).toBe(1);
    expect(err.trimEnd().split('\n').slice(-3).join('\n')).toContain('web-demo-000001');
  });
});
