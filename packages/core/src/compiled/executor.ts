import { copyLead } from '../lead/copy-lead.ts';
import type { Lead } from '../lead/lead.ts';
import { emptyList } from '../lead/short-list.ts';
import type { Draft, Envelope } from '../lifecycle/draft.ts';
import type { Lifecycle } from '../lifecycle/machine.ts';
import { asName } from '../lifecycle/said-again.ts';
import { type Executor, executorFrom } from '../lifecycle/step.ts';
import { flattenMachine } from './flatten-machine.ts';
import { judgeCompiled } from './judge-compiled.ts';
import type {
  MachineTable,
  TableAction,
  TableArrow,
  TableGuard,
  TableState,
} from './machine-table.ts';

/** More arrows without an event than any statechart that comes to rest takes in a row. */
const arrowsInARowAtMost = 1000;

/** An arrow of a table made ready to be taken. */
interface Arrow {
  /** `null`: always taken. */
  readonly guard: TableGuard | null;
  /** Exits, actions and entries, in the order in which they run. */
  readonly acts: readonly TableAction[];
  readonly target: number;
}

const readyArrow = ({ guard, exits, actions, entries, target }: TableArrow): Arrow => ({
  guard,
  acts: [...exits, ...actions, ...entries],
  target,
});

/** A state of a table with its arrows ready to be taken. */
class State {
  readonly state: string;
  /** `null` where nothing is tried after an event. */
  readonly always: readonly Arrow[] | null;
  private readonly on: ReadonlyMap<string, readonly Arrow[]>;
  /** What was asked last: in most states one event happens again and again. */
  private asked: string | null = null;
  private answer: readonly Arrow[] | undefined = undefined;

  constructor({ state, on, always, final }: TableState) {
    this.state = asName(state);
    this.on = new Map([...on].map(([type, arrows]) => [type, arrows.map(readyArrow)]));
    this.always = final || always.length === 0 ? null : always.map(readyArrow);
  }

  arrows(type: string): readonly Arrow[] | undefined {
    if (type === this.asked) return this.answer;
    this.asked = type;
    return (this.answer = this.on.get(type));
  }
}

interface Ready {
  readonly states: readonly State[];
  readonly index: ReadonlyMap<string, number>;
}

const readyTable = ({ states, index }: MachineTable): Ready => ({
  index,
  states: states.map((state) => new State(state)),
});

const select = (
  arrows: readonly Arrow[] | undefined,
  lead: Lead,
  envelope: Envelope,
): Arrow | undefined => {
  if (arrows === undefined) return undefined;
  for (const arrow of arrows) {
    const { guard } = arrow;
    if (guard === null || guard.test(lead, envelope, guard.params) === true) return arrow;
  }
  return undefined;
};

const stateAt = ({ states }: Ready, at: number): State => {
  const state = states[at];
  if (state === undefined) throw new Error(`a table of ${states.length} states has none at ${at}`);
  return state;
};

/**
 * Takes the arrow that the event calls for, and then those that need no event until none of them is taken. One copy of the
 * lead serves all actions: they replace fields of the draft and never change what a field holds. `null` when no
 * action ran, which is how an event that is not possible is told from one that changed nothing.
 */
const course = (table: Ready, start: number, lead: Lead, envelope: Envelope): Draft | null => {
  let here = stateAt(table, start);
  let draft: Draft | null = null;
  let arrow = select(here.arrows(envelope.type), lead, envelope);
  for (let taken = 0; ; taken += 1) {
    if (taken > arrowsInARowAtMost) throw new Error(`state ${here.state} never comes to rest`);
    if (arrow !== undefined) {
      const { acts } = arrow;
      if (acts.length > 0) {
        draft ??= { lead: copyLead(lead), effects: emptyList() };
        for (const act of acts) act.run(draft, envelope, act.params);
      }
      const next = stateAt(table, arrow.target);
      // One that neither acts nor leads anywhere would be taken for ever.
      if (taken > 0 && acts.length === 0 && next === here) break;
      here = next;
    }
    if (here.always === null) break;
    arrow = select(here.always, draft?.lead ?? lead, envelope);
    if (arrow === undefined) break;
  }
  if (draft !== null) draft.lead.state = here.state;
  return draft;
};

/** An executor over tables, made from each lifecycle when it is first stepped. */
export const executorBy = (tableOf: (lifecycle: Lifecycle) => MachineTable): Executor => {
  const tables = new WeakMap<Lifecycle, Ready>();
  let asked: Lifecycle | null = null;
  let answer: Ready = { states: [], index: new Map() };
  const tableFor = (lifecycle: Lifecycle): Ready => {
    if (lifecycle === asked) return answer;
    let table = tables.get(lifecycle);
    if (table === undefined) tables.set(lifecycle, (table = readyTable(tableOf(lifecycle))));
    asked = lifecycle;
    answer = table;
    return table;
  };
  return executorFrom((lifecycle, state, lead, envelope) => {
    const table = tableFor(lifecycle);
    const start = table.index.get(state);
    if (start === undefined)
      throw new Error(`policy ${lifecycle.policy.name} has no state ${state}`);
    return course(table, start, lead, envelope);
  });
};

/**
 * The executor that simulations run: each lifecycle's XState machine as a table, made when it is first stepped, and each
 * rule set's documents as closures. It gives
 * what the reference gives, some forty times as often in a second (`npm run bench`); what is left are the actions, which
 * both share. Throws `NotCompilable` at the first step of a machine that needs what a table does not hold.
 */
export const compiled: Executor = { ...executorBy(flattenMachine), judge: judgeCompiled };
