import { describe, expect, it } from 'vitest';
import { checkedWords } from './checked-words.ts';

const policy = { name: 'a', document: 'a', version: 1, note: '', changes: [] };
const words = (
  verified: number,
  [leads, of, steps, judgements]: readonly [number, number, number, number],
  policies = [policy, policy],
): string => checkedWords({ verified, policies, checked: { leads, of, steps, judgements } });

describe('checkedWords', () => {
  it('says what was counted, not what was asked for', () => {
    expect(words(0.001, [36, 43_857, 559, 286])).toBe(
      '36 of 43,857 leads, counted under each policy, were also run by the reference executor, 559 steps and 286 judgements, without a difference.',
    );
    expect(words(0.001, [1, 1, 1, 0], [policy])).toBe(
      '1 of 1 lead was also run by the reference executor, 1 step and 0 judgements, without a difference.',
    );
  });

  it('says plainly that nothing was checked', () => {
    for (const nothing of [words(0, [0, 900, 0, 0]), words(0.001, [0, 0, 0, 0])]) {
      expect(nothing).toMatch(/^Nothing was checked: /);
      expect(nothing).not.toContain('without a difference');
    }
  });
});
