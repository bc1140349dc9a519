import type { Facts } from '@baton/core';
import { compileDistribution } from '../distributions/compile.ts';
import type { Law } from '../distributions/distribution.ts';
import type { AuthoredDistribution } from '../distributions/schema.ts';
import { VALUE_AT_MOST } from './assumed.ts';
import { handlingOf, type Handling } from './handling.ts';
import { type FactsMatcher, matchesFacts } from './match-facts.ts';
import { minorPerUnit } from './money.ts';
import { responseCurves } from './response-curves.ts';
import { type CurvePoint, toleranceOf } from './tolerance.ts';
import type { WorldDocument } from './world-schema.ts';

/** What a world says of a lead is asked by these alone. */
export interface Described {
  readonly facts: Facts;
  readonly source: string;
}

/** A reason that reps give for leaving a lead alone: on leads with such facts, or on a share of them. */
export interface Excuse {
  readonly name: string;
  readonly facts: FactsMatcher | null;
  readonly share: number | null;
  /** What it adds to the share of leads that are left alone. */
  readonly ignored: number;
}

/** A world document made ready to draw from. Durations are in ms of clock time, money in minor units. */
export interface World {
  readonly document: WorldDocument;
  /** Chance that a prospect who buys would buy from us if handled perfectly. */
  winnable(lead: Described): number;
  /** The value of the deal at a uniform, an integer of minor units, at least 1. */
  dealValue(lead: Described, u: number): number;
  /** What anybody could guess the lead to be worth: what `best-score` sorts by. */
  score(lead: Described): number;
  /** Infinity: never buys. */
  readonly buysWithin: Law;
  readonly evaluates: Law;
  readonly window: Law;
  readonly patience: Law;
  /** How long a prospect stays open to a first contact; Infinity: for ever. */
  readonly tolerance: Law;
  /** Chance that attempt k (from 0) reaches the prospect by the channel. */
  answers(attempt: number, channel: string): number;
  readonly approvesIn: { readonly law: Law; readonly open: boolean };
  /** Attempts after which a rep gives up; Infinity: never. */
  readonly givesUpAfter: (u: number) => number;
  /** In the order in which they are looked at. */
  readonly excuses: readonly Excuse[];
  readonly handling: Handling;
  /** Working time until what is new is looked at. */
  readonly notices: { readonly rep: Law; readonly desk: Law };
  /** How well a person closes the lead, beside the best owner: 0 to 1. */
  skill(person: string, lead: Described): number;
  readonly costs: {
    readonly hour: number;
    readonly leadBySource: Readonly<Record<string, number>>;
    readonly touch: Readonly<Record<string, number>>;
  };
}

const lawOf = (law: AuthoredDistribution): Law => compileDistribution(law);

interface Whens {
  readonly when: WorldDocument['prospects']['winnable']['when'];
}
const timesFor = ({ when }: Whens, { facts }: Described): number =>
  when.reduce(
    (product, one) => (matchesFacts(one.facts, facts) ? product * one.times : product),
    1,
  );

const pointsOf = ({ curve }: WorldDocument['prospects']['response']): readonly CurvePoint[] =>
  typeof curve === 'string' ? (responseCurves[curve]?.points ?? []) : curve;

const byAttempts = (attempts: Readonly<Record<string, number>>): ((u: number) => number) => {
  const rows = Object.entries(attempts)
    .map(([after, share]) => ({ after: after === 'more' ? Infinity : Number(after), share }))
    .toSorted((left, right) => left.after - right.after);
  return (u) => {
    let sum = 0;
    for (const { after, share } of rows) if (u < (sum += share)) return after;
    return rows.at(-1)?.after ?? Infinity;
  };
};

/** Compiles a world for an org's currency. */
export const compileWorld = (document: WorldDocument, currency: string): World => {
  const { prospects, reps, managers, costs } = document;
  const { winnable, dealValue, answersAttempt } = prospects;
  const minor = minorPerUnit(currency);
  const value = lawOf(dealValue.law);
  const inMinor = (amounts: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(amounts).map(([key, one]) => [key, Math.round(one * minor)]));
  const winnableOf = (lead: Described): number =>
    Math.min(1, (winnable.bySource[lead.source] ?? winnable.share) * timesFor(winnable, lead));
  const worthOf = (lead: Described): number =>
    (dealValue.bySource[lead.source] ?? 1) * timesFor(dealValue, lead);
  return {
    document,
    winnable: winnableOf,
    dealValue: (lead, u) =>
      Math.max(1, Math.round(Math.min(VALUE_AT_MOST, value.inverse(u) * worthOf(lead)) * minor)),
    score: (lead) => winnableOf(lead) * worthOf(lead),
    buysWithin: lawOf(prospects.buysWithin.law),
    evaluates: lawOf(prospects.evaluates.law),
    window: lawOf(prospects.window.law),
    patience: lawOf(prospects.patience.law),
    tolerance: toleranceOf(pointsOf(prospects.response)),
    answers: (attempt, channel) =>
      (answersAttempt.hazard[Math.min(attempt, answersAttempt.hazard.length - 1)] ?? 0) *
      (answersAttempt.byChannel[channel] ?? 1),
    approvesIn: {
      law: lawOf(managers.approvesIn.law),
      open: compileDistribution(managers.approvesIn.law).unit === 'openMs',
    },
    givesUpAfter: byAttempts(reps.givesUpAfter.attempts),
    excuses: Object.entries(reps.excuses).map(([name, { facts, share }]) => ({
      name,
      facts: facts ?? null,
      share: share ?? null,
      ignored: reps.ignores.byExcuse[name] ?? 0,
    })),
    handling: handlingOf(document),
    notices: { rep: lawOf(reps.notices.law), desk: lawOf(document.desks.notices.law) },
    skill: (person, { facts }) =>
      reps.fit.rules.reduce(
        (product, rule) =>
          rule.people.includes(person) && matchesFacts(rule.facts, facts)
            ? product * rule.times
            : product,
        1,
      ),
    costs: {
      hour: Math.round(costs.repHour * minor),
      leadBySource: inMinor(costs.leadBySource),
      touch: inMinor(costs.touch),
    },
  };
};
