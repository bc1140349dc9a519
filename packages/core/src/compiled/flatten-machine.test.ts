import fc from 'fast-check';
import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { assign, createMachine, raise, stateIn, type StateValue } from 'xstate';
import type { LeadEvent } from '../lead/event.ts';
import { newLead } from '../lead/new-lead.ts';
import { type Lifecycle, lifecycle } from '../lifecycle/machine.ts';
import { reference } from '../lifecycle/step.ts';
import { smallPolicy } from '../testing/small-policy.ts';
import { WALL } from '../time/clock.ts';
import { compiled } from './executor.ts';
import { flattenMachine } from './flatten-machine.ts';
import { NotCompilable } from './not-compilable.ts';

const policy = smallPolicy({ referralsAtMost: 3 });
const life = lifecycle(policy);

interface Spec {
  readonly entry: number;
  readonly exit: number;
  readonly arrows: readonly ArrowSpec[];
  readonly always: readonly ArrowSpec[];
  readonly initial: { readonly child: number; readonly acts: number };
  readonly children: readonly Spec[];
  readonly final: boolean;
}

interface ArrowSpec {
  readonly target: number | null;
  readonly reenter: boolean;
  readonly guarded: boolean;
  readonly acts: number;
  readonly type: 'prospect.replied' | 'prospect.unsubscribed';
}

/** States whose entry tells which action ran, by the obligation that it opens: effects are the trace of a step. */
const traces = [
  'working.connected',
  'opportunity.result',
  'exception.desk',
  'inquiry',
  'arbitration',
  'exception.final',
];
const act = (at: number): object => ({
  type: 'enter',
  params: { state: traces[at % traces.length] },
});
const acts = (seed: number): object[] =>
  seed === 0 ? [] : seed % 3 === 0 ? [act(seed), act(seed + 1)] : [act(seed)];

const arrowSpec: fc.Arbitrary<ArrowSpec> = fc.record({
  target: fc.option(fc.nat(20), { freq: 4 }),
  reenter: fc.boolean(),
  guarded: fc.boolean(),
  acts: fc.nat(8),
  type: fc.constantFrom('prospect.replied', 'prospect.unsubscribed'),
});

const spec = fc.letrec<{ node: Spec }>((tie) => ({
  node: fc.record({
    entry: fc.nat(8),
    exit: fc.nat(8),
    arrows: fc.array(arrowSpec, { maxLength: 3 }),
    always: fc.array(arrowSpec, { maxLength: 1 }),
    initial: fc.record({ child: fc.nat(2), acts: fc.nat(8) }),
    children: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.constant([]),
      fc.array(tie('node'), { maxLength: 3 }),
    ),
    final: fc.boolean(),
  }),
})).node;

const idsOf = (node: Spec, id: string): string[] => [
  id,
  ...node.children.flatMap((child, at) => idsOf(child, `${id}/${at}`)),
];

/** Counts a referral, so that whatever this guards can happen three times only: no machine runs for ever. */
const bounded = { guard: { type: 'referralsLeft' }, counts: [{ type: 'refer' }] };

const arrowOf = (arrow: ArrowSpec, ids: readonly string[], bound: boolean): object => ({
  ...(arrow.target === null
    ? {}
    : { target: `#${ids[arrow.target % ids.length]}`, reenter: arrow.reenter }),
  ...(arrow.guarded || bound ? { guard: bounded.guard } : {}),
  actions: [...acts(arrow.acts), ...(bound ? bounded.counts : [])],
});

const nodeOf = (node: Spec, id: string, ids: readonly string[], depth: number): object => {
  const on: Record<string, object[]> = {};
  for (const arrow of node.arrows) (on[arrow.type] ??= []).push(arrowOf(arrow, ids, false));
  const base = { id, entry: acts(node.entry), exit: acts(node.exit) };
  if (node.final && depth === 1 && node.children.length === 0) return { ...base, type: 'final' };
  const always = node.always.map((arrow) => arrowOf(arrow, ids, true));
  // A root with arrows would have them in its final states too, which is refused.
  const own = depth === 0 ? { always } : { on, always };
  if (node.children.length === 0) return { ...base, ...own };
  const initial = {
    target: `${node.initial.child % node.children.length}`,
    actions: acts(node.initial.acts),
  };
  const states = node.children.map(
    (child, at) => [`${at}`, nodeOf(child, `${id}/${at}`, ids, depth + 1)] as const,
  );
  return { ...base, ...own, initial, states: Object.fromEntries(states) };
};

const leafValues = (node: Spec): StateValue[] =>
  node.children.flatMap((child, at) =>
    child.children.length === 0
      ? [`${at}`]
      : leafValues(child).map((value): StateValue => ({ [`${at}`]: value })),
  );

const pathOf = (value: StateValue): string =>
  typeof value === 'string'
    ? value
    : Object.entries(value)
        .map(([key, inner]) => `${key}.${pathOf(inner ?? '')}`)
        .join();

const withMachine = (config: object, values: readonly StateValue[]): Lifecycle => ({
  ...life,
  machine: createMachine(
    config,
    life.machine.implementations as object,
  ) as unknown as Lifecycle['machine'],
  values: new Map(values.map((value) => [pathOf(value), value])),
});

