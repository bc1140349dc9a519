import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, compareLives, type Counts } from '../testing/compare-lives.ts';
import { arbitraryLives } from '../testing/odd-lives.ts';
import { ruleMutants } from '../testing/rule-mutants.ts';
import { tableMutants } from '../testing/table-mutants.ts';
import { arrowIn, triedArrows, withArrow } from '../testing/table-arrows.ts';
import { compiled, executorBy } from './executor.ts';
import { flattenMachine } from './flatten-machine.ts';
import { judgeBy, judgeCompiled, planOf } from './judge-compiled.ts';

const nothing = (): Counts => ({ lives: 0, events: 0, steps: 0, judgements: 0, errors: 0 });
const leadsEach = 40;

describe('lives under generated policies', () => {
  test('are the same by both executors, whatever values they meet', async () => {
    const counts = nothing();
    const candidate = { executor: compiled, judge: judgeCompiled };
    await fc.assert(
      fc.asyncProperty(arbitraryLives(leadsEach), (lives) =>
        compareLives(lives, candidate, counts),
      ),
      { numRuns: 250 },
    );
    expect(counts.lives).toBeGreaterThanOrEqual(10_000);
    expect(counts.events).toBeGreaterThan(5 * counts.lives);
    expect(counts.errors).toBeGreaterThan(0);
  }, 300_000);

  /** Whether lives tell a candidate from the reference. Its seed is fixed: the fault is planted, not sought. */
  const isFound = async (candidate: Candidate): Promise<boolean> => {
    const { failed } = await fc.check(
      fc.asyncProperty(arbitraryLives(leadsEach), (lives) =>
        compareLives(lives, candidate, nothing()),
      ),
      { numRuns: 160, seed: 7, endOnFailure: true },
    );
    return failed;
  };

  const places = [
    ['new', 'inquiry.captured'],
    ['inquiry', 'lead.referred'],
    ['routing', 'lead.routed'],
    ['offered', 'lead.accepted'],
    ['working.attempting', 'attempt.made'],
  ] as const;
  const planted = places.flatMap(([state, type]) =>
    Object.entries(tableMutants).map(([name, mutate]) => ({ name, state, type, mutate })),
  );

  test.each(planted)('find $name at $type in $state', async ({ state, type, mutate }) => {
    const executor = executorBy((lifecycle) => {
      const table = flattenMachine(lifecycle);
      let mutated = table;
      for (const place of triedArrows(table)) {
        if (place.type !== type || table.states[place.state]?.state !== state) continue;
        const mutant = mutate(arrowIn(table, place), table);
        if (mutant !== null) mutated = withArrow(mutated, place, mutant);
      }
      return mutated;
    });
    expect(await isFound({ executor, judge: judgeCompiled })).toBe(true);
  });

  test.each(Object.entries(ruleMutants))('find %s', async (_name, mutate) => {
    const judge = judgeBy((set) => mutate(planOf(set)));
    expect(await isFound({ executor: compiled, judge })).toBe(true);
  });
});
