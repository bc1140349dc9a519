import { describe, expect, test } from 'vitest';
import { errorsOfPolicyWith } from '../testing/policy-errors.ts';

const facts =
  'definition: { facts: { n: integer, m: number, region: { oneOf: [NA, EMEA] }, wants: { listOf: [price] }, ok: boolean, city: text }';

const rule = (when: string): string =>
  `${facts}, qualify: [ { rule: r, when: ${when}, then: qualified } ] }`;

describe('errors of rules and ladders', () => {
  test.each<[text: string, path: string, message: RegExp, fix: RegExp]>([
    // rules and facts
    [
      rule('{ employes: 3 }'),
      'definition.qualify[0].when.employes',
      /no fact `employes`/,
      /declare it/,
    ],
    [
      rule('{ regoin: NA }'),
      'definition.qualify[0].when.regoin',
      /no fact `regoin`/,
      /did you mean `region`/,
    ],
    [
      rule('{ region: { lessThan: 3 } }'),
      'definition.qualify[0].when.region.lessThan',
      /does not fit/,
      /`equal`/,
    ],
    [rule('{ ok: { in: [true] } }'), 'definition.qualify[0].when.ok.in', /does not fit/, /`equal`/],
    [rule('{ wants: price }'), 'definition.qualify[0].when.wants', /does not fit/, /`contains`/],
    [
      rule('{ wants: { contains: prise } }'),
      'definition.qualify[0].when.wants.contains',
      /never `prise`/,
      /`price`/,
    ],
    [
      rule('{ region: [NA, EMAE] }'),
      'definition.qualify[0].when.region[1]',
      /never `EMAE`/,
      /did you mean `EMEA`/,
    ],
    [rule('{ n: 1.5 }'), 'definition.qualify[0].when.n', /a whole number/, /whole number/],
    [
      rule("{ n: { lessThan: '20' } }"),
      'definition.qualify[0].when.n.lessThan',
      /never `20`/,
      /whole number/,
    ],
    [
      rule('{ m: { lessThan: 1e308 } }'),
      'definition.qualify[0].when.m.lessThan',
      /too much/,
      /at most/,
    ],
    [rule('{ ok: yes }'), 'definition.qualify[0].when.ok', /never `yes`/, /true/],
    [
      rule('{ n: { equal: { fact: city } } }'),
      'definition.qualify[0].when.n.equal.fact',
      /a text/,
      /same kind/,
    ],
    [
      rule('{ all: [ { not: { any: [ { x: 1 } ] } } ] }'),
      'definition.qualify[0].when.all[0].not.any[0].x',
      /no fact/,
      /./,
    ],
    [
      rule('{ owner.senior: true }'),
      'definition.qualify[0].when["owner.senior"]',
      /candidates/,
      /score/,
    ],
    [rule('{ n: {} }'), 'definition.qualify[0].when.n', /no comparison/, /add one/],
    [rule('{}'), 'definition.qualify[0].when', /empty/, /leave `when` out/],
    [rule('{ all: [] }'), 'definition.qualify[0].when.all', /too few/, /at least 1/],
    [
      'definition: { facts: { segment: integer } }',
      'definition.facts.segment',
      /built in/,
      /remove/,
    ],
    ['definition: { facts: { pass: whole } }', 'definition.facts.pass', /not known/, /`integer`/],
    [
      'definition: { qualify: [ { rule: a, then: nurture, track: lnog } ] }',
      'definition.qualify[0].track',
      /no nurture track/,
      /did you mean `long`/,
    ],
    [
      'definition: { qualify: [ { rule: a, then: qualified, desk: x } ] }',
      'definition.qualify[0].desk',
      /says nothing/,
      /qualification/,
    ],
    // never reached
    [
      'definition: { qualify: [ { rule: a, then: qualified }, { rule: b, then: qualified } ] }',
      'definition.qualify[1]',
      /`b` is never reached: `a`/,
      /move it up/,
    ],
    [
      'definition: { segments: [ { segment: a, when: { pass: { lessThan: 3 } } }, { segment: b, when: { pass: 2 } } ] }',
      'definition.segments[1]',
      /never reached/,
      /move it up/,
    ],
    [
      'routing: [ { rule: a, to: { pool: x } }, { rule: b, when: { hasPhone: true }, to: { pool: y } } ]',
      'routing[1]',
      /never reached/,
      /narrow/,
    ],
    [
      'routing: [ { rule: a, when: { pass: { lessThan: 2, greaterThan: 2 } }, to: { pool: x } } ]',
      'routing[0]',
      /contradicts itself/,
      /correct/,
    ],
    [
      'sla: [ { for: queued, within: 1 hour }, { for: queued, when: { hasPhone: true }, within: 2 hours } ]',
      'sla[1]',
      /never reached: `sla\[0\] for queued`/,
      /last/,
    ],
    // ladders
    [
      'sla: [ { for: offered, within: 1 hour, escalate: [ { at: 50%, notify: holder } ] } ]',
      'sla[0].escalate',
      /ends nowhere/,
      /reassign/,
    ],
    [
      'sla: [ { for: exception, within: 1 hour, escalate: [ { at: 100%, notify: manager } ] } ]',
      'sla[0].escalate',
      /ends nowhere/,
      /final-decision/,
    ],
    [
      'sla: [ { for: approval, escalate: [ { at: 100%, reassign: true } ] } ]',
      'sla[0].escalate[0]',
      /does not fit/,
      /delegate/,
    ],
    [
      'sla: [ { for: queued, escalate: [ { at: 50%, notify: holder }, { at: 50%, move: exception } ] } ]',
      'sla[0].escalate[1].at',
      /already/,
      /join/,
    ],
    [
      'sla: [ { for: queued, escalate: [ { at: 5, move: exception } ] } ]',
      'sla[0].escalate[0].at',
      /not a percentage/,
      /`5%`/,
    ],
    [
      'sla: [ { for: queued, escalate: [ { at: 0%, move: exception } ] } ]',
      'sla[0].escalate[0].at',
      /no point/,
      /more than 0%/,
    ],
    ['sla: [ { for: queued, escalate: [] } ]', 'sla[0].escalate', /too few/, /at least 1/],
    ['sla: [ { for: queue } ]', 'sla[0].for', /not known/, /did you mean `queued`/],
    ['sla: [ { for: queued, within: 0 } ]', 'sla[0].within', /nothing/, /length/],
    ['sla: [ { for: queued, within: 5 } ]', 'sla[0].within', /no unit/, /30 minutes/],
    ['sla: [ { for: queued, within: 3 fortnights } ]', 'sla[0].within', /fortnights/, /7 days/],
    [
      'sla: [ { for: queued, reassignAtMost: 2 } ]',
      'sla[0].reassignAtMost',
      /never reassigned/,
      /offered/,
    ],
    ['sla: [ { for: approval, step: critic } ]', 'sla[0].step', /no step `critic`/, /proposal/],
    [
      'sla: [ { for: offered, reassignAtMost: 1e308 } ]',
      'sla[0].reassignAtMost',
      /too much|whole/,
      /at most|whole/,
    ],
  ])('%s', (text, path, message, fix) => {
    const errors = errorsOfPolicyWith(text);
    expect(errors.map((error) => error.path)).toContain(path);
    const error = errors.find((one) => one.path === path);
    expect(error?.message).toMatch(message);
    expect(error?.fix).toMatch(fix);
    expect(error?.line).toBe(text.startsWith('routing:') ? 3 : 4);
  });
});
