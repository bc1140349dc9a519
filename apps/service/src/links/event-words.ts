import type { Entry, LeadEventType } from '@baton/core';

/** What happened, for a reader who was not there. */
const words: Readonly<Record<LeadEventType, string>> = {
  'inquiry.captured': 'The inquiry came in',
  'lead.enriched': 'More became known',
  'lead.qualified': 'It was qualified',
  'lead.referred': 'It was sent to a desk',
  'lead.nurtured': 'It went into nurture',
  'lead.disqualified': 'It was found to be no lead',
  'lead.routed': 'It was routed',
  'lead.rerouted': 'It was routed anew',
  'obligation.due': 'A deadline passed',
  'pool.opened': 'The queue opened',
  'lead.taken': 'It was taken from the queue',
  'owner.named': 'An owner was named',
  'lead.accepted': 'It was accepted',
  'lead.rejected': 'It was rejected',
  'attempt.made': 'The prospect was tried',
  'callback.agreed': 'A callback was agreed',
  'lead.returned': 'It was returned',
  'opportunity.opened': 'It became an opportunity',
  'step.completed': 'A step was completed',
  'approval.given': 'A step was approved',
  'approval.refused': 'An approval was refused',
  'deal.won': 'It was won',
  'deal.lost': 'It was lost',
  'arbitration.ruled': 'A disputed rejection was ruled on',
  'lead.requalified': 'It was requalified',
  'requalification.declined': 'It is not ready for sales yet',
  'prospect.replied': 'The prospect replied',
  'prospect.engaged': 'The prospect showed interest',
  'prospect.unsubscribed': 'The prospect wants no more automatic mails',
  'prospect.boughtElsewhere': 'The prospect bought elsewhere',
  'prospect.askedForCallback': 'The prospect asked for a callback',
  'holder.away': 'Who held it is away',
  'lead.merged': 'It was merged into another lead',
  'lead.absorbed': 'Another lead was merged into it',
  'lead.unmerged': 'The merge was undone',
  'lead.released': 'A merge into it was undone',
  'policy.adopted': 'It went over to a new policy',
};

const more = ({ event }: Entry): string | null => {
  switch (event.type) {
    case 'lead.rejected':
    case 'lead.returned':
    case 'deal.lost':
      return event.reason;
    case 'attempt.made':
      return `${event.channel}, ${event.connected ? 'reached' : 'not reached'}`;
    case 'step.completed':
    case 'approval.given':
    case 'approval.refused':
      return event.step;
    case 'obligation.due':
      return event.id.replace(/:\d+$/u, '').replaceAll('-', ' ');
    default:
      return null;
  }
};

/** An entry of the log in words; null for a rung ahead of its deadline, and for what repeats one. */
export const eventWords = (entry: Entry): string | null => {
  const { event } = entry;
  if (event.type === 'obligation.due' && event.rung !== '100') return null;
  const what = more(entry);
  return `${words[event.type]}${what === null ? '' : ` (${what})`}`;
};

/** `working.attempting` as `working, attempting`. */
export const stateWords = (state: string): string =>
  state.replaceAll('.', ', ').replaceAll('-', ' ');
