import { deepStrictEqual } from 'node:assert';
import {
  type Condition,
  type Facts,
  type FactValue,
  judge,
  judgeCompiled,
  type JudgeNow,
  memoJudge,
  ruleSet,
} from '@baton/core';
import type { Contest } from './contest.ts';
import { smallFast } from './small-fast.ts';

const RULES = 20;
const SEED = 11;
const regions = ['NA', 'EMEA', 'APAC', 'LATAM'] as const;
const sources = ['web', 'show', 'referral', 'mail', 'partner'] as const;

interface Wanted {
  readonly region: string;
  readonly employees: number;
  readonly sources: readonly string[];
}

/** Twenty rules of three comparisons each, the later the easier to match. */
const wanted: readonly Wanted[] = Array.from({ length: RULES }, (_, at) => ({
  region: regions[at % regions.length]!,
  employees: 50 * (RULES - at),
  sources: [sources[at % sources.length]!, sources[(at + 2) % sources.length]!],
}));

const conditionOf = ({ region, employees, sources: list }: Wanted): Condition => ({
  all: [
    { fact: 'region', operator: 'equal', value: region },
    { fact: 'employees', operator: 'greaterThanInclusive', value: employees },
    { fact: 'source', operator: 'in', value: list },
  ],
});

const set = ruleSet(
  'twenty',
  wanted.map((rule, at) => ({ name: `rule ${at}`, when: conditionOf(rule) })),
);

const holds = ({ region, employees, sources: list }: Wanted, facts: Facts): boolean =>
  facts['region'] === region &&
  typeof facts['employees'] === 'number' &&
  facts['employees'] >= employees &&
  typeof facts['source'] === 'string' &&
  list.includes(facts['source']);

/** The hand-written limit: these rules as plain comparisons, with the answer that a judge gives. */
const byHand: JudgeNow = ({ id, rules }, facts) => {
  let index = 0;
  while (index < RULES && !holds(wanted[index]!, facts)) index++;
  if (index === RULES) index = -1;
  const picked: Record<string, FactValue> = {};
  const { employees, region, source } = facts;
  if (employees !== undefined) picked['employees'] = employees;
  if (region !== undefined) picked['region'] = region;
  if (source !== undefined) picked['source'] = source;
  return { set: id, rule: rules[index]?.name ?? null, index, facts: picked };
};

function inquiries(count: number): Facts[] {
  const draw = smallFast(SEED);
  const oneOf = <T>(all: readonly T[]): T => all[Math.floor(draw() * all.length)]!;
  return Array.from({ length: count }, () => ({
    region: oneOf(regions),
    source: oneOf(sources),
    employees: Math.floor(draw() * 1500),
  }));
}

const now = (judging: JudgeNow, all: readonly Facts[], times: number) => (): number => {
  let sum = 0;
  for (let time = 0; time < times; time++)
    for (const facts of all) sum += judging(set, facts, 0).index;
  if (Number.isNaN(sum)) throw new Error('no sum');
  return times * all.length;
};

/** Judgements of twenty rules a second. All sides must say the same before any is timed. */
export async function judgementContests(): Promise<Contest[]> {
  const all = inquiries(1000);
  const memo = memoJudge(judge);
  for (const facts of all) {
    const said = await memo.judge(set, facts, 0);
    deepStrictEqual(judgeCompiled(set, facts, 0), said);
    deepStrictEqual(byHand(set, facts, 0), said);
  }
  const few = all.slice(0, 300);
  const byEngine = async (): Promise<number> => {
    for (const facts of few) await judge(set, facts, 0);
    return few.length;
  };
  const remembered: JudgeNow = (asked, facts, from) => memo.peek(asked, facts, from)!;
  const byClosures = now(judgeCompiled, all, 300);
  return [
    {
      name: 'judgements of 20 rules, the limit',
      unit: 'judgements',
      yardstick: { name: 'hand-written closures', run: now(byHand, all, 500) },
      contenders: [
        { name: 'reference (json-rules-engine)', run: byEngine },
        { name: 'reference, remembered', run: now(remembered, all, 100) },
        { name: 'compiled', run: byClosures },
      ],
    },
    {
      name: 'judgements of 20 rules, both executors',
      unit: 'judgements',
      yardstick: { name: 'reference (json-rules-engine)', run: byEngine },
      contenders: [{ name: 'compiled', run: byClosures }],
    },
  ];
}
