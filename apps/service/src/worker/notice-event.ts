import { isClosed, type Lead, type Obligation, slaFor } from '@baton/core';
import { type AnswerLink, type LinkKeys, signLink } from '../links/answer-link.ts';
import { hasCustody, LINKS_LIVE_ON_MS, pageOfLead } from '../links/whose-lead.ts';
import type {
  AnswerLinks,
  ApprovalLinks,
  LeadBrief,
  NoticeEvent,
  OfferEnd,
  RungAct,
} from '../notices/notice.ts';
import { deskCauseWords } from '../notices/desk-cause.ts';
import { isByItself, tellFrom } from '../notices/starts-later.ts';
import type { NoticeContext } from './notice-context.ts';
import type { NoticeJob } from './notice-job.ts';

/** A notice about a lead, with the lead. */
type About = NoticeContext & { readonly lead: Lead };

const briefOf = (
  { workspace }: NoticeJob,
  { lead, contact, message, ways, person }: About,
  linking: Linking,
  at: number,
): LeadBrief => {
  const names = [contact?.name, contact?.company].filter((one) => typeof one === 'string');
  const source = lead.facts['source'];
  return {
    id: lead.id,
    who: names.length > 0 ? names.join(', ') : (contact?.mail?.address ?? `lead ${lead.id}`),
    askedFor: message,
    source: typeof source === 'string' ? source : null,
    reach: hasCustody(lead, person) ? ways : [],
    page: pageOfLead(lead, { workspace, person, at }, linking),
    url: `${linking.publicUrl}/leads/${encodeURIComponent(lead.id)}`,
  };
};

/** Whether the person still owes it: what was done or moved meanwhile needs no reminder. */
const isOwed = ({ lead }: About, { duty }: NoticeJob): boolean =>
  lead.obligations.some(({ id, owedBy }) => id === duty?.id && owedBy === duty.owedBy);

/** As it is owed now: it may have waited while a new policy gave it another time. */
const asItIs = ({ obligations }: Lead, duty: Obligation): Obligation =>
  obligations.find(({ id }) => id === duty.id) ?? duty;

/** Until when a notice waits because what it tells has not begun; in the past for all others. Epoch ms. */
export const toldFrom = ({ kind, duty }: NoticeJob, { lead }: NoticeContext): number =>
  kind === 'task' && duty !== null && lead !== null ? tellFrom(asItIs(lead, duty)) : 0;

const actOf = ({ engine }: NoticeContext, { duty, percent }: NoticeJob): RungAct => {
  if (duty === null) return 'none';
  const { ladder } = slaFor(engine.policy, duty.kind, duty.about, duty.clause);
  return ladder.rungs.find(({ at }) => at === percent)?.act ?? 'none';
};

/**
 * Whether a reminder comes so late that its time is up, and the rung of that moment tells the same person or takes it from
 * them. After an outage both are due at once.
 */
const isOvertaken = (
  { lead, engine }: About,
  { duty, percent }: NoticeJob,
  at: number,
): boolean => {
  const owed = lead.obligations.find(({ id }) => id === duty?.id);
  if (owed === undefined || percent >= 100 || owed.due > at) return false;
  const { ladder } = slaFor(engine.policy, owed.kind, owed.about, owed.clause);
  return ladder.rungs.some(
    (rung) => rung.at === 100 && (rung.act !== 'none' || rung.notify.includes('holder')),
  );
};

/** What links are made of. */
export interface Linking {
  readonly publicUrl: string;
  readonly linkKeys: LinkKeys;
}

type Linker = (action: AnswerLink['action']) => string;

const linkerOf =
  (
    { workspace }: NoticeJob,
    { id, owedBy, due }: Obligation,
    { lead }: About,
    { publicUrl, linkKeys }: Linking,
  ): Linker =>
  (action) => {
    const token = signLink(
      {
        workspace,
        lead: lead.id,
        obligation: id,
        action,
        person: owedBy,
        expiresAt: due + LINKS_LIVE_ON_MS,
      },
      linkKeys,
    );
    return `${publicUrl}/answer?t=${token}`;
  };

const offerLinks = (link: Linker): AnswerLinks => ({
  accept: link('accept'),
  reject: link('reject'),
});

const approvalLinks = (link: Linker): ApprovalLinks => ({
  approve: link('approve'),
  refuse: link('refuse'),
});

const answersTo = ({ kind }: Obligation, link: Linker): AnswerLinks | ApprovalLinks | null => {
  if (kind === 'offered') return offerLinks(link);
  return kind === 'approval' ? approvalLinks(link) : null;
};

