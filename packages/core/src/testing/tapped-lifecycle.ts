import type { StepEffect } from '../lead/effect.ts';
import type { Lead } from '../lead/lead.ts';
import type { Envelope } from '../lifecycle/draft.ts';
import { type Lifecycle, stateOf } from '../lifecycle/machine.ts';
import type { Stepping } from './side-by-side.ts';

/** What XState made of an event; `null` when it took no arrow. */
export type Transitioned = { readonly lead: Lead; readonly effects: readonly StepEffect[] } | null;

/**
 * The same lifecycle, over a machine that tells of every transition that it makes: whoever walks over the paths of a
 * machine is listened to in this way, without having to know of it. What is told names the lifecycle as it was.
 */
export const tapped = (
  lifecycle: Lifecycle,
  tell: (stepping: Stepping, transitioned: Transitioned) => void,
): Lifecycle => {
  const { machine } = lifecycle;
  type Machine = Lifecycle['machine'];
  const transition: Machine['transition'] = (before, envelope: Envelope, scope) => {
    const { event, rules, who } = envelope;
    const { lead } = before.context;
    const after = machine.transition(before, envelope, scope);
    const { context, value } = after;
    const moved = { lead: { ...context.lead, state: stateOf(value) }, effects: context.effects };
    tell({ lifecycle, rules, lead, event, who }, context === before.context ? null : moved);
    return after;
  };
  return {
    ...lifecycle,
    machine: Object.assign(Object.create(machine) as Machine, { transition }),
  };
};
