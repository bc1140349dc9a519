import { formatDocumentError, HOUR_MS, parseDocument, validate } from '@baton/core';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { Draws } from '../random/draws.ts';
import type { SimulatedLead } from '../world/simulated-lead.ts';
import type { LeadStream } from './lead-stream.ts';
import { localOf } from './local-instant.ts';
import { streamSchemaFor } from './stream-schema.ts';
import { syntheticStream } from './synthetic-stream.ts';

const text = `
stream: acme
zone: America/New_York
contact: { mail: 95%, phone: 70% }
facts:
  region: { oneOf: { NA: 60%, EMEA: 30%, APAC: 10% } }
  employees: { integer: { lognormal: { median: 120, sigma: 1.2 } }, atLeast: 5, atMost: 5000, known: 80% }
  product:
    oneOf: { press: 50%, robot: 50% }
    given: [ { when: { region: [EMEA, APAC] }, always: service } ]
  interests: { listOf: { price: 50%, demo: 20% } }
sources:
  - source: web-demo
    leads: 40 per week
    hours: { mon-fri: { '08-18': 6, '22-02': 1 } }
    season: { dec: 0 }
    cost: 90.5
  - source: trade-show
    bursts: [ { event: imts, from: 2027-03-15, leads: 120, fadesIn: 2 days } ]
    registrar: r-01
    contact: { mail: 0%, phone: 100% }
    facts: { region: { always: NA } }
`;

const errorsOf = (source: string): readonly string[] => {
  const document = parseDocument(source, 's.yaml');
  if (!document.ok) return document.errors.map(formatDocumentError);
  const parsed = validate(streamSchemaFor(document.data), document.data, document.locate);
  return parsed.ok ? [] : parsed.errors.map(formatDocumentError);
};

const streamOf = (source: string): LeadStream => {
  const document = parseDocument(source, 's.yaml');
  if (!document.ok) throw new Error('not YAML');
  const parsed = validate(streamSchemaFor(document.data), document.data, document.locate);
  if (!parsed.ok || 'recorded' in parsed.value) throw new Error(errorsOf(source).join('\n'));
  return syntheticStream(parsed.value, 'USD');
};

const from = Date.UTC(2027, 0, 4);
const until = Date.UTC(2028, 0, 3);
const leadsOf = (source: string, seed = 'seed', replication = 0): readonly SimulatedLead[] => [
  ...streamOf(source).leads(Draws.fromSeed(seed), { from, until, replication }),
];

