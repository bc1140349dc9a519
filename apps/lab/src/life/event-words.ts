import type { Decision, LeadEvent, Org } from '@baton/core';
import { causeWords } from '../report/causes.ts';

/** What happened, in a few words, people by their names. */
export function eventWords(event: LeadEvent, org: Org): string {
  const name = (person: string): string => org.people[person]?.name ?? person;
  const who = name(event.actor);
  switch (event.type) {
    case 'inquiry.captured':
      return event.registrar === undefined
        ? 'inquiry captured'
        : `inquiry registered by ${name(event.registrar)}`;
    case 'lead.routed':
      return routed(event.decision, name);
    case 'lead.rerouted':
      return `sent on to ${event.destination.kind}`;
    case 'obligation.due':
      return due(event.id, event.rung);
    case 'pool.opened':
      return `somebody of ${event.pool} is back`;
    case 'lead.taken':
      return `taken from the queue by ${name(event.by.person)}`;
    case 'owner.named':
      return `${name(event.owner.person)} named by ${who}`;
    case 'lead.accepted':
      return `${who} accepts`;
    case 'lead.rejected':
      return `${who} rejects: ${event.reason}${event.excuse === undefined ? '' : ` (${event.excuse})`}`;
    case 'lead.returned':
      return `${who} returns it: ${event.reason}`;
    case 'attempt.made':
      return `${who} tries by ${event.channel}: ${event.connected ? 'reached' : 'not reached'}`;
    case 'callback.agreed':
      return `callback agreed: ${event.reason}`;
    case 'step.completed':
      return `${who} completes ${event.step}`;
    case 'approval.given':
      return `${who} approves ${event.step}`;
    case 'approval.refused':
      return `${who} refuses ${event.step}`;
    case 'deal.lost':
      return `lost: ${event.reason}`;
    case 'arbitration.ruled':
      return `${who} rules for ${event.for}`;
    case 'lead.referred':
      return `referred to ${event.desk}`;
    case 'lead.nurtured':
      return `to the nurture track ${event.track}`;
    case 'lead.disqualified':
      return `disqualified: ${event.criterion}`;
    case 'holder.away':
      return `${name(event.person)} is away`;
    case 'lead.merged':
      return `merged into ${event.into}`;
    case 'lead.absorbed':
    case 'lead.released':
      return `${plain(event.type)} ${event.other}`;
    case 'lead.enriched':
    case 'lead.qualified':
    case 'opportunity.opened':
    case 'deal.won':
    case 'lead.requalified':
    case 'requalification.declined':
    case 'prospect.replied':
    case 'prospect.engaged':
    case 'prospect.unsubscribed':
    case 'prospect.boughtElsewhere':
    case 'prospect.askedForCallback':
    case 'lead.unmerged':
    case 'policy.adopted':
      return plain(event.type);
    default:
      return event satisfies never;
  }
}

/** `prospect.boughtElsewhere` as `prospect bought elsewhere`. */
const plain = (type: string): string =>
  type
    .replace('.', ' ')
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/^lead /, '');

function routed({ outcome, to, rule, pool }: Decision, name: (person: string) => string): string {
  const by = rule === null ? '' : ` by ${rule}`;
  switch (outcome) {
    case 'offer':
      return `offered to ${name(to.person)}${by}`;
    case 'queue':
      return `queued at ${pool ?? 'its pool'}${by}`;
    case 'exception':
      return `nobody to own it: exception desk, ${name(to.person)}`;
    case 'final':
      return `final decision asked of ${name(to.person)}`;
    default:
      return outcome satisfies never;
  }
}

/** An obligation's id is its kind and a number; a rung its percentage, `+n` for repetitions after the last. */
function due(id: string, rung: string): string {
  const kind = causeWords(id.replace(/:.*$/, ''));
  const [percent = '', repeat] = rung.split('+');
  if (repeat !== undefined) return `${kind} still missed, ${percent}% passed (${repeat})`;
  if (percent === '100') return `${kind} missed: the deadline passes`;
  return Number(percent) < 100
    ? `${kind}: ${percent}% of the time is used`
    : `${kind} missed, ${percent}% passed`;
}
