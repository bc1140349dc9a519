import { actions, implementations } from '../lifecycle/machine.ts';
import type { Action, Guard } from '../lifecycle/draft.ts';
import { guards } from '../lifecycle/guards.ts';
import type { TableAction, TableGuard } from './machine-table.ts';
import { NotCompilable } from './not-compilable.ts';

/** An arrow as XState's machine holds it, its target resolved. */
export interface MachineArrow {
  readonly source: MachineNode;
  readonly target?: readonly MachineNode[] | undefined;
  readonly reenter: boolean;
  readonly guard?: unknown;
  readonly actions: readonly unknown[];
}

/** The part of XState's `StateNode` that is read. */
export interface MachineNode {
  readonly id: string;
  readonly type: string;
  /** Place in the document: what exits and entries are ordered by. */
  readonly order: number;
  readonly parent?: MachineNode | undefined;
  readonly states: Readonly<Record<string, MachineNode>>;
  readonly entry: readonly unknown[];
  readonly exit: readonly unknown[];
  readonly initial: {
    readonly target: readonly MachineNode[];
    readonly actions: readonly unknown[];
  };
  readonly transitions: ReadonlyMap<string, readonly MachineArrow[]>;
  readonly always?: readonly MachineArrow[];
  readonly config: object;
}

/** The part of XState's machine that is read. */
export interface Machine {
  readonly root: MachineNode;
  readonly implementations: { readonly actions: object; readonly guards: object };
}

const nodeFields =
  'id type initial states entry exit on always context description meta tags version schemas'.split(
    ' ',
  );
const arrowFields = 'source target reenter guard actions eventType toJSON description meta'.split(
  ' ',
);

const whereOf = ({ id }: MachineNode): string => `state ${JSON.stringify(id)}`;

const checkArrow = (arrow: MachineArrow, where: string): void => {
  const unknown = Object.keys(arrow).find((field) => !arrowFields.includes(field));
  if (unknown !== undefined) throw new NotCompilable(where, `${unknown} on an arrow`);
  if ((arrow.target?.length ?? 0) > 1)
    throw new NotCompilable(where, 'an arrow with several targets');
};

const checkFinal = (node: MachineNode): void => {
  if (node.type !== 'final' || node.parent?.parent !== undefined) return;
  // XState takes a machine that is done through exits once more with every arrow, which nothing of Baton's needs.
  const arrows = [node, node.parent].some((one) => one !== undefined && one.transitions.size > 0);
  if (arrows) throw new NotCompilable(whereOf(node), 'arrows from a final state');
};

interface Named {
  readonly type: string;
  readonly params: unknown;
}

const isNamed = (value: unknown): value is { readonly type: string; readonly params?: unknown } =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const named = (what: string, value: unknown, where: string): Named => {
  if (typeof value === 'string') return { type: value, params: undefined };
  if (isNamed(value)) {
    if (typeof value.params === 'function')
      throw new NotCompilable(where, `computed params of ${what} ${value.type}`);
    return { type: value.type, params: value.params };
  }
  // XState's own, such as raise or stateIn, are functions that bear their type.
  const type =
    typeof value === 'function' && 'type' in value ? String(value.type) : 'written in place';
  throw new NotCompilable(where, `${what} ${type}`);
};

const known = <T>(table: Readonly<Record<string, T>>, type: string): T | undefined =>
  Object.hasOwn(table, type) ? table[type] : undefined;

/** Whether the machine runs the lifecycle's own function under that name, and not one provided in its place. */
const isOwn = (given: object, own: object, type: string): boolean =>
  Object.hasOwn(given, type) &&
  (given as Readonly<Record<string, unknown>>)[type] ===
    known(own as Readonly<Record<string, unknown>>, type);

/** An action that the machine names: one of the lifecycle's own. */
export const readAction = (machine: Machine, value: unknown, node: MachineNode): TableAction => {
  const where = whereOf(node);
  const { type, params } = named('action', value, where);
  const run = known<Action<never>>(actions, type);
  if (run === undefined || !isOwn(machine.implementations.actions, implementations.actions, type))
    throw new NotCompilable(where, `action ${type}`);
  return { name: type, run: run as Action, params };
};

/** A guard that the machine names: one of the lifecycle's own. */
export const readGuard = (
  machine: Machine,
  value: unknown,
  node: MachineNode,
): TableGuard | null => {
  if (value === undefined) return null;
  const where = whereOf(node);
  const { type, params } = named('guard', value, where);
  const test = known<Guard<never>>(guards, type);
  if (test === undefined || !isOwn(machine.implementations.guards, implementations.guards, type))
    throw new NotCompilable(where, `guard ${type}`);
  return { name: type, test: test as Guard, params };
};

/** Refuses by name whatever flattening does not support: delays, actors, regions, history, wildcards and so on. */
export const checkNode = (machine: Machine, node: MachineNode): void => {
  const where = whereOf(node);
  const unknown = Object.entries(node.config).find(
    ([field, value]) => value !== undefined && !nodeFields.includes(field),
  );
  if (unknown !== undefined) throw new NotCompilable(where, unknown[0]);
  if (!['atomic', 'compound', 'final'].includes(node.type))
    throw new NotCompilable(where, `a ${node.type} state`);
  const wildcard = [...node.transitions.keys()].find(
    (type) => type.includes('*') || type.startsWith('xstate.'),
  );
  if (wildcard !== undefined) throw new NotCompilable(where, `event ${wildcard}`);
  for (const arrows of [...node.transitions.values(), node.always ?? []])
    for (const arrow of arrows) checkArrow(arrow, where);
  checkFinal(node);
  // Also where no arrow leads.
  for (const action of [...node.entry, ...node.exit, ...node.initial.actions])
    readAction(machine, action, node);
  for (const child of Object.values(node.states)) checkNode(machine, child);
};
