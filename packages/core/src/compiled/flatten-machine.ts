import type { StateValue } from 'xstate';
import { type Lifecycle, stateOf } from '../lifecycle/machine.ts';
import type { MachineTable, TableAction, TableArrow, TableState } from './machine-table.ts';
import {
  checkNode,
  type Machine,
  type MachineArrow,
  type MachineNode,
  readAction,
  readGuard,
} from './read-machine.ts';

/** The states around a node, innermost first, up to `end` and without it. */
const around = (node: MachineNode, end?: MachineNode): MachineNode[] => {
  const found: MachineNode[] = [];
  if (node === end) return found;
  for (let outer = node.parent; outer !== undefined && outer !== end; outer = outer.parent)
    found.push(outer);
  return found;
};

/** Whether a node stands inside another; everything stands inside no node at all. */
const isInside = (node: MachineNode, outer: MachineNode | undefined): boolean =>
  outer === undefined || around(node).includes(outer);

/** The innermost state that an arrow does not leave; `undefined` when it leaves even the root. */
const domainOf = (
  { source, reenter }: MachineArrow,
  target: MachineNode,
  root: MachineNode,
): MachineNode | undefined => {
  if (!reenter && (target === source || isInside(target, source))) return source;
  const common = around(target).find((outer) => isInside(source, outer));
  return common ?? (reenter ? undefined : root);
};

/** The initial state of a node, its initial state and so on, down to one without states. */
const initialsOf = (node: MachineNode): MachineNode[] => {
  const found: MachineNode[] = [];
  for (let here: MachineNode | undefined = node; here?.type === 'compound';) {
    here = here.initial.target[0];
    if (here !== undefined) found.push(here);
  }
  return found;
};

interface Way {
  /** Innermost first. */
  readonly exited: readonly MachineNode[];
  /** Outermost first. */
  readonly entered: readonly MachineNode[];
  /** Those among them that were not entered for the sake of a state within: their initial's actions run too. */
  readonly byDefault: ReadonlySet<MachineNode>;
  readonly leaf: MachineNode;
}

/** What SCXML's algorithm, as XState has it, exits and enters for an arrow that is taken while the machine stands in `leaf`. */
const wayOf = (arrow: MachineArrow, leaf: MachineNode, root: MachineNode): Way => {
  const [target] = arrow.target ?? [];
  if (target === undefined) return { exited: [], entered: [], byDefault: new Set(), leaf };
  const domain = domainOf(arrow, target, root);
  const exited = [leaf, ...around(leaf)].filter((node) => isInside(node, domain));
  const initials = initialsOf(target);
  // An arrow that re-enters its source has a domain around it.
  const again = target !== arrow.source || arrow.source !== domain;
  const byDefault = new Set([...(again ? [target] : []), ...initials]);
  const outer = around(target, domain).filter((node) => isInside(node, domain));
  const entered = [...outer, ...byDefault].toSorted((left, right) => left.order - right.order);
  return { exited, entered, byDefault, leaf: initials.at(-1) ?? target };
};

const isFinal = (node: MachineNode): boolean =>
  node.type === 'final' && node.parent?.parent === undefined;

const leavesOf = (node: MachineNode): MachineNode[] => {
  const children = Object.values(node.states);
  return children.length === 0 ? [node] : children.flatMap(leavesOf);
};

const valueOf = (node: MachineNode): StateValue => {
  const keys = [node, ...around(node)].slice(0, -1).map((one) => keyOf(one));
  const [leaf = '', ...outer] = keys;
  return outer.reduce<StateValue>((inner, key) => ({ [key]: inner }), leaf);
};

const keyOf = (node: MachineNode): string =>
  Object.entries(node.parent?.states ?? {}).find(([, child]) => child === node)?.[0] ?? '';

const flattenArrow = (
  machine: Machine,
  leaves: ReadonlyMap<MachineNode, number>,
  leaf: MachineNode,
  arrow: MachineArrow,
): TableArrow => {
  const read = (of: MachineNode, list: readonly unknown[]): TableAction[] =>
    list.map((action) => readAction(machine, action, of));
  const way = wayOf(arrow, leaf, machine.root);
  const entries = way.entered.flatMap((node) => [
    ...read(node, node.entry),
    ...(way.byDefault.has(node) ? read(node, node.initial.actions) : []),
  ]);
  // A machine that is done leaves every state that it stands in.
  const ending = isFinal(way.leaf) && way.entered.length > 0 ? [way.leaf, machine.root] : [];
  return {
    guard: readGuard(machine, arrow.guard, arrow.source),
    exits: way.exited.flatMap((node) => read(node, node.exit)),
    actions: read(arrow.source, arrow.actions),
    entries: [...entries, ...ending.flatMap((node) => read(node, node.exit))],
    target: leaves.get(way.leaf) ?? -1,
  };
};

const flattenLeaf = (
  machine: Machine,
  leaves: ReadonlyMap<MachineNode, number>,
  leaf: MachineNode,
): TableState => {
  const nodes = [leaf, ...around(leaf)];
  const flat = (arrow: MachineArrow): TableArrow => flattenArrow(machine, leaves, leaf, arrow);
  const on = new Map<string, TableArrow[]>();
  for (const node of nodes)
    for (const [type, arrows] of node.transitions)
      on.set(type, [...(on.get(type) ?? []), ...arrows.map(flat)]);
  return {
    state: stateOf(valueOf(leaf)),
    on,
    always: nodes.flatMap((node) => (node.always ?? []).map(flat)),
    final: isFinal(leaf),
  };
};

/** The leaf that a value of the machine stands for. */
const leafAt = (root: MachineNode, value: StateValue): MachineNode | undefined => {
  let node: MachineNode | undefined = root;
  let rest: StateValue | undefined = value;
  while (rest !== undefined && node !== undefined) {
    const [key, inner]: readonly [string, StateValue | undefined] =
      typeof rest === 'string' ? [rest, undefined] : (Object.entries(rest)[0] ?? ['', undefined]);
    node = node.states[key];
    rest = inner;
  }
  return node === undefined ? undefined : (initialsOf(node).at(-1) ?? node);
};

/**
 * Reads a lifecycle's XState machine and flattens it: for each state in which it can stand and each event the arrows in the
 * order in which they are tried, each with everything that runs when it is taken. Throws `NotCompilable` for what a table
 * does not hold.
 */
export const flattenMachine = ({
  machine,
  values,
}: Pick<Lifecycle, 'machine' | 'values'>): MachineTable => {
  const { root, implementations }: Machine = machine;
  checkNode({ root, implementations }, root);
  const nodes = leavesOf(root);
  const leaves = new Map(nodes.map((node, index) => [node, index] as const));
  const index = new Map<string, number>();
  for (const [state, value] of values) {
    const leaf = leafAt(root, value);
    const at = leaf === undefined ? undefined : leaves.get(leaf);
    if (at !== undefined) index.set(state, at);
  }
  return {
    states: nodes.map((leaf) => flattenLeaf({ root, implementations }, leaves, leaf)),
    index,
  };
};
