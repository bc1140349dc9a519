import type { Duty } from './notice.ts';

export interface DutyWords {
  /** Names it: `your answer to the offer`. */
  readonly what: string;
  /** What the one who owes it does, in the imperative, with a full stop. */
  readonly todo: string;
}

/** What each kind of obligation asks for, in plain words. */
export const dutyWords = ({ kind, about }: Pick<Duty, 'kind' | 'about'>): DutyWords => {
  const of = about === null ? '' : ` “${about}”`;
  switch (kind) {
    case 'first-response':
      return {
        what: 'the first response to the prospect',
        todo: 'Call or write to the prospect, and log it.',
      };
    case 'triage':
      return {
        what: 'the triage of the inquiry',
        todo: 'Decide whether it is qualified, goes to a desk or into nurture, or is no lead.',
      };
    case 'qualification':
      return { what: 'the qualification', todo: 'Find out whether it is a lead, and say so.' };
    case 'queued':
      return {
        what: 'the wait in the queue',
        todo: 'Take it, or see that somebody of the pool takes it.',
      };
    case 'exception':
      return {
        what: 'the naming of an owner',
        todo: 'Name an owner, send it into nurture, or close it with a reason.',
      };
    case 'final-decision':
      return {
        what: 'the final decision',
        todo: 'Name the owner, or close the lead with a reason.',
      };
    case 'offered':
      return {
        what: 'the answer to the offer',
        todo: 'Accept the lead, or reject it with a reason.',
      };
    case 'attempt':
      return {
        what: `contact attempt ${about === null ? '' : String(Number(about) + 1)}`.trim(),
        todo: 'Try to reach the prospect, and log the attempt.',
      };
    case 'decision':
      return {
        what: 'the decision after the last attempt',
        todo: 'All attempts are made: return the lead with a reason, or agree a callback.',
      };
    case 'judgement':
      return {
        what: 'the judgement',
        todo: 'Say whether it is a viable opportunity, or return it with a reason.',
      };
    case 'callback':
      return {
        what: 'the callback that was promised',
        todo: 'Call the prospect at the agreed time, and log it.',
      };
    case 'step':
      return {
        what: `the step${of}`,
        todo: `Complete the step${of}, or return the lead with a reason.`,
      };
    case 'approval':
      return { what: `the approval${of}`, todo: 'Approve it, or refuse it with a note.' };
    case 'prospect-check':
      return {
        what: 'the check whether the prospect is still there',
        todo: 'Reach the prospect, or return the lead.',
      };
    case 'result':
      return { what: 'the result', todo: 'Record what became of it: won, or lost and why.' };
    case 'arbitration':
      return {
        what: 'the ruling on the disputed rejection',
        todo: 'Rule for sales or for marketing.',
      };
    case 'reply':
      return {
        what: 'the answer to the prospect’s reply',
        todo: 'The prospect wrote back: answer, and log it.',
      };
    case 'touch':
      return { what: 'the nurture touch', todo: 'Get in touch with the prospect, and log it.' };
    case 'requalification':
      return { what: 'the requalification', todo: 'Decide whether it is ready for sales again.' };
    case 'expiry':
      return { what: 'the end of the nurture', todo: 'Requalify the lead, or let it expire.' };
    default:
      return kind satisfies never;
  }
};
