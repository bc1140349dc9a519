import { expect, test } from 'vitest';
import { access } from './access.ts';
import { areaOf, documentedAreas, inAreas } from './areas.ts';

const pathOf = (key: string): string => key.split(' ')[1] ?? '';

test('every route has an area of the documentation, and every area a route', () => {
  const found = Object.keys(access).map((key) => [key, areaOf(pathOf(key))] as const);
  expect(found.filter(([, area]) => area === null)).toEqual([]);
  const used = new Set([...found.map(([, area]) => area), areaOf('/healthz')]);
  expect(documentedAreas.filter(({ name }) => !used.has(name))).toEqual([]);
});

test.each([
  ['/leads/{id}', 'Leads'],
  ['/leads/{id}/log', 'Custody'],
  ['/leads/{id}/merge', 'Hygiene'],
  ['/leads/{id}/person', 'Privacy'],
  ['/people/{person}/reach', 'Notices'],
  ['/people-data/do-not-contact', 'Privacy'],
  ['/reports/data-quality', 'Hygiene'],
  ['/reports/sla', 'Reports'],
])('%s is in %s', (path, area) => expect(areaOf(path)).toBe(area));

test('a document is given areas, and otherwise left as it is', () => {
  const document = {
    info: 1,
    paths: { '/org': { get: { summary: 's' }, parameters: [] }, '/x': {} },
  };
  expect(inAreas(document)).toEqual({
    info: 1,
    tags: documentedAreas,
    paths: { '/org': { get: { summary: 's', tags: ['Org'] }, parameters: [] }, '/x': {} },
  });
});
