import { expect, test } from 'vitest';
import { PLAIN, PLAIN_WITHOUT_REPLY } from './mail-template.ts';

test('the plain mail asks for an answer only where one reaches somebody', () => {
  expect(PLAIN.body).toContain('answer this mail');
  expect(PLAIN_WITHOUT_REPLY.body).not.toContain('answer');
  expect(PLAIN_WITHOUT_REPLY.body).toContain('get in touch with us');
});
