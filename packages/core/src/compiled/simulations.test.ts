import { describe, expect, test } from 'vitest';
import { directoryOf } from '../decide/directory-of.ts';
import { formatDocumentError } from '../documents/document-error.ts';
import { parsePolicy } from '../documents/parse-policy.ts';
import { lifecycle } from '../lifecycle/machine.ts';
import type { Policy } from '../policy/policy.ts';
import { company } from '../testing/company.ts';
import { comparePaths, type Further } from '../testing/compared-paths.ts';
import { allArrows, type Version } from '../testing/enumerate-paths.ts';
import { unseenIn } from '../testing/guarded-arrows.ts';
import { reasons, reasonsFor } from '../testing/never-otherwise.ts';
import type { Stepping } from '../testing/side-by-side.ts';
import { survivorsOf } from '../testing/surviving-mutants.ts';
import { tableMutants } from '../testing/table-mutants.ts';
import { compiled } from './executor.ts';

declare global {
  interface ImportMeta {
    /** Vite's: the files that a pattern finds, by path. */
    glob(
      pattern: string,
      options: { readonly query: '?raw'; readonly import: 'default'; readonly eager: true },
    ): Record<string, string>;
  }
}

const files = import.meta.glob('../../../../simulations/**/policies/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const parsed = (file: string, text: string): Policy => {
  const result = parsePolicy(text, file);
  if (!result.ok) throw new Error(result.errors.map(formatDocumentError).join('\n'));
  return result.policy;
};

/** What a step can see of a policy: rules are judged before it. */
const seenByStep = ({ name: _n, version: _v, note: _o, definition: _d, ...rest }: Policy): string =>
  JSON.stringify({
    ...rest,
    routing: rest.routing.map(({ rule, rejection }) => ({ rule, rejection })),
    sla: rest.sla.map((clause) => ({ ...clause, when: null })),
  });

/** Policies of which a step sees the same, by their files: what differs between them is judged before the step. */
const groups = new Map<string, { policy: Policy; files: string[] }>();
for (const [file, text] of Object.entries(files)) {
  const policy = parsed(file, text);
  const group = groups.get(seenByStep(policy)) ?? { policy, files: [] };
  groups.set(seenByStep(policy), group);
  group.files.push(file.replace('../../../../simulations/', ''));
}

const cast = {
  people: ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'deputy'].map((person) => ({
    person,
    calendar: 'office',
  })),
  desks: ['tele', 'intake'],
  pools: ['north', 'south'],
};
const office = directoryOf(company()).calendar('office');

const cases = [...groups.values()].map(({ policy, files }) => ({ name: files.join(', '), policy }));

const GONE = 'opportunity.gone';

/**
 * The policy as its own successor in every way there is for a lead in a state that it lacks: it says nothing of such leads, or
 * that they go to one of its states. And a lead that routing has given up on, for which walks are too short.
 */
const beyondWalks =
  ({ lifecycle: life, rules }: Version) =>
  (taken: readonly Stepping[]): Further[] => {
    const { policy } = rules;
    const owned = taken.find(({ lead }) => lead.state === 'working.connected');
    const routed = taken.find(({ event }) => event.type === 'lead.routed');
    if (owned === undefined || routed?.event.type !== 'lead.routed')
      throw new Error('the walk came neither to work nor to routing');
    const adopting = life.chart.states.find(({ state }) => state === 'adopting');
    const targets = (adopting?.on['policy.adopted'] ?? []).map(({ target }) => target);
    const adopted = [undefined, ...targets].map((target, index): Further => {
      const version = policy.version + 2 + index;
      const replaces = target === undefined ? {} : { [GONE]: target };
      const lead = { ...owned.lead, state: GONE };
      return {
        lifecycle: life,
        rules: { ...rules, policy: { ...policy, version, replaces } },
        lead,
        event: {
          type: 'policy.adopted',
          from: lead.policy,
          to: version,
          at: lead.at,
          actor: 'engine',
        },
      };
    });
    const decision = {
      ...routed.event.decision,
      outcome: 'final',
      reason: 'passes-exhausted',
    } as const;
    const lead = { ...routed.lead, pass: policy.passesAtMost + 1 };
    return [...adopted, { lifecycle: life, rules, lead, event: { ...routed.event, decision } }];
  };

const walkOf = (policy: Policy) => {
  const rules = { policy, calendars: 1, calendar: () => office };
  const first = { lifecycle: lifecycle(policy), rules };
  const next = { ...policy, version: policy.version + 1 };
  const raised = { ...first, rules: { ...rules, policy: next } };
  const further = beyondWalks(first);
  const walk = comparePaths(first, [raised], cast, compiled, { quick: true, further });
  return { ...walk, lifecycle: first.lifecycle };
};

const used = new Set<string>();

describe('every path through the lifecycle of a shipped policy gives the same by both executors', () => {
  test.each(cases)('$name', ({ policy }) => {
    const { seen, differences, outcomes, lifecycle: life } = walkOf(policy);
    expect(differences.slice(0, 1)).toEqual([]);
    expect(outcomes).toBeGreaterThan(300);
    // Every guard is seen to say both, or cannot under this policy, for a reason that holds.
    const unseen = unseenIn(life, seen);
    const explained = unseen.map((one) => ({ ...one, reasons: reasonsFor(policy, one) }));
    for (const { reasons: found } of explained) for (const one of found) used.add(one.because);
    expect(
      explained
        .filter(({ reasons: found }) => found.length === 0)
        .map(({ id, guard, outcome }) => `${id}: ${guard} is never ${outcome}`),
    ).toEqual([]);
    // Every arrow is taken but those whose guard never holds.
    const closed = new Set(unseen.filter(({ outcome }) => outcome).map(({ id }) => id));
    const { arrows, guarded } = allArrows(life);
    expect(arrows.filter((id) => !seen.taken.has(id) && !closed.has(id))).toEqual([]);
    // Reasons explain a few arrows, not a walk that goes nowhere.
    expect(unseen.length).toBeLessThan(guarded.length / 3);
  });

  test('a fault planted in the table is found in every arrow that a path takes', () => {
    const [{ policy } = { policy: null }] = cases;
    if (policy === null) throw new Error('there are no policies');
    const walk = walkOf(policy);
    for (const name of Object.keys(tableMutants)) {
      const { planted, survivors } = survivorsOf(walk, walk.lifecycle, name);
      expect({ name, survivors }).toEqual({ name, survivors: [] });
      expect(planted).toBeGreaterThan(150);
    }
  });

  test('no reason is given that no shipped policy needs', () => {
    expect(reasons.map(({ because }) => because).filter((one) => !used.has(one))).toEqual([]);
  });
});
