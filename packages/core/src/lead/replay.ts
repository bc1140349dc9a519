import { canonicalJson } from '../custody/canonical-json.ts';
import type { Entry } from '../custody/entry.ts';
import type { StepRules } from '../lifecycle/draft.ts';
import type { Lifecycle } from '../lifecycle/machine.ts';
import type { Executor } from '../lifecycle/step.ts';
import type { Lead } from './lead.ts';
import { newLead } from './new-lead.ts';

/** The version that an entry was stepped under. */
export type VersionOf = (
  policy: number,
  calendars: number,
) => { lifecycle: Lifecycle; rules: StepRules };

export type Replayed =
  | { readonly ok: true; readonly leads: ReadonlyMap<string, Lead> }
  | {
      readonly ok: false;
      readonly entry: Entry;
      /** Where the entry and the lifecycle part; null when the event itself is refused. */
      readonly field: Consequence | null;
      readonly message: string;
    };

/** Everything in an entry that follows from the entries before it and from its event. */
const consequences = ['seq', 'at', 'from', 'to', 'custodian', 'policy', 'calendars'] as const;
type Consequence = (typeof consequences)[number];

const parting = (said: Entry, is: Entry): Consequence | undefined =>
  consequences.find((field) => canonicalJson(said[field]) !== canonicalJson(is[field]));

const holderIn = ({ custodian: { to } }: Entry): string => to?.person ?? 'nobody';

/** What an entry claims and what the lifecycle makes of its event. */
const difference = (said: Entry, is: Entry): string =>
  `entry ${said.seq} of lead ${said.lead} says ${said.from} to ${said.to} with ${holderIn(said)}, ` +
  `the lifecycle says ${is.from} to ${is.to} with ${holderIn(is)} as entry ${is.seq}`;

/**
 * Folds `step` over a log: no rules are judged and no roster is asked, since each event carries what was decided. The
 * entries of different leads may be mixed; each lead's own must be in order. Stops at the first entry that does not
 * follow from those before it.
 */
export const replay = (
  executor: Executor,
  versionOf: VersionOf,
  entries: Iterable<Entry>,
): Replayed => {
  const leads = new Map<string, Lead>();
  for (const entry of entries) {
    const { lifecycle, rules } = versionOf(entry.policy, entry.calendars);
    const lead = leads.get(entry.lead) ?? newLead(entry.lead, entry.policy, entry.calendars);
    const stepped = executor.step(lifecycle, rules, lead, entry.event);
    if (!stepped.ok) return { ok: false, entry, field: null, message: stepped.refusal.message };
    const field = parting(entry, stepped.entry);
    if (field !== undefined)
      return { ok: false, entry, field, message: difference(entry, stepped.entry) };
    leads.set(entry.lead, stepped.lead);
  }
  return { ok: true, leads };
};
