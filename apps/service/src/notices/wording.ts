import { normaliseText } from '../hygiene/normalise-text.ts';
import { dutyWords } from './duty-words.ts';
import type {
  Addressee,
  AnswerLinks,
  ApprovalLinks,
  LeadBrief,
  NoticeEvent,
  OfferEnd,
  RungAct,
} from './notice.ts';
import { tellTime } from './tell-time.ts';

/** A notice in plain words, the same on every channel. Single lines; not escaped for any format. */
export interface Wording {
  readonly subject: string;
  /** What happened. */
  readonly what: string;
  readonly why: string | null;
  /** What the reader does; `null` when nothing is asked. */
  readonly todo: string | null;
  /** By when, in the reader's zone. */
  readonly deadline: string | null;
  readonly details: readonly WordingDetail[];
  /** The first is the main one. `private` ones act for the reader and go only where nobody else reads. */
  readonly links: readonly WordingLink[];
}

export interface WordingDetail {
  readonly label: string;
  readonly text: string;
  /** `mailto:` or `tel:`, to be pressed. */
  readonly href?: string;
  /** Goes only where nobody else reads. */
  readonly private?: boolean;
}

export interface WordingLink {
  readonly label: string;
  readonly href: string;
  readonly private: boolean;
}

/** Puts an event in words for its reader. Pure; the same event and reader give the same words. */
export const wordingOf = (event: NoticeEvent, { zone }: Pick<Addressee, 'zone'>): Wording => {
  const { lead } = event;
  const who = lead === null ? '' : clean(lead.who, 120);
  const told = tell(event, who, (at) => tellTime(at, zone));
  return {
    why: null,
    todo: null,
    deadline: null,
    ...told,
    subject: clean(told.subject, 160),
    details: [
      ...detail('Who', who),
      ...(lead === null ? [] : lead.reach.map(reachDetail)),
      ...detail('Asked for', clean(lead?.askedFor ?? '', 500)),
      ...detail('Source', clean(lead?.source ?? '', 80)),
      ...(told.details ?? []),
    ],
    links: [...(told.links ?? []), ...look(lead)],
  };
};

type Told = Pick<Wording, 'subject' | 'what'> & Partial<Wording>;

const tell = (event: NoticeEvent, who: string, time: (at: number) => string): Told => {
  switch (event.event) {
    case 'offer':
      return {
        subject: `New lead for you: ${who}`,
        what: `A lead was offered to you: ${who}.`,
        why: clean(event.why, 300),
        todo: 'Accept it, or reject it with a reason. Until you answer it is not yours, and nobody else’s.',
        deadline: time(event.due),
        details:
          event.respondBy === null
            ? []
            : detail('Prospect must hear from us by', time(event.respondBy)),
        links: answering(event.answers),
      };
    case 'approval':
      return {
        subject: `Your approval is needed: ${event.step}, ${who}`,
        what: `${clean(event.askedBy, 80)} asks for your approval of “${clean(event.step, 80)}” for ${who}.`,
        why: 'The policy asks for your approval before this goes on. It waits for you.',
        todo: dutyWords({ kind: 'approval', about: event.step }).todo,
        deadline: time(event.due),
        links: answering(event.answers),
      };
    case 'task': {
      const words = dutyWords(event.duty);
      return {
        subject: `To do: ${words.what}, ${who}`,
        what: `You owe ${who} this: ${words.what}.`,
        why: event.why === null ? null : clean(event.why, 300),
        todo: words.todo,
        deadline: time(event.duty.due),
      };
    }
    case 'reminder': {
      const words = dutyWords(event.duty);
      const late = event.percent >= 100;
      return {
        subject: `${late ? 'Overdue' : 'Reminder'}: ${words.what}, ${who}`,
        what: late
          ? `The time for this has passed: ${words.what}, ${who}.`
          : `${event.percent}% of the time for this has passed: ${words.what}, ${who}.`,
        why: late ? 'A missed deadline is also told to those whom the policy names.' : null,
        todo: words.todo,
        deadline: time(event.duty.due),
        links: answering(event.answers),
      };
    }
    case 'escalation': {
      const words = dutyWords(event.duty);
      const owedBy = clean(event.owedBy, 80);
      if (event.isAway)
        return {
          subject: `Nobody stands in: ${words.what}, ${who} (${owedBy})`,
          what: `${owedBy} owes ${words.what}, ${who}, and is away beyond the deadline. Nobody stands in.`,
          why: 'You are told because you answer for them.',
          todo: 'Have a deputy named for them, who then has it at once, or reach them.',
          deadline: time(event.duty.due),
        };
      const late = event.percent >= 100;
      return {
        subject: `${late ? 'Missed' : 'At risk'}: ${words.what}, ${who} (${owedBy})`,
        what: `${owedBy} owes ${words.what}, ${who}. ${late ? 'The deadline was missed.' : `${event.percent}% of the time has passed.`}`,
        why: 'The policy tells you when this happens.',
        todo: doneAbout[event.act],
        deadline: time(event.duty.due),
      };
    }
    case 'registered':
      return {
        subject: `We have it: ${who}`,
        what: `The inquiry of ${who} that you registered is recorded. ${clean(event.holder, 80)} has it now.`,
        why: 'You registered it, so you are told what becomes of it.',
        deadline: null,
        details: detail('Next due by', time(event.due)),
      };
    case 'result':
      return {
        subject: `What became of it: ${who}, ${resultWords[event.result]}`,
        what: `The lead ${who} that you registered was ${resultWords[event.result]} by ${clean(event.by, 80)}.`,
        why: event.reason === null ? null : `Reason: ${clean(event.reason, 300)}`,
        details: event.goesOn === null ? [] : detail('Now', clean(event.goesOn, 200)),
      };
    case 'offer-withdrawn':
      return {
        subject: `No longer yours to answer: ${who}`,
        what: `The offer of ${who} has ended. Nothing is due from you for it.`,
        why: offerEnds[event.why],
      };
    case 'alarm':
      return {
        subject: clean(event.title, 160),
        what: clean(event.title, 300),
        why: 'You are told because the policy names you for this.',
        details: event.lines.map((line) => ({ label: 'Finding', text: clean(line, 300) })),
        links: [{ label: 'Look at it', href: event.url, private: false }],
      };
    case 'notice-failed': {
      const to = clean(event.to, 80);
      const about = who === '' ? '' : ` about ${who}`;
      return {
        subject: `Not delivered: ${event.failed} to ${to}${who === '' ? '' : `, ${who}`}`,
        what: `A notice (${event.failed})${about} did not reach ${to} by ${event.channel}, and is not tried again.`,
        why: `What came back: ${clean(event.reason, 300)}`,
        todo: `Tell ${to} yourself, and put the address right.`,
        deadline: event.due === null ? null : time(event.due),
      };
    }
    default:
      return event satisfies never;
  }
};

