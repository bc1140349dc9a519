import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acmeOrgYaml, acmePolicyYaml } from '../testing/acme.ts';
import { arbitraryOrg } from '../testing/arbitrary-org.ts';
import { arbitraryPolicy } from '../testing/arbitrary-policy.ts';
import { checkTogether, type Findings } from './check-together.ts';
import { parseOrg } from './parse-org.ts';
import { parsePolicy } from './parse-policy.ts';

/** The acme documents, each with one text replaced by another. */
const together = (
  inPolicy: readonly [string, string],
  inOrg: readonly [string, string] = ['', ''],
): Findings => {
  const policy = parsePolicy(acmePolicyYaml.replace(...inPolicy), 'policy.yaml');
  const org = parseOrg(acmeOrgYaml.replace(...inOrg), 'org.yaml');
  if (!policy.ok || !org.ok) throw new Error('not parsed');
  return checkTogether(policy.policy, org.org, policy.locate);
};

const unchanged = ['', ''] as const;

describe('checkTogether', () => {
  test('the fixture fits', () => {
    expect(together(unchanged)).toEqual({ errors: [], warnings: [] });
  });

  test('generated policies fit generated orgs', () => {
    fc.assert(
      fc.property(arbitraryPolicy(), arbitraryOrg(), (policy, org) => {
        expect(checkTogether(policy, org).errors).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test.each<[change: readonly [string, string], path: string, message: RegExp, fix: RegExp]>([
    [
      ['pool: robots', 'pool: robotics'],
      'routing[5].to.pool',
      /no pool `robotics`/,
      /^did you mean `robots`\? Or add it to the org$/,
    ],
    [['person: m-01', 'person: m-9'], 'routing[6].to.person', /no person `m-9`/, /m-0/],
    [['calendar: always', 'calendar: allways'], 'sla[0].calendar', /no calendar/, /`always`/],
    [
      ['notify: marketing-lead', 'notify: marketing-led'],
      'sla[0].escalate',
      /no role or person/,
      /`marketing-lead`/,
    ],
    [
      ['[ legal ]', '[ lawyer ]'],
      'opportunity.steps[5].approvers',
      /no role or person `lawyer`/,
      /^use one of .*, or add it to the org$/,
    ],
    [['desk: marketing', 'desk: marketng'], 'nurture[1].desk', /no desk/, /`marketing`/],
    [
      ['unreachable: { to: tele-prospecting }', 'unreachable: { to: telesales }'],
      'returns.unreachable.to',
      /no desk/,
      /tele-prospecting/,
    ],
    [['intake: intake', 'intake: inbox'], 'desks.intake', /no desk `inbox`/, /intake/],
    [
      ['owner.senior', 'owner.senor'],
      'routing[5].to.score[0].when',
      /nobody in the pool `robots`/,
      /`senior`/,
    ],
  ])('%s', (change, path, message, fix) => {
    const { errors } = together(change);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.path).toBe(path);
    expect(errors[0]?.message).toMatch(message);
    expect(errors[0]?.fix).toMatch(fix);
    expect(errors[0]?.file).toBe('policy.yaml');
    expect(errors[0]?.line).toBeGreaterThan(1);
  });

  test('says how to mend a desk where the org has none', () => {
    const policy = parsePolicy(acmePolicyYaml, 'policy.yaml');
    const org = parseOrg(acmeOrgYaml, 'org.yaml');
    if (!policy.ok || !org.ok) throw new Error('not parsed');
    const { errors } = checkTogether(policy.policy, { ...org.org, desks: {} }, policy.locate);
    expect(errors[0]?.fix).toBe('add it to the org, or leave it out here');
  });

  test('refuses a desk where somebody else decides, and warns of restrictions no lead meets', () => {
    expect(
      together(unchanged, [
        'exception: { holder: m-02, final: head-of-sales',
        'exception: { holder: m-02, final: m-01',
      ]).errors[0],
    ).toMatchObject({
      path: 'exception.final',
      message: 'at the desk `exception` of the org `m-01` decides finally, not `head-of-sales`',
    });
    expect(
      together(unchanged, ['sells: [ press, robot ]', 'sells: [ pres ]']).warnings[0],
    ).toMatchObject({
      path: 'definition.facts.product',
      fix: 'did you mean `press`?',
    });
    expect(
      together(unchanged, ['serves: { region', 'serves: { country']).warnings[0]?.message,
    ).toMatch(/`country`, which this policy does not declare/);
  });
});
