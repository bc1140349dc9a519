import { describe, expect, test } from 'vitest';
import { ruleSet } from '../rules/compile-rules.ts';
import { judgementOf } from '../rules/judge.ts';
import type { Answer, Need } from '../rules/rule-set.ts';
import { asking, type Asking } from './ask.ts';
import { runAsync } from './run-async.ts';
import { runSync } from './run-sync.ts';

const set = ruleSet('set', [{ name: 'always', when: null }]);

const conversation = (): Asking<readonly unknown[]> =>
  asking((answers) => {
    const { rule } = answers.judge(set, { size: 1 }, 0);
    const { pool } = answers.pool('main');
    const { ann, ben } = answers.loads(['ann', 'ben']);
    return [rule, pool, ['ann', ann], ['ben', ben]];
  });

const answer = (need: Need): Answer => {
  if (need.need === 'judge') return judgementOf(need.set, 0, need.facts);
  return need.need === 'pool' ? { pool: need.pool, members: {} } : { ann: 2, ben: 0 };
};

const said = ['always', 'main', ['ann', 2], ['ben', 0]];

describe('runSync', () => {
  test('runs to the end while answers come at once', () => {
    expect(runSync(conversation(), answer)).toEqual({ done: true, value: said });
  });

  test('stops at what is not ready and goes on from there, at once', () => {
    const asked: string[] = [];
    const run = runSync(conversation(), (need) => {
      asked.push(need.need);
      return need.need === 'judge' ? undefined : answer(need);
    });
    if (run.done) throw new Error('the judgement was not ready');
    expect(run.pending).toMatchObject({ need: 'judge', from: 0 });
    expect(run.resume(answer(run.pending))).toEqual({ done: true, value: said });
    expect(asked).toEqual(['judge', 'pool', 'loads']);
  });

  test('an answer of another kind is a bug and says so', () => {
    expect(() => runSync(conversation(), () => ({ ann: 2 }))).toThrow('a judgement of set');
    expect(() =>
      runSync(
        asking((answers) => answers.pool('main')),
        () => ({ ann: 2 }),
      ),
    ).toThrow('pool main');
  });
});

describe('runAsync', () => {
  test('awaits each answer', async () => {
    expect(await runAsync(conversation(), (need) => Promise.resolve(answer(need)))).toEqual(said);
  });

  test('fails with what the answer fails with', async () => {
    const lost = new Error('connection lost');
    await expect(runAsync(conversation(), () => Promise.reject(lost))).rejects.toBe(lost);
  });
});