const answering = (answers: AnswerLinks | ApprovalLinks | null): Wording['links'] => {
  if (answers === null) return [];
  const pairs =
    'accept' in answers
      ? ([
          ['Accept', answers.accept],
          ['Reject', answers.reject],
        ] as const)
      : ([
          ['Approve', answers.approve],
          ['Refuse', answers.refuse],
        ] as const);
  return pairs.map(([label, href]) => ({ label, href, private: true }));
};

const doneAbout: Readonly<Record<RungAct, string>> = {
  none: 'See that it is done. Nothing was moved.',
  reassign: 'The lead was taken back and is routed to somebody else. Find out what happened.',
  exception: 'The lead was moved to the exception desk. Find out what happened.',
  final: 'The lead was moved to the final decision maker. Find out what happened.',
  delegate: 'It was passed to the delegate. Find out what happened.',
  return: 'The lead was returned by the policy. Find out what happened.',
  send: 'The automatic mail was sent.',
  expire: 'The lead has expired.',
};

const offerEnds: Readonly<Record<OfferEnd, string>> = {
  late: 'The time to answer passed, so it went on to somebody else, as the policy says.',
  away: 'You are away, so it went on to somebody who is there.',
  merged: 'It was the same inquiry as another lead, and goes on as that one.',
  'bought-elsewhere': 'The prospect bought elsewhere, so the lead is closed.',
  'given-to-another': 'Somebody else was named for it.',
  'new-policy': 'A new policy has another place for it.',
  other: 'The lead went on without your answer.',
};

const resultWords: Readonly<Record<Extract<NoticeEvent, { event: 'result' }>['result'], string>> = {
  won: 'won',
  lost: 'lost',
  disqualified: 'disqualified',
  returned: 'returned',
  rejected: 'rejected',
  expired: 'let go as expired',
};

/** One line, at most `length` characters: names come from forms, and a subject is a header. */
const clean = (text: string, length: number): string => {
  const line = normaliseText(text) ?? '';
  return line.length <= length
    ? line
    : `${line
        .slice(0, length - 1)
        .toWellFormed()
        .trimEnd()}…`;
};

const detail = (label: string, text: string): Wording['details'] =>
  text === '' ? [] : [{ label, text }];

const reachDetail = ({ label, text, href }: LeadBrief['reach'][number]): WordingDetail => ({
  label,
  text: clean(text, 300),
  ...(href === null ? {} : { href }),
  private: true,
});

const look = (lead: LeadBrief | null): readonly WordingLink[] =>
  lead === null || lead.page === null
    ? []
    : [{ label: 'See the lead', href: lead.page, private: true }];
