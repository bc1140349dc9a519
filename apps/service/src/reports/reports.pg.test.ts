import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService();
  key = await service.workspace('acme');
});
afterAll(() => service.close());

describe('an empty workspace', () => {
  test.each([
    'acceptance',
    'speed-to-lead',
    'sla',
    'follow-up',
    'excuses',
    'fit',
    'campaigns',
    'buying-curve',
    'custody-breaks',
    'custody-breaks/leads',
  ])('gives %s with zeros and nulls', async (name) => {
    const report = await service.request(key('m-05'), 'GET', `/reports/${name}`);
    expect([report.status, report.body]).toMatchObject([200, { complete: true, currency: 'USD' }]);
    expect(report.text).not.toMatch(/NaN|Infinity/u);
  });
});
