import type { ObligationKind } from '@baton/core';
import {
  arbitrate,
  callBack,
  qualifyByCall,
  reply,
  requalify,
  respond,
  touch,
  triage,
} from './desk.ts';
import { nameOwner } from './name-owner.ts';
import {
  type Act,
  answerOffer,
  checkProspect,
  decideAfterCadence,
  enterResult,
  judge,
  makeAttempt,
  workOnStep,
} from './rep.ts';

/** What people do about each kind of obligation when they have worked on it; `null`: nobody works on these. */
export const actOn: Readonly<Record<ObligationKind, Act | null>> = {
  'first-response': respond,
  triage,
  qualification: qualifyByCall,
  queued: null,
  exception: nameOwner,
  'final-decision': nameOwner,
  offered: answerOffer,
  attempt: makeAttempt,
  decision: decideAfterCadence,
  judgement: judge,
  callback: callBack,
  step: workOnStep,
  approval: null,
  'prospect-check': checkProspect,
  result: enterResult,
  arbitration: arbitrate,
  reply,
  touch,
  requalification: requalify,
  expiry: null,
};

/** Kinds that begin with a call or a mail to the prospect. */
export const reachesOut: ReadonlySet<ObligationKind> = new Set<ObligationKind>([
  'first-response',
  'triage',
  'qualification',
  'attempt',
  'callback',
  'prospect-check',
  'reply',
  'touch',
  'requalification',
]);
