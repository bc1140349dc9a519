import type { Lead, Obligation } from '../lead/lead.ts';
import { followsCustodian } from '../lifecycle/obligations.ts';

const capped = (count: number): number => Math.min(count, 3);

/** Repetitions differ in nothing but their number. */
const rungClass = (rung: string): string => {
  const at = rung.lastIndexOf('+');
  return at < 0 ? rung : rung.slice(0, at + 1);
};

const obligationFeature = (lead: Lead, { kind, about, rung, from }: Obligation): string => {
  const whose =
    followsCustodian({ kind, about }) && about?.includes('/') === true ? 'other' : about;
  return `${kind} ${whose ?? ''} ${rungClass(rung)}${from <= lead.at ? '' : ' ahead'}`;
};

/** What of a lead the lifecycle looks at, without instants, names and numbers beyond any bound. */
const leadFeatures = (lead: Lead): readonly string[] => [
  `resume ${lead.resume}`,
  `custodian ${lead.custodian?.kind}`,
  `named ${lead.offer?.named}`,
  `pass ${capped(lead.pass)}`,
  `attempts ${capped(lead.attempts)}`,
  `reassignments ${capped(lead.reassignments)}`,
  `disputes ${capped(lead.disputes)}`,
  `referrals ${capped(lead.referrals)}`,
  `holds ${capped(lead.holds)}`,
  ...Object.entries(lead.refusals).map(([step, count]) => `refusals of ${step} ${capped(count)}`),
  `approvals ${lead.approvals.length}`,
  `offered before ${lead.owners.length > 0}`,
  `excluded ${lead.excluded.length > 0}`,
  // Where a returned lead goes depends on why and how often.
  lead.returning === null
    ? ''
    : `returning ${lead.returning.reason} ${lead.returning.disputed} ${lead.reassignments} ${lead.disputes}`,
  `touch ${lead.nurture?.touch}`,
  `stood in ${lead.tombstone?.state}`,
  ...lead.obligations.map((one) => obligationFeature(lead, one)),
];

/** Remembers the features seen in each state. A lead is new if it shows one that was not. */
export const noveltyOf = (): ((lead: Lead) => boolean) => {
  const states = new Map<string, Set<string>>();
  return (lead) => {
    const state = `${lead.policy} ${lead.state}`;
    const seen = states.get(state) ?? new Set();
    states.set(state, seen);
    const before = seen.size;
    for (const feature of leadFeatures(lead)) seen.add(feature);
    return seen.size > before;
  };
};