describe('a synthetic stream', () => {
  const leads = leadsOf(text);
  const demo = leads.filter(({ source }) => source === 'web-demo');
  const show = leads.filter(({ source }) => source === 'trade-show');

  test('gives leads in order of time, ids unique, within the window', () => {
    expect(leads.map(({ at }) => at)).toEqual(leads.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(new Set(leads.map(({ id }) => id)).size).toBe(leads.length);
    expect(leads.every(({ at }) => at >= from && at < until)).toBe(true);
  });

  test('keeps the rate, the hours of the local week and the season', () => {
    // 40 a week over 52 weeks less December's 31 days: 1903 on average, standard deviation 44.
    expect(Math.abs(demo.length - (40 / 7) * (364 - 31))).toBeLessThan(4 * 44);
    const hours = demo.map(({ at }) => Math.floor(localOf('America/New_York', at) / HOUR_MS) % 24);
    expect(hours.every((hour) => (hour >= 8 && hour < 18) || hour >= 22 || hour < 2)).toBe(true);
    const night = hours.filter((hour) => hour >= 22 || hour < 2).length / hours.length;
    expect(Math.abs(night - 4 / 64)).toBeLessThan(0.03);
    expect(
      demo.some(({ at }) => new Date(localOf('America/New_York', at)).getUTCMonth() === 11),
    ).toBe(false);
  });

  test('lets a burst begin on its day and fade', () => {
    expect(Math.abs(show.length - 120)).toBeLessThan(4 * 11);
    const begin = Date.UTC(2027, 2, 15, 13);
    expect(show[0]?.at).toBeGreaterThanOrEqual(begin);
    const soon = show.filter(({ at }) => at < begin + 48 * HOUR_MS).length / show.length;
    expect(Math.abs(soon - (1 - Math.exp(-1)))).toBeLessThan(0.2);
    expect(show[0]).toMatchObject({
      registrar: 'r-01',
      facts: { source: 'trade-show', hasMail: false, hasPhone: true, region: 'NA' },
    });
  });

  test('draws the facts by their laws', () => {
    const share = (holds: (facts: SimulatedLead['facts']) => boolean): number =>
      demo.filter(({ facts }) => holds(facts)).length / demo.length;
    expect(share(({ region }) => region === 'NA')).toBeCloseTo(0.6, 1);
    expect(share(({ hasPhone }) => hasPhone === true)).toBeCloseTo(0.7, 1);
    expect(share(({ employees }) => employees === undefined)).toBeCloseTo(0.2, 1);
    expect(
      share(({ interests }) => Array.isArray(interests) && interests.includes('price')),
    ).toBeCloseTo(0.5, 1);
    expect(
      demo.every(({ facts }) => (facts['product'] === 'service') === (facts['region'] !== 'NA')),
    ).toBe(true);
    expect(
      demo.every(
        ({ facts: { employees = 5 } }) => Number.isInteger(employees) && Number(employees) >= 5,
      ),
    ).toBe(true);
    expect(demo[0]?.cost).toBe(9050);
  });

  test('says which facts its sources have, by type', () => {
    const types = streamOf(text).attributes.find(({ source }) => source === 'web-demo')?.types;
    expect(types).toMatchObject({
      region: { type: 'oneOf', values: ['NA', 'EMEA', 'APAC'] },
      employees: { type: 'integer' },
      hasMail: { type: 'boolean' },
    });
  });

  test('another attribute leaves every other draw as it was', () => {
    const more = leadsOf(text.replace('facts:\n', 'facts:\n  budget: { chance: 30% }\n'));
    const withoutBudget = more.map(({ facts, ...lead }) => ({
      ...lead,
      facts: Object.fromEntries(Object.entries(facts).filter(([name]) => name !== 'budget')),
    }));
    expect(withoutBudget).toEqual(leads);
  });

  test('another source leaves the leads of the others as they were', () => {
    const more = leadsOf(`${text}  - { source: partner, leads: 3 per week }\n`);
    expect(more.filter(({ source }) => source !== 'partner')).toEqual(leads);
  });

  property.prop([fc.string(), fc.nat(1000), fc.nat(1000)])(
    'is a function of seed and replication',
    (seed, one, other) => {
      const short = text.replace('40 per week', '2 per month');
      expect(leadsOf(short, seed, one)).toEqual(leadsOf(short, seed, one));
      if (one !== other) expect(leadsOf(short, seed, one)).not.toEqual(leadsOf(short, seed, other));
    },
    20_000,
  );
});

describe('a stream document', () => {
  test.each([
    ['40 per week', '40 weekly', /11:12.*leads|not a rate/],
    ['New_York', 'New_Yrok', /not a time zone/],
    ['2027-03-15', '2027-02-30', /date that exists/],
    ['2 days', '2 business days', /clock time/],
    ['{ dec: 0 }', '{ dez: 0 }', /no `dez` here/],
    ["'22-02': 1", "'16-19': 1", /two weights/],
    [
      '{ oneOf: { NA: 60%, EMEA: 30%, APAC: 10% } }',
      '{ known: 50% }',
      /not said how this is drawn/,
    ],
    ['NA: 60%', 'NA: 94%', /the shares add up to 134%\n.*facts.region.oneOf\n.*add up to 100%, or/],
    ['press: 50%, robot: 50%', 'press: 20%, robot: 50%', /the shares add up to 70%/],
    ['press: 50%, robot: 50%', 'press: 50%, robot: 1', /some shares are percentages and some are/],
    ['press: 50%, robot: 50%', 'press: 0, robot: 0', /no value has a share above 0%/],
    ['when: { region', 'when: { regoin', /no fact `regoin` is drawn before[^]*mean `region`/],
    ['when: { region', 'when: { interests', /no fact `interests` is drawn before this one/],
    ['[EMEA, APAC]', '[EMEA, APCA]', /`region` is never `APCA`[^]*product.given\[0\].when.region/],
    ['when: { region: [EMEA, APAC] }', 'when: { source: web-dmo }', /`source` is never `web-dmo`/],
    ['sigma: 1.2', 'sigma: -1', /sigma/],
    ['source: trade-show', 'source: web-demo', /second time/],
    ['source: trade-show', 'source: Trade Show', /part of an id/],
    ['mail: 95%', 'mail: 195%', /between 0% and 100%/],
    ['cost: 90.5', 'cost: 1e308', /too much/],
  ])('with %s as %s is refused with its place', (right, wrong, message) => {
    expect(errorsOf(text)).toEqual([]);
    expect(errorsOf(text.replace(right, wrong))[0]).toMatch(message);
  });

  test('takes a condition that holds for one of the sources alone', () => {
    const other = text
      .replace('region: [EMEA, APAC]', 'region: LATAM')
      .replace('region: { always: NA }', 'region: { always: LATAM }');
    expect(errorsOf(other)).toEqual([]);
  });

  test.each([
    'NA: 94%, EMEA: 5%, APAC: 2%',
    'NA: 33%, EMEA: 33%, APAC: 33%',
    'NA: 14, EMEA: 3, APAC: 0.5',
  ])('with shares that add up within rounding, or with weights, is accepted: %s', (shares) => {
    expect(errorsOf(text.replace('NA: 60%, EMEA: 30%, APAC: 10%', shares))).toEqual([]);
  });
});
