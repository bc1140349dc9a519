import { assign, setup, type StateValue } from 'xstate';
import { copyLead } from '../lead/copy-lead.ts';
import type { Policy } from '../policy/policy.ts';
import { workActions } from './actions.ts';
import { adoptionActions } from './adopting.ts';
import { chartOf, type Chart, type ChartState } from './chart.ts';
import { deadlineActions } from './deadlines.ts';
import type { Action, Draft, Envelope } from './draft.ts';
import { guards, type To } from './guards.ts';
import { mergeActions } from './merging.ts';
import { nurtureActions } from './nurturing.ts';
import { resultActions } from './results.ts';
import { isClosed } from './states.ts';
import type { ActionName, On, Transition } from './transitions.ts';

/** Every action of the statechart by name. */
export const actions: Record<ActionName, Action<never>> = {
  ...workActions,
  ...nurtureActions,
  ...deadlineActions,
  ...adoptionActions,
  ...resultActions,
  ...mergeActions,
};

/** Actions write to a copy: XState's snapshots are never changed. */
const asAssign = (action: Action<never>) =>
  assign<Draft, Envelope, unknown, Envelope, never>(({ context, event }, params): Draft => {
    const draft: Draft = { lead: copyLead(context.lead), effects: context.effects };
    action(draft, event, params as never);
    return draft;
  });

type Guarded = { context: Draft; event: Envelope };

/**
 * What XState runs by name, each made from the action or guard of that name. Only these very functions mean the same;
 * `provide` may put others in their place.
 */
export const implementations = {
  actions: Object.fromEntries(
    Object.entries(actions).map(([name, action]) => [name, asAssign(action)]),
  ),
  guards: Object.fromEntries(
    Object.entries(guards).map(([name, guard]) => [
      name,
      ({ context, event }: Guarded, params: To) => guard(context.lead, event, params) === true,
    ]),
  ),
};

const frame = setup({
  types: { context: {} as Draft, events: {} as Envelope, input: {} as Draft },
  ...implementations,
});

interface Node {
  id: string;
  initial?: string;
  type?: 'final';
  entry?: readonly object[];
  on?: Record<string, readonly object[]>;
  states?: Record<string, Node>;
}

const idOf = (path: string): string => path.replaceAll('.', '/');

/** An arrow of a leaf re-enters its target even where that is the leaf itself; an arrow of `open` need not. */
const arrowNode = ({ target, guard, actions: list }: Transition, reenter: boolean): object => ({
  ...(target === undefined ? {} : { target: `#${idOf(target)}`, reenter }),
  ...(guard === undefined ? {} : { guard }),
  actions: list,
});

const onNode = (on: On, reenter: boolean): Record<string, readonly object[]> =>
  Object.fromEntries(
    Object.entries(on).map(([type, arrows]) => [
      type,
      arrows.map((arrow) => arrowNode(arrow, reenter)),
    ]),
  );

const leaf = ({ state, on, entering }: ChartState): Node => ({
  id: idOf(state),
  ...(isClosed(state) && Object.keys(on).length === 0 ? { type: 'final' as const } : {}),
  ...(entering === undefined ? {} : { entry: [{ type: 'enter', params: entering }] }),
  on: onNode(on, true),
});

/** Puts a leaf at its path, making the compound states on the way. */
const plant = (root: Node, state: ChartState): void => {
  const path = state.state.split('.');
  const last = path.pop() ?? '';
  let node = root;
  let walked = '';
  for (const part of path) {
    walked = walked === '' ? part : `${walked}/${part}`;
    node.states ??= {};
    node.initial ??= part;
    node = node.states[part] ??= { id: walked };
  }
  node.states ??= {};
  node.initial ??= last;
  node.states[last] = leaf(state);
};

const configOf = (chart: Chart): Node => {
  const open: Node = { id: 'open', on: onNode(chart.everywhere, false) };
  const root: Node = { id: 'lead', initial: 'new', states: { open } };
  for (const state of chart.states) plant(state.open ? open : root, state);
  return root;
};

const valueOf = (path: readonly string[]): StateValue => {
  const [head = '', ...rest] = path;
  return rest.length === 0 ? head : { [head]: valueOf(rest) };
};

/** A policy's statechart: as an XState machine, and as the data it was made from. */
export interface Lifecycle {
  readonly policy: Policy;
  readonly chart: Chart;
  readonly machine: ReturnType<typeof machineOf>;
  /** XState's value of each state of the chart. */
  readonly values: ReadonlyMap<string, StateValue>;
}

// The config is generated, so that its states and names are checked by the chart's types, not by XState's literals.
const machineOf = (chart: Chart) =>
  frame.createMachine({
    ...(configOf(chart) as object as Parameters<typeof frame.createMachine>[0]),
    context: ({ input }: { input: Draft }) => input,
  });

/**
 * Builds the statechart of a policy: the frame is fixed; the opportunity's steps, the nurture tracks and the escalation
 * ladders come from the policy. It has no delays, actors or raised events: a deadline is the event `obligation.due`.
 */
export const lifecycle = (policy: Policy): Lifecycle => {
  const chart = chartOf(policy);
  const values = new Map<string, StateValue>(
    chart.states.map(({ state, open }) => [
      state,
      valueOf(open ? ['open', ...state.split('.')] : [state]),
    ]),
  );
  return { policy, chart, machine: machineOf(chart), values };
};

/** The path of an XState value: `working.attempting`, without the `open` around it. */
export const stateOf = (value: StateValue): string => {
  const parts: string[] = [];
  let rest: StateValue | undefined = value;
  while (typeof rest === 'object') {
    const first: [string, StateValue | undefined] | undefined = Object.entries(rest)[0];
    if (first !== undefined) parts.push(first[0]);
    rest = first?.[1];
  }
  if (rest !== undefined) parts.push(rest);
  return (parts[0] === 'open' ? parts.slice(1) : parts).join('.');
};
