import { afterAll, beforeAll, expect, test } from 'vitest';
import { MONDAY_AT, testService, type TestService } from '../testing/test-service.ts';
import { issueKeys } from './create-workspace.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService(0);
  await service.workspace('there');
});
afterAll(() => service.close());

test.each([
  ['m-05', 'nowhere', 'there is no workspace nowhere: make it with --create'],
  ['nobody', 'there', 'nobody is nobody of the org of workspace there'],
])('a key for %s of %s is refused with what is wrong', async (person, workspace, says) => {
  const issued = issueKeys(service.db, workspace, [{ person, role: 'admin' }], MONDAY_AT);
  await expect(issued).rejects.toThrow(says);
});
