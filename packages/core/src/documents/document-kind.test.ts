import { expect, test } from 'vitest';
import { kindOfDocument, wrongKind } from './document-kind.ts';
import { parseOrg } from './parse-org.ts';
import { parsePolicy } from './parse-policy.ts';

test('a document is what its own key says, and an experiment names others', () => {
  expect(kindOfDocument({ org: 'x', people: [] })).toBe('org');
  expect(kindOfDocument({ org: 'o.yaml', world: 'w.yaml', experiment: 'x' })).toBe('experiment');
  expect(kindOfDocument({ cats: 3 })).toBeNull();
  expect(kindOfDocument(['policy'])).toBeNull();
  expect(wrongKind({ policy: 'x' }, 'policy')).toBeNull();
  expect(wrongKind({ polcy: 'x' }, 'policy')).toBeNull();
});

test('a document of another kind is one error, whatever is in it', () => {
  const policy = 'policy: x\nversion: 1\nrouting: []\n';
  const asOrg = parseOrg(policy, 'policy.yaml');
  expect(asOrg.ok ? [] : asOrg.errors).toEqual([
    {
      file: 'policy.yaml',
      line: 1,
      column: 1,
      path: 'policy',
      message: 'this is a policy',
      fix: 'name an org here',
    },
  ]);
  const asPolicy = parsePolicy('experiment: x\norg: y\nworld: z\n', 'experiment.yaml');
  expect(asPolicy.ok ? [] : asPolicy.errors).toMatchObject([
    { message: 'this is an experiment', fix: 'name a policy here' },
  ]);
});
