import { describe, expect, test } from 'vitest';
import { stepRulesOf } from '../decide/step-and-cast.ts';
import { engineOf } from '../decide/engine.ts';
import type { Policy } from '../policy/policy.ts';
import { company } from '../testing/company.ts';
import { comparePaths } from '../testing/compared-paths.ts';
import { allArrows, type Version } from '../testing/enumerate-paths.ts';
import { playbook } from '../testing/playbook.ts';
import { survivorsOf } from '../testing/surviving-mutants.ts';
import { tableMutants } from '../testing/table-mutants.ts';
import { compiled } from './executor.ts';

const versionOf = (policy: Policy): Version => {
  const engine = engineOf(policy, company());
  return { lifecycle: engine.lifecycle, rules: stepRulesOf(engine) };
};

const cast = {
  people: ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'deputy'].map((person) => ({
    person,
    calendar: 'office',
  })),
  desks: ['tele', 'intake'],
  pools: ['north', 'south'],
};

const { opportunity, holds, sla } = playbook();

/** Everything that can happen happens here: a step with two approvers that the owner works on, too. */
const generous = playbook({
  passesAtMost: 1,
  opportunity: {
    ...opportunity,
    steps: opportunity.steps.map((step) =>
      step.step === 'agreement' ? { ...step, approvers: ['legal', 'head-of-sales'] } : step,
    ),
  },
});

/** And here whatever is bounded is not to be had at all. */
const strict = playbook({
  passesAtMost: 0,
  disputesAtMost: 0,
  referralsAtMost: 0,
  holds: { ...holds, atMost: 0 },
  sla: sla.map((clause) => ({ ...clause, reassignAtMost: 0 })),
});

/** Versions without the first step: one that does not say where its leads go, and one for each state that they may. */
const withoutDraft = (version: number, replaces: Policy['replaces']): Policy =>
  playbook({
    version,
    replaces,
    opportunity: { ...opportunity, steps: opportunity.steps.slice(1) },
  });
const silent = versionOf(withoutDraft(2, {}));
const adopting = silent.lifecycle.chart.states.find(({ state }) => state === 'adopting');
const successors = [
  silent,
  ...(adopting?.on['policy.adopted'] ?? []).map(({ target = '' }, index) =>
    versionOf(withoutDraft(index + 3, { 'opportunity.draft': target })),
  ),
];

const first = versionOf(generous);
const walk = comparePaths(first, successors, cast, compiled);
const narrow = comparePaths(versionOf(strict), [], cast, compiled);

describe('every path through the lifecycle', () => {
  test('gives the same by both executors: lead, entry, effects, refusal and parties asked', () => {
    expect([...walk.differences, ...narrow.differences].slice(0, 1)).toEqual([]);
    expect(walk.outcomes).toBeGreaterThan(900);
  });

  test('takes every arrow of the machine', () => {
    const { arrows } = allArrows(first.lifecycle);
    const taken = new Set([...walk.seen.taken.keys(), ...narrow.seen.taken.keys()]);
    const landing = (id: string): boolean => id.startsWith('adopting');
    expect(arrows.filter((id) => !taken.has(id) && !landing(id))).toEqual([]);
    expect([...taken].filter(landing).length).toBeGreaterThan(10);
  });
});

describe('a fault planted in the compiled table', () => {
  test.each(Object.keys(tableMutants))('%s is found in every arrow that a path takes', (name) => {
    const { planted, survivors } = survivorsOf(walk, first.lifecycle, name);
    expect(survivors).toEqual([]);
    expect(planted).toBeGreaterThan(150);
  });
});
