import { compileDistribution } from '../distributions/compile.ts';
import type { Law } from '../distributions/distribution.ts';
import type { WorldDocument } from './world-schema.ts';

/** Working time by task, in whole ms at a uniform. */
export interface Handling {
  /** By the first of the keys that the world knows, the most particular first; else the default of the last. */
  lawOf(who: 'reps' | 'desks', keys: readonly string[]): Law;
}

/** What a world says nothing of takes this long; the report lists these with the other assumptions. */
export const defaultHandling: Readonly<Record<string, string>> = {
  call: '12 minutes',
  mail: '6 minutes',
  chat: '8 minutes',
  visit: '2 hours',
  offered: '3 minutes',
  judgement: '10 minutes',
  step: '2 hours',
  result: '5 minutes',
  triage: '5 minutes',
  qualification: '12 minutes',
  exception: '10 minutes',
  'final-decision': '10 minutes',
  arbitration: '20 minutes',
  touch: '10 minutes',
  requalification: '12 minutes',
  'first-response': '6 minutes',
  reply: '8 minutes',
  callback: '15 minutes',
  decision: '3 minutes',
  'prospect-check': '8 minutes',
};

/** Coefficient of variation of work whose distribution the world does not state. */
export const DEFAULT_CV = 0.8;

type Laws = Readonly<Record<string, Law>>;

export const handlingOf = ({ reps, desks }: WorldDocument): Handling => {
  const defaults: Laws = Object.fromEntries(
    Object.entries(defaultHandling).map(([task, mean]) => [
      task,
      compileDistribution({ gamma: { mean, cv: DEFAULT_CV } }),
    ]),
  );
  const stated = (authored: WorldDocument['reps']['handling']): Laws =>
    Object.fromEntries(
      Object.entries(authored).map(([task, { law }]) => [task, compileDistribution(law)]),
    );
  const laws = { reps: stated(reps.handling), desks: stated(desks.handling) };
  const lawFor = (own: Laws, keys: readonly string[]): Law | undefined => {
    for (const key of keys) if (own[key] !== undefined) return own[key];
    for (const key of keys) if (defaults[key] !== undefined) return defaults[key];
    return undefined;
  };
  return {
    lawOf: (who, keys) => {
      const law = lawFor(laws[who], keys);
      return { inverse: (u) => Math.max(0, Math.round(law?.inverse(u) ?? 0)) };
    },
  };
};
