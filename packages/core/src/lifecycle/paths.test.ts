import { describe, expect, test } from 'vitest';
import { stepRulesOf } from '../decide/step-and-cast.ts';
import { engineOf } from '../decide/engine.ts';
import type { Policy } from '../policy/policy.ts';
import { company } from '../testing/company.ts';
import {
  allArrows,
  enumeratePaths,
  nothingSeen,
  type Version,
} from '../testing/enumerate-paths.ts';
import { playbook } from '../testing/playbook.ts';

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

const { opportunity, nurture, sla, holds } = playbook();

/** Everything that can happen happens under this one: two approvers of a step that the owner works on, too. */
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

/** Versions without the step `draft`: one that does not say where its leads go, and one for each state that they may. */
const withoutDraft = (version: number, replaces: Policy['replaces']): Policy =>
  playbook({
    version,
    replaces,
    opportunity: { ...opportunity, steps: opportunity.steps.slice(1) },
  });
const silent = versionOf(withoutDraft(2, {}));
const adoptingState = silent.lifecycle.chart.states.find(({ state }) => state === 'adopting');
const landings = (adoptingState?.on['policy.adopted'] ?? []).map(({ target = '' }) => target);
const successors = [
  silent,
  ...landings.map((state, index) =>
    versionOf(withoutDraft(index + 3, { 'opportunity.draft': state })),
  ),
];

/** Guards that are the last to be asked when nothing else is left. Each is checked to be never false. */
const neverFalse: Readonly<Record<string, string>> = {
  'routing: lead.routed 3':
    'a decision is an offer, a queue, the exception desk or the final desk, and this is the last of them',
  'merged: lead.unmerged 17':
    'a lead that was merged stood in one of the open states, and this is the last of them',
};

const first = versionOf(generous);
const seen = nothingSeen();
enumeratePaths(first, successors, cast, seen);
enumeratePaths(versionOf(strict), [], cast, seen);

const isAdopting = (id: string): boolean => id.startsWith('adopting');
const own = allArrows(first.lifecycle);
const later = allArrows(silent.lifecycle);
const arrows = [...own.arrows.filter((id) => !isAdopting(id)), ...later.arrows.filter(isAdopting)];
const guarded = [
  ...own.guarded.filter((id) => !isAdopting(id)),
  ...later.guarded.filter(isAdopting),
];

describe('the paths through a lifecycle', () => {
  test('reach every state', () => {
    const states = first.lifecycle.chart.states.map(({ state }) => state);
    expect(states.filter((state) => !seen.states.has(state))).toEqual([]);
    expect(states).toHaveLength(19 + opportunity.steps.length + 1 + nurture.length);
  });

  test('take every arrow', () => {
    expect(arrows.filter((id) => !seen.taken.has(id))).toEqual([]);
    expect(arrows.length).toBeGreaterThan(200);
  });

  test('find every guard of every arrow both true and false', () => {
    const oneSided = guarded.filter(
      (id) => seen.guards.get(id)?.size !== 2 && neverFalse[id] === undefined,
    );
    expect(oneSided.map((id) => [id, ...(seen.guards.get(id) ?? [])])).toEqual([]);
  });

  test('never find false what cannot be', () => {
    for (const id of Object.keys(neverFalse)) {
      expect(guarded).toContain(id);
      expect([...(seen.guards.get(id) ?? [])]).toEqual([true]);
    }
  });

  test('know no arrow that the chart does not have', () => {
    const known = new Set([...arrows, ...own.arrows]);
    expect([...seen.taken.keys()].filter((id) => !known.has(id))).toEqual([]);
  });
});
