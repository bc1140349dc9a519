import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testService, type TestService } from './testing/test-service.ts';

let service: TestService;
let admin = '';
beforeAll(async () => {
  service = await testService(0);
  admin = (await service.workspace('asking'))('m-05');
});
afterAll(() => service.close());

describe('a question that a list does not know', () => {
  test('is refused by every route that takes any, and is no list of everything', async () => {
    const { body } = await service.request(admin, 'GET', '/openapi.json');
    const paths = body['paths'] as Record<
      string,
      { get?: { parameters?: readonly { in: string }[] } }
    >;
    const asked = Object.entries(paths).flatMap(([path, { get }]) =>
      get?.parameters?.some((one) => one.in === 'query') === true ? [path] : [],
    );
    expect(asked.length).toBeGreaterThan(20);
    const answers = await Promise.all(
      asked.map(async (path) => {
        const at = path.replaceAll(/\{[^}]+\}/gu, '1');
        const { status, text } = await service.request(admin, 'GET', `${at}?holdr=r-01`);
        return [path, status, text.includes('holdr')];
      }),
    );
    expect(answers).toEqual(asked.map((path) => [path, 400, true]));
  });
});
