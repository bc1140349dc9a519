import { describe, expect, test } from 'vitest';
import { parsePolicy } from './parse-policy.ts';

const head = ['policy: p', 'version: 1'];
const sales = 'routing: [ { rule: all, to: { pool: sales } } ]';
const facts =
  'definition: { facts: { n: integer, m: number, region: { oneOf: [NA, EMEA] }, wants: { listOf: [price] }, ok: boolean, city: text }';

/** Parts after a complete short policy, of which the errors are asked. */
const errorsOf = (
  ...parts: string[]
): readonly { line: number; path: string; message: string; fix: string }[] => {
  const has = parts.some((part) => part.startsWith('routing:'));
  const outcome = parsePolicy([...head, ...(has ? [] : [sales]), ...parts].join('\n'), 'p.yaml');
  return outcome.ok ? outcome.warnings : outcome.errors;
};

const rule = (when: string): string =>
  `${facts}, qualify: [ { rule: r, when: ${when}, then: qualified } ] }`;

describe('errors of a policy', () => {
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
    // routing
    ['routing: []', 'routing', /too few/, /at least 1/],
    ['routing: [ { rule: a, to: {} } ]', 'routing[0].to', /one place/, /`pool`/],
    [
      'routing: [ { rule: a, to: { pool: x, person: y } } ]',
      'routing[0].to',
      /one place/,
      /one of/,
    ],
    [
      'routing: [ { rule: a, to: { pool: x, cap: 0 per week } } ]',
      'routing[0].to.cap',
      /nothing through/,
      /40 per week/,
    ],
    [
      'routing: [ { rule: a, to: { pool: x, cap: lots } } ]',
      'routing[0].to.cap',
      /not a cap/,
      /40 per week/,
    ],
    [
      'routing: [ { rule: a, to: { pool: x, by: best-fit } } ]',
      'routing[0].to.by',
      /fits best/,
      /score/,
    ],
    [
      'routing: [ { rule: a, to: { person: x }, else: queue } ]',
      'routing[0].else',
      /only a pool/,
      /exception/,
    ],
    [
      'routing: [ { rule: a, to: { pool: x }, else: next }, { rule: a, to: { pool: x } } ]',
      'routing[1].rule',
      /already a rule `a`/,
      /name of its own/,
    ],
    [
      'routing: [ { rule: a, to: { pol: x } } ]',
      'routing[0].to.pol',
      /no `pol` here/,
      /did you mean `pool`/,
    ],
    [
      'routing: [ { rule: a, to: { pool: x, by: best-fit, score: [ { when: { owner.x: true }, points: .inf } ] } } ]',
      'routing[0].to.score[0].points',
      /not a number/,
      /number/,
    ],
    // work
    [
      'cadence: { attempts: [ { after: 0 } ], channels: [ call, mail ] }',
      'cadence.channels',
      /2 channels for 1/,
      /add attempts/,
    ],
    [
      'cadence: { attempts: [ { after: 0 } ], returnNotBefore: { attempts: 2 } }',
      'cadence.returnNotBefore.attempts',
      /nobody makes 2/,
      /at most 1/,
    ],
    [
      'opportunity: { steps: [ { step: a } ] }',
      'opportunity.steps[0]',
      /nobody does/,
      /owner: holder/,
    ],
    [
      'opportunity: { steps: [ { step: a, owner: holder }, { step: b, approvers: legal } ] }',
      'opportunity.steps[1]',
      /where a refusal goes/,
      /refused/,
    ],
    [
      'opportunity: { steps: [ { step: a, owner: holder }, { step: b, approvers: legal, refused: aa } ] }',
      'opportunity.steps[1].refused',
      /no step `aa`/,
      /did you mean `a`/,
    ],
    [
      'opportunity: { steps: [ { step: b, approvers: legal, refused: c }, { step: c, owner: holder } ] }',
      'opportunity.steps[0].refused',
      /comes after/,
      /./,
    ],
    [
      'opportunity: { steps: [ { step: b, approvers: legal, refused: b } ] }',
      'opportunity.steps[0].refused',
      /owner does nothing/,
      /./,
    ],
    [
      'opportunity: { steps: [ { step: a.b, owner: holder } ] }',
      'opportunity.steps[0].step',
      /a dot/,
      /-/,
    ],
    [
      'opportunity: { steps: [ { step: a, owner: holder } ], stalled: { reason: gone } }',
      'opportunity.stalled.reason',
      /no reason to return/,
      /add it to/,
    ],
    // returns and nurture
    ['returns: { a: { to: nurture, track: x } }', 'returns.a.track', /no nurture track/, /long/],
    ['returns: { a: { to: lost } }', 'returns.a.to', /does not lose/, /disqualify/],
    [
      'returns: { a: { to: nurture, exclude: holder } }',
      'returns.a.exclude',
      /counts only/,
      /routing/,
    ],
    [
      'returns: { a: { to: arbitration, within: 1 day }, b: { to: arbitration, within: 2 days } }',
      'returns.b.within',
      /stated already/,
      /keep one/,
    ],
    ['losses: { a: { to: arbitration } }', 'losses.a.to', /does not go/, /`nurture`/],
    [
      'losses: { a: { to: nurture, track: shorter } }',
      'losses.a.track',
      /no nurture track/,
      /long/,
    ],
    ['nurture: []', 'nurture', /too few/, /at least 1/],
    [
      'nurture: [ { track: a, touches: [ { by: mail } ] } ]',
      'nurture[0].touches[0]',
      /once or again/,
      /`after` and `every`/,
    ],
    [
      'nurture: [ { track: a, touches: [ { by: live-call, every: 7 days }, { by: mail, after: 3 days } ] } ]',
      'nurture[0].touches[0].every',
      /never comes/,
      /last/,
    ],
    [
      'nurture: [ { track: a, touches: [ { by: mail, after: 3 days } ] } ]',
      'nurture[0].touches',
      /nobody ever speaks/,
      /live-call/,
    ],
    ['nurture: [ { track: a }, { track: a } ]', 'nurture[1].track', /already a track/, /own/],
    ['nurture: [ { track: a, expires: 0 } ]', 'nurture[0].expires', /nothing/, /length/],
    // the whole
    ['verison: 2', 'verison', /no `verison`/, /did you mean `version`/],
    ['excuses: [ a, a ]', 'excuses[1]', /already the excuse/, /own/],
    ['passesAtMost: 0', 'passesAtMost', /too little/, /at least 1/],
    ['note: null', 'note', /missing/, /text/],
    ['note: 3', 'note', /not a text/, /quotes/],
    ['returns: { constructor: { to: routing } }', 'returns.constructor', /not a name/, /letters/],
  ])('%s', (text, path, message, fix) => {
    const errors = errorsOf(text);
    expect(errors.map((error) => error.path)).toContain(path);
    const error = errors.find((one) => one.path === path);
    expect(error?.message).toMatch(message);
    expect(error?.fix).toMatch(fix);
    expect(error?.line).toBe(text.startsWith('routing:') ? 3 : 4);
  });

  test('what is missing is said of the whole', () => {
    const outcome = parsePolicy('policy: p\n', 'p.yaml');
    expect(outcome.ok ? [] : outcome.errors.map(({ path, message }) => [path, message])).toEqual([
      ['version', 'this is missing'],
      ['routing', 'this is missing'],
    ]);
    expect(parsePolicy('- a\n- b\n', 'p.yaml')).toMatchObject({
      ok: false,
      errors: [{ path: '', message: 'a list is not a map of keys and values' }],
    });
  });
});
