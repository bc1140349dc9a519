import type { Entry } from '../custody/entry.ts';
import type { LeadEvent, LeadEventType } from '../lead/event.ts';
import type { Lead } from '../lead/lead.ts';
import type { Draft, Envelope, StepRules } from '../lifecycle/draft.ts';
import type { Lifecycle } from '../lifecycle/machine.ts';
import { castOf, type Executor, type StepRefusal } from '../lifecycle/step.ts';
import { flattenMachine } from './flatten-machine.ts';
import type { MachineTable, TableAction, TableArrow, TableState } from './machine-table.ts';

/** More arrows without an event than any statechart that comes to rest takes in a row. */
const arrowsInARowAtMost = 1000;

const select = (
  arrows: readonly TableArrow[],
  lead: Lead,
  envelope: Envelope,
): TableArrow | undefined => {
  for (const arrow of arrows) {
    const { guard } = arrow;
    if (guard === null || guard.test(lead, envelope, guard.params) === true) return arrow;
  }
  return undefined;
};

const run = (actions: readonly TableAction[], draft: Draft, envelope: Envelope): void => {
  for (const { run: act, params } of actions) act(draft, envelope, params);
};

const acts = ({ exits, actions, entries }: TableArrow): boolean =>
  exits.length + actions.length + entries.length > 0;

const stateAt = ({ states }: MachineTable, at: number): TableState => {
  const state = states[at];
  if (state === undefined) throw new Error(`a table of ${states.length} states has none at ${at}`);
  return state;
};

/**
 * Takes the arrow that the event calls for, and then those that need no event until none of them is taken. One copy of the
 * lead serves all actions: they replace fields of the draft and never change what a field holds. `null` when no
 * action ran, which is how an event that is not possible is told from one that changed nothing.
 */
const course = (
  table: MachineTable,
  start: number,
  lead: Lead,
  envelope: Envelope,
): Draft | null => {
  let here = stateAt(table, start);
  let draft: Draft | null = null;
  let arrow = select(here.on.get(envelope.type) ?? [], lead, envelope);
  for (let taken = 0; ; taken += 1) {
    if (taken > arrowsInARowAtMost) throw new Error(`state ${here.state} never comes to rest`);
    if (arrow !== undefined) {
      const changes = acts(arrow);
      if (changes) {
        draft ??= { lead: { ...lead }, effects: [] };
        run(arrow.exits, draft, envelope);
        run(arrow.actions, draft, envelope);
        run(arrow.entries, draft, envelope);
      }
      const next = stateAt(table, arrow.target);
      // One that neither acts nor leads anywhere would be taken for ever.
      if (taken > 0 && !changes && next === here) break;
      here = next;
    }
    if (here.final || here.always.length === 0) break;
    arrow = select(here.always, draft?.lead ?? lead, envelope);
    if (arrow === undefined) break;
  }
  if (draft !== null) draft.lead.state = here.state;
  return draft;
};

const reasonFrom = (arrows: readonly TableArrow[], lead: Lead, envelope: Envelope): string => {
  const reasons = arrows.map(({ guard }) => guard?.test(lead, envelope, guard.params) ?? '');
  // The last arrow is the plainest: those before it are special cases.
  const reason = reasons.findLast((one) => typeof one === 'string' && one !== '');
  return typeof reason === 'string' ? reason : 'not possible now';
};

/** Why no arrow was taken, in the reference's words. */
const refuse = ({ on }: TableState, lead: Lead, envelope: Envelope): StepRefusal => {
  const { type } = envelope;
  const possible = [...on.keys()].toSorted() as LeadEventType[];
  const arrows = on.get(type) ?? [];
  if (type === 'obligation.due')
    return {
      code: 'stale',
      message: 'this obligation is not due now at that rung',
      possible,
    };
  if (arrows.length === 0)
    return {
      code: 'not-possible-now',
      message: `${type} is not possible in state ${lead.state}`,
      possible,
    };
  return { code: 'refused', message: reasonFrom(arrows, lead, envelope), possible };
};

/** Policy adoption may find a lead in a state that the new version does not have. */
const startOf = (
  { index }: MachineTable,
  { policy }: Lifecycle,
  lead: Lead,
  event: LeadEvent,
): number => {
  const known = index.get(lead.state);
  if (known !== undefined) return known;
  const adopting = event.type === 'policy.adopted' ? index.get('adopting') : undefined;
  if (adopting !== undefined) return adopting;
  throw new Error(`policy ${policy.name} has no state ${lead.state}`);
};

const checkVersion = ({ policy: { version } }: StepRules, lead: Lead, event: LeadEvent): void => {
  if (event.type !== 'policy.adopted' && lead.policy !== version)
    throw new Error(`lead ${lead.id} is under policy version ${lead.policy}, not ${version}`);
};

const entryOf = (lead: Lead, next: Lead, event: LeadEvent, calendars: number): Entry => ({
  lead: lead.id,
  seq: next.seq,
  at: next.at,
  actor: event.actor,
  event,
  from: lead.state,
  to: next.state,
  custodian: { from: lead.custodian, to: next.custodian },
  policy: next.policy,
  calendars,
});

/** An executor over tables, made from each lifecycle when it is first stepped. */
export const executorBy = (tableOf: (lifecycle: Lifecycle) => MachineTable): Executor => {
  const tables = new WeakMap<Lifecycle, MachineTable>();
  const tableFor = (lifecycle: Lifecycle): MachineTable => {
    const table = tableOf(lifecycle);
    tables.set(lifecycle, table);
    return table;
  };
  return {
    step: (lifecycle, rules, lead, event, who = castOf(event)) => {
      checkVersion(rules, lead, event);
      const table = tables.get(lifecycle) ?? tableFor(lifecycle);
      const { policy, calendars } = rules;
      const context = { policy, calendars, calendar: (id: string) => rules.calendar(id), who };
      const envelope: Envelope = { type: event.type, event, rules: context };
      const start = startOf(table, lifecycle, lead, event);
      const draft = course(table, start, lead, envelope);
      if (draft === null)
        return { ok: false, refusal: refuse(stateAt(table, start), lead, envelope) };
      const next: Lead = draft.lead;
      const entry = entryOf(lead, next, event, calendars);
      return { ok: true, lead: next, entry, effects: draft.effects };
    },
  };
};

/**
 * The executor that simulations run: each lifecycle's XState machine as a table, made when it is first stepped. It gives
 * what the reference gives, some fifteen times as often in a second (`npm run bench`); what is left are the actions, which
 * both share. Throws `NotCompilable` at the first step of a machine that needs what a table does not hold.
 */
export const compiled: Executor = executorBy(flattenMachine);
