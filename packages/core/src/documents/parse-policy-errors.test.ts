import { describe, expect, test } from 'vitest';
import { errorsOfPolicyWith } from '../testing/policy-errors.ts';
import { parsePolicy } from './parse-policy.ts';

describe('errors of routing, work, returns and nurture', () => {
  test.each<[text: string, path: string, message: RegExp, fix: RegExp]>([
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
    // states
    [
      'replaces: { opportunity.old: opportunity.prposal }',
      'replaces["opportunity.old"]',
      /no state/,
      /did you mean `opportunity.proposal`/,
    ],
    [
      'replaces: { opportunity.old: held }',
      'replaces["opportunity.old"]',
      /no lead can be put into/,
      /use one of/,
    ],
    [
      'replaces: { nurture.long: inquiry }',
      'replaces["nurture.long"]',
      /leads stay there/,
      /remove/,
    ],
    [
      'opportunity: { steps: [ { step: result, owner: holder } ] }',
      'opportunity.steps[0].step',
      /meaning already/,
      /another name/,
    ],
    // the whole
    ['verison: 2', 'verison', /no `verison`/, /did you mean `version`/],
    ['hygiene: { accounts: { atLeast: 0.2 } }', 'hygiene.accounts.atLeast', /too little/, /0\.5/],
    [
      'hygiene: { accounts: { tieBreaks: [ oldest, oldest ] } }',
      'hygiene.accounts.tieBreaks[1]',
      /already the tie-break/,
      /own/,
    ],
    [
      'hygiene: { accounts: { tieBreaks: [ biggest ] } }',
      'hygiene.accounts.tieBreaks[0]',
      /biggest/,
      /has-owner/,
    ],
    ['hygiene: { duplicates: { merge: likely } }', 'hygiene.duplicates.merge', /likely/, /certain/],
    ['excuses: [ a, a ]', 'excuses[1]', /already the excuse/, /own/],
    ['passesAtMost: 0', 'passesAtMost', /too little/, /at least 1/],
    ['note: null', 'note', /missing/, /text/],
    ['note: 3', 'note', /not a text/, /quotes/],
    ['returns: { constructor: { to: routing } }', 'returns.constructor', /not a name/, /letters/],
  ])('%s', (text, path, message, fix) => {
    const errors = errorsOfPolicyWith(text);
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
