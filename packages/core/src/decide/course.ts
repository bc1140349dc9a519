import type { Entry } from '../custody/entry.ts';
import type { Effect, StepEffect } from '../lead/effect.ts';
import { returnTurn } from '../routing/weighted-rotation.ts';
import type { Answers } from './answers.ts';
import type { Engine } from './engine.ts';
import type { PoolState } from './pool-state.ts';

type Pools = Map<string, PoolState>;

/** What an advance has gathered so far. Pools are kept only once one of them has moved, which few events do. */
export class Course {
  readonly entries: Entry[];
  effects: readonly Effect[];
  pools: Pools | null = null;
  /** Whether anything was opened, and whether anything was withdrawn after that: nothing else can cancel out. */
  opens = false;
  undoes = false;

  constructor(entry: Entry) {
    this.entries = [entry];
    this.effects = noEffects;
  }

  keepPool(pool: PoolState): void {
    this.pools ??= new Map<string, PoolState>();
    this.pools.set(pool.pool, pool);
  }
}

const noEffects: readonly Effect[] = [];

/** Pools that this advance has changed already are answered from here, the others by the shell. */
export const withPools = (answers: Answers, { pools }: Course): Answers =>
  pools === null
    ? answers
    : {
        judge: (set, facts, from) => answers.judge(set, facts, from),
        pool: (pool) => pools.get(pool) ?? answers.pool(pool),
        loads: (people) => answers.loads(people),
      };

const isEffect = (effect: StepEffect): effect is Effect => effect.do !== 'returnTurn';

/** Whether there is nothing in it but effects. Notes what they open and withdraw, so that each is looked at once. */
const areEffects = (
  effects: readonly StepEffect[],
  course: Course,
): effects is readonly Effect[] => {
  let all = true;
  for (const effect of effects) {
    const what = effect.do;
    if (what === 'oblige') course.opens = true;
    else if (what === 'returnTurn') all = false;
    else if (what === 'release' && course.opens && !effect.met) course.undoes = true;
  }
  return all;
};

/** Gives turns back before the lead is routed again, so that the next pick already knows of it. */
const giveTurnsBack = (
  { directory }: Engine,
  effects: readonly StepEffect[],
  course: Course,
  answers: Answers,
): void => {
  for (const effect of effects) {
    if (isEffect(effect)) continue;
    const pool = directory.org.pools[effect.pool];
    if (pool === undefined) continue;
    const state = withPools(answers, course).pool(pool.id);
    course.keepPool(returnTurn(state, pool, effect.person));
  }
};

/** Adds what a step asks for. Nearly always there is one step, and nothing in it but effects. */
export const carryOut = (
  engine: Engine,
  effects: readonly StepEffect[],
  course: Course,
  answers: Answers,
): void => {
  if (!areEffects(effects, course)) {
    giveTurnsBack(engine, effects, course, answers);
    course.effects = [...course.effects, ...effects.filter(isEffect)];
  } else if (course.effects.length === 0) course.effects = effects;
  else if (effects.length > 0) course.effects = [...course.effects, ...effects];
};
