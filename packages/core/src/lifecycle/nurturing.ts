import type { Party } from '../lead/lead.ts';
import type { Touch } from '../policy/policy.ts';
import { deskName } from './custody.ts';
import { partyOf, eventAs, tell, type Action, type Draft, type Envelope } from './draft.ts';
import { owe } from './entering.ts';
import { trackOf } from './named.ts';
import { instantAfter, oblige, releaseKind, respond, startingAt } from './obligations.ts';
import { numbering } from './said-again.ts';

/** Whether a touch made now comes again within the time that it repeats for. */
const repeatsAfter = (
  { every, until }: Touch,
  { rules, at }: Envelope,
  desk: Party,
  entered: number,
): boolean => {
  if (every === null) return false;
  if (until === null) return true;
  const again = instantAfter(rules, desk.calendar, every, at);
  return again <= instantAfter(rules, desk.calendar, until, entered);
};

const touchNumbered = numbering('');

/** The touch is made; the next one is owed, the same again while it repeats. */
const completeTouch: Action = (draft, envelope) => {
  const { lead } = draft;
  const { at } = envelope;
  if (lead.nurture === null) return;
  const track = trackOf(envelope.rules.policy, lead);
  const desk = partyOf(envelope, deskName(track.desk));
  const touch = track.touches[lead.nurture.touch];
  const again = touch !== undefined && repeatsAfter(touch, envelope, desk, lead.nurture.entered);
  const next = again ? lead.nurture.touch : lead.nurture.touch + 1;
  releaseKind(draft, 'touch', true);
  const { since, entered } = lead.nurture;
  lead.nurture = { since, entered, touch: next, lastTouchAt: at };
  if (next < track.touches.length) owe(draft, envelope, 'touch', desk, touchNumbered(next));
};

/** An automatic mail; who unsubscribed gets none, and the track goes on. */
const sendTouch: Action = (draft, envelope) => {
  const { lead } = draft;
  const { track } = trackOf(envelope.rules.policy, lead);
  if (!lead.mailBarred && lead.nurture !== null) {
    tell(draft, { do: 'sendMail', track, touch: lead.nurture.touch });
    if (envelope.rules.policy.firstResponse.automaticMailCounts) {
      lead.firstResponseAt ??= envelope.at;
      respond(draft);
    }
  }
  completeTouch(draft, envelope, undefined);
};

const oweAgain = (draft: Draft, envelope: Envelope, about: string, from: number): void => {
  releaseKind(draft, 'requalification', false);
  const desk = partyOf(envelope, deskName(trackOf(envelope.rules.policy, draft.lead).desk));
  oblige(draft, envelope, 'requalification', desk, about, startingAt(from));
};

/** Interest shown. */
const engage: Action = ({ lead }, envelope) => {
  lead.engagement += eventAs(envelope, 'prospect.engaged').points;
};

/** The track's rules say that the desk owes a requalification now, whenever it was planned. */
const oweRequalification: Action = (draft, envelope) =>
  oweAgain(draft, envelope, 'rule', envelope.at);

/** Not yet: asked again after the track's period, if it has one. */
const declineRequalification: Action = (draft, envelope) => {
  const { at } = envelope;
  const track = trackOf(envelope.rules.policy, draft.lead);
  const { after } = track.requalify;
  const desk = partyOf(envelope, deskName(track.desk));
  if (after === null) releaseKind(draft, 'requalification', true);
  else
    oweAgain(draft, envelope, 'declined', instantAfter(envelope.rules, desk.calendar, after, at));
};

/** The actions of nurture by name. */
export const nurtureActions = {
  completeTouch,
  sendTouch,
  engage,
  oweRequalification,
  declineRequalification,
} satisfies Record<string, Action>;
