import { describe, expect, test } from 'vitest';
import { directoryOf } from '../decide/directory-of.ts';
import { formatDocumentError } from '../documents/document-error.ts';
import { parsePolicy } from '../documents/parse-policy.ts';
import { lifecycle } from '../lifecycle/machine.ts';
import type { Policy } from '../policy/policy.ts';
import { company } from '../testing/company.ts';
import { comparePaths } from '../testing/compared-paths.ts';
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

/**
 * Guards that compare with what the policy says: an arrow for a destination, an act of a ladder, a second approver, a live
 * touch or a hold that it does not have, for a pass beyond its last, or for a version that follows it. The
 * policies of `paths.test.ts` have them all.
 */
const saidByPolicy =
  'lossGoesTo reroutedTo routedTo dueMeans owesApproval callbackAllowed liveTouch adoptable landsIn'.split(
    ' ',
  );

describe('every path through the lifecycle of a shipped policy gives the same by both executors', () => {
  test.each(cases)('$name', ({ policy }) => {
    const rules = { policy, calendars: 1, calendar: () => office };
    const life = lifecycle(policy);
    const { seen, differences, outcomes } = comparePaths(
      { lifecycle: life, rules },
      [],
      cast,
      compiled,
    );
    expect(differences.slice(0, 1)).toEqual([]);
    expect(outcomes).toBeGreaterThan(300);
    const untaken = [...life.chart.states, { state: 'open', on: life.chart.everywhere }].flatMap(
      ({ state, on }) =>
        Object.entries(on).flatMap(([type, arrows]) =>
          arrows
            .map(({ guard }, at) => ({ id: `${state}: ${type} ${at}`, guard: guard?.type ?? '' }))
            .filter(({ id }) => !seen.taken.has(id)),
        ),
    );
    expect(untaken.filter(({ guard }) => !saidByPolicy.includes(guard))).toEqual([]);
  });
});
