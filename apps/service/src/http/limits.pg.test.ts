import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appOf } from '../app.ts';
import { browse, newBrowser } from '../testing/browser.ts';
import { testService, type TestService } from '../testing/test-service.ts';
import { limitsOf } from './limits.ts';

let service: TestService;
let key: (person: string) => string;
beforeAll(async () => {
  service = await testService(0);
  key = await service.workspace('ours');
});
afterAll(() => service.close());

describe('limits', () => {
  const settings = { requestsPerMinute: 3, failedLogInsPerHour: 2, trustedProxies: 1 };

  test('hold for each caller, and say how much is left', async () => {
    const app = appOf({ ...service.service, limits: limitsOf(settings) });
    const get = (person: string, path = '/session') =>
      app.request(path, { headers: { authorization: `Bearer ${key(person)}` } });
    const first = await get('r-01');
    expect([first.headers.get('ratelimit-policy'), first.headers.get('ratelimit')]).toEqual([
      '"caller";q=3;w=60',
      '"caller";r=2;t=60',
    ]);
    await get('r-01');
    await get('r-01');
    const refused = await get('r-01');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ type: 'urn:baton:problem:too-many', status: 429 });
    expect((await get('r-02')).status).toBe(200);
    for (let times = 0; times < 5; times++)
      expect((await get('r-01', '/healthz')).status).toBe(200);
  });

  test('hold for failed log-ins of an address, and not for those that succeed', async () => {
    const app = appOf({ ...service.service, limits: limitsOf(settings) });
    const moe = { name: 'moe', person: 'r-01', role: 'rep' };
    const made = await service.request(key('m-05'), 'POST', '/log-ins', moe);
    const password = String(made.body['password']);
    const from = async (address: string, word: string) => {
      const claim = { workspace: 'ours', name: 'moe', password: word };
      const headers = { 'x-forwarded-for': `6.6.6.6, ${address}` };
      return (await browse(service)(newBrowser(), 'POST', '/session', claim, { headers, app }))
        .status;
    };
    for (let times = 0; times < 4; times++) expect(await from('9.9.9.9', password)).toBe(201);
    expect(await from('9.9.9.9', 'wrong')).toBe(401);
    expect(await from('9.9.9.9', 'wrong')).toBe(401);
    expect(await from('9.9.9.9', password)).toBe(429);
    expect(await from('9.9.9.8', password)).toBe(201);
    // One network of version 6 is one address.
    expect(await from('2001:db8:1:2::1', 'wrong')).toBe(401);
    expect(await from('2001:db8:1:2:ffff::', 'wrong')).toBe(401);
    expect(await from('2001:db8:1:2::3', password)).toBe(429);
    expect(await from('2001:db8:1:3::3', password)).toBe(201);
  });
});