const endOf = (cause: NoticeJob['cause']): OfferEnd => {
  switch (cause) {
    case 'obligation.due':
      return 'late';
    case 'holder.away':
      return 'away';
    case 'lead.merged':
      return 'merged';
    case 'prospect.boughtElsewhere':
      return 'bought-elsewhere';
    case 'owner.named':
      return 'given-to-another';
    case 'policy.adopted':
      return 'new-policy';
    default:
      return 'other';
  }
};

/** What a waiting notice says as things are now (`at`, epoch ms); null when nobody needs it any more. */
export const noticeEventOf = (
  job: NoticeJob,
  context: NoticeContext,
  linking: Linking,
  at: number,
): NoticeEvent | null => {
  const { lead } = context;
  const { publicUrl } = linking;
  if (job.alarm !== null) return { event: 'alarm', lead: null, ...job.alarm, url: publicUrl };
  if (lead !== null) return eventAbout(job, { ...context, lead }, linking, at);
  return job.failed === null ? null : failedEvent(job, context, null, null);
};

const nameIn = ({ engine }: NoticeContext, person: string): string =>
  engine.directory.org.people[person]?.name ?? person;

const failedEvent = (
  { failed }: NoticeJob,
  context: NoticeContext,
  lead: LeadBrief | null,
  due: number | null,
): NoticeEvent | null => {
  if (failed === null) return null;
  const { kind, person, channel, reason } = failed;
  const to = nameIn(context, person);
  return { event: 'notice-failed', lead, failed: kind, to, channel, reason, due };
};

const eventAbout = (
  job: NoticeJob,
  context: About,
  linking: Linking,
  at: number,
): NoticeEvent | null => {
  const { lead: current } = context;
  const { kind, duty, result, percent } = job;
  const lead = briefOf(job, context, linking, at);
  const nameOf = (person: string): string => nameIn(context, person);
  const holder = current.custodian === null ? null : nameOf(current.custodian.person);
  switch (kind) {
    case 'offer': {
      if (duty === null || !isOwed(context, job)) return null;
      const response = current.obligations.find((one) => one.kind === 'first-response');
      const why =
        job.rule === null ? 'You were named.' : `The routing rule “${job.rule}” chose you.`;
      const respondBy = response?.due ?? null;
      const answers = offerLinks(linkerOf(job, duty, context, linking));
      return { event: 'offer', lead, why, due: duty.due, respondBy, answers };
    }
    case 'approval': {
      if (duty === null || !isOwed(context, job)) return null;
      const step = duty.about ?? 'the next step';
      const answers = approvalLinks(linkerOf(job, duty, context, linking));
      return {
        event: 'approval',
        lead,
        step,
        askedBy: holder ?? 'The owner',
        due: duty.due,
        answers,
      };
    }
    case 'task': {
      if (duty === null || !isOwed(context, job)) return null;
      if (isByItself(context.engine.policy, current, duty)) return null;
      const why = job.deskCause === null ? null : deskCauseWords(job.deskCause);
      return { event: 'task', lead, duty: asItIs(current, duty), why };
    }
    case 'reminder': {
      if (duty === null || !isOwed(context, job) || isOvertaken(context, job, at)) return null;
      if (isByItself(context.engine.policy, current, duty)) return null;
      const answers = answersTo(duty, linkerOf(job, duty, context, linking));
      return { event: 'reminder', lead, duty, percent, answers };
    }
    case 'escalation': {
      const isAway = job.cause === 'holder.away';
      if (duty === null || (isAway && !isOwed(context, job))) return null;
      return {
        event: 'escalation',
        lead,
        duty,
        percent,
        owedBy: nameOf(duty.owedBy),
        act: actOf(context, job),
        isAway,
      };
    }
    case 'registered': {
      const next = Math.min(...current.obligations.map(({ due }) => due));
      return holder === null ? null : { event: 'registered', lead, holder, due: next };
    }
    case 'result': {
      if (result === null) return null;
      const goesOn = isClosed(current.state) ? null : current.state;
      const { reason, by } = result;
      return { event: 'result', lead, result: result.result, reason, by: nameOf(by), goesOn };
    }
    case 'offer-withdrawn': {
      // Offered to the same person again meanwhile: that notice says all.
      const again = current.obligations.some(
        (one) => one.kind === 'offered' && one.owedBy === duty?.owedBy,
      );
      return again ? null : { event: 'offer-withdrawn', lead, why: endOf(job.cause) };
    }
    case 'notice-failed':
      return failedEvent(
        job,
        context,
        lead,
        duty === null || !isOwed(context, job) ? null : duty.due,
      );
    case 'alarm':
    case 'prospect-mail':
      return null;
    default:
      return kind satisfies never;
  }
};