const machines = spec
  .filter(({ children }) => children.length > 0)
  .map((root) => withMachine(nodeOf(root, 'm', idsOf(root, 'm'), 0), leafValues(root)));

const party = { person: 'boss', calendar: 'wall' };
const rules = { policy, calendars: 1, calendar: () => WALL };
const before = { ...newLead('l', 1, 1), custodian: { kind: 'desk', id: 'd', ...party } } as const;
const events: readonly LeadEvent[] = [
  { type: 'prospect.replied', at: 10, actor: 'prospect' },
  { type: 'prospect.unsubscribed', at: 10, actor: 'prospect' },
];

const who = { parties: () => [party] };

describe('flattenMachine', () => {
  test.prop([machines], { numRuns: 1500 })(
    'exits, acts and enters as XState does in any tree of states, arrows without an event included',
    (machine) => {
      for (const state of machine.values.keys())
        for (const event of events) {
          const args = [machine, rules, { ...before, state }, event, who] as const;
          const expected = reference.step(...args);
          const said = compiled.step(...args);
          // What is possible is told from the chart, which these machines were not made from.
          if (expected.ok) expect(said).toEqual(expected);
          else expect(said.ok).toBe(false);
        }
    },
  );

  const one = (config: object): Lifecycle =>
    withMachine({ id: 'm', initial: 'a', ...config }, ['a']);
  const refused: readonly [string, object, string][] = [
    [
      'delays',
      { states: { a: { after: { 1000: 'b' } }, b: {} } },
      'state "m.a" cannot be compiled: after',
    ],
    [
      'actors',
      { states: { a: { invoke: { src: 'x' } } } },
      'state "m.a" cannot be compiled: invoke',
    ],
    ['regions', { states: { a: { type: 'parallel', states: { b: {} } } } }, 'a parallel state'],
    ['history', { states: { a: {}, h: { type: 'history' } } }, 'a history state'],
    [
      'what a state is done with',
      { states: { a: { initial: 'b', onDone: 'a', states: { b: {} } } } },
      'onDone',
    ],
    ['wildcards', { states: { a: { on: { '*': 'a' } } } }, 'event *'],
    ['prefixes', { states: { a: { on: { 'lead.*': 'a' } } } }, 'event lead.*'],
    [
      'several targets',
      { states: { a: { on: { x: { target: ['a', 'b'] } } }, b: {} } },
      'several targets',
    ],
    ['raised events', { states: { a: { entry: raise({ type: 'x' }) } } }, 'action xstate.raise'],
    [
      'actions written in place',
      { states: { a: { entry: () => undefined } } },
      'action written in place',
    ],
    ['unknown actions', { states: { a: { entry: 'fly' } } }, 'action fly'],
    [
      'unknown guards',
      { states: { a: { on: { x: { guard: 'may', actions: [] } } } } },
      'guard may',
    ],
    [
      'guards on the machine',
      { states: { a: { on: { x: { guard: stateIn('a') } } } } },
      'guard written in place',
    ],
    [
      'computed parameters',
      { states: { a: { entry: { type: 'enter', params: () => ({}) } } } },
      'computed params of action enter',
    ],
    [
      'arrows from final states',
      { states: { a: { type: 'final', on: { x: 'a' } } } },
      'arrows from a final state',
    ],
    ['outputs', { states: { a: { type: 'final', output: 1 } } }, 'output'],
  ];

  test.each(refused)('refuses %s by name', (_what, config, message) => {
    expect(() => flattenMachine(one(config))).toThrow(NotCompilable);
    expect(() => flattenMachine(one(config))).toThrow(message);
  });

  test('an action that the machine has as something else than an assign is refused', () => {
    const actions = { ...life.machine.implementations.actions, refer: raise({ type: 'x' }) };
    const machine = createMachine({ id: 'm', initial: 'a', states: { a: { entry: 'refer' } } }, {
      ...life.machine.implementations,
      actions,
    } as object) as unknown as Lifecycle['machine'];
    expect(() => flattenMachine({ machine, values: new Map() })).toThrow('action refer');
  });

  const provided: readonly [string, object, string][] = [
    ['an action', { actions: { refer: assign({}) } }, 'action refer'],
    ['a guard', { guards: { referralsLeft: () => true } }, 'guard referralsLeft'],
  ];

  test.each(provided)(
    '%s that was provided in place of the lifecycle’s own is refused',
    (_what, own, message) => {
      const machine = life.machine.provide(own);
      expect(() => flattenMachine({ ...life, machine })).toThrow(NotCompilable);
      expect(() => flattenMachine({ ...life, machine })).toThrow(message);
    },
  );

  test('reads the whole machine of a policy', () => {
    const { states, index } = flattenMachine(life);
    expect([...index.keys()]).toEqual(life.chart.states.map(({ state }) => state));
    expect(states.map(({ state }) => state)).toEqual(expect.arrayContaining([...index.keys()]));
    for (const { on } of states)
      for (const arrows of on.values())
        for (const { target } of arrows) expect(states[target]).toBeDefined();
  });
});
