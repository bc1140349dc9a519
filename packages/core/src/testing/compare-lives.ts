import { advance, type Advanced, advanceNow } from '../decide/advance.ts';
import { stepRulesOf } from '../decide/step-and-cast.ts';
import type { Judgement } from '../decide/decision.ts';
import { type Engine, engineOf } from '../decide/engine.ts';
import type { PoolState } from '../decide/pool-state.ts';
import { runAsync } from '../decide/run-async.ts';
import { runSync } from '../decide/run-sync.ts';
import type { LeadEvent } from '../lead/event.ts';
import type { Lead } from '../lead/lead.ts';
import { castOf, type Executor, reference, type Stepped } from '../lifecycle/step.ts';
import type { Org } from '../org/org.ts';
import { initialPoolState } from '../routing/weighted-rotation.ts';
import type { Facts } from '../rules/condition.ts';
import { judge, type JudgeNow } from '../rules/judge.ts';
import type { Answer, Need } from '../rules/rule-set.ts';
import { deepSame } from './deep-same.ts';
import { castIn, type Life, type Lives, oddEvent, oddLead } from './odd-lives.ts';
import { answerOf, saySame, type Stepping } from './side-by-side.ts';
import { MONDAY_AT } from './small-org.ts';
import fc from 'fast-check';

/** The executor and the judge that are held against the reference. */
export interface Candidate {
  readonly executor: Executor;
  readonly judge: JudgeNow;
}

/** What was compared. */
export interface Counts {
  lives: number;
  events: number;
  steps: number;
  judgements: number;
  errors: number;
}

/** Where candidate and reference differ, told in words. */
export class Differs extends Error {
  override readonly name = 'Differs';
}

const told = (what: string, values: Record<string, unknown>): Differs =>
  new Differs(`${what}\n${fc.stringify(values)}`);

/** Steps by the reference, and fails where the candidate says anything else. */
const comparing = (candidate: Executor, counts: Counts): Executor => ({
  step: (lifecycle, rules, lead, event, who = castOf(event)): Stepped => {
    counts.steps += 1;
    const stepping: Stepping = { lifecycle, rules, lead, event, who };
    const expected = answerOf(reference, stepping);
    const said = answerOf(candidate, stepping);
    if (!saySame(expected, said)) throw told('a step differs', { lead, event, expected, said });
    if ('threw' in expected) throw new Error(expected.threw);
    return expected.stepped;
  },
});

const poolOf = (org: Org, pools: ReadonlyMap<string, PoolState>, id: string): PoolState => {
  const pool = org.pools[id];
  if (pool === undefined) throw new Error(`no pool ${id}`);
  return pools.get(id) ?? initialPoolState(pool);
};

const answering =
  (
    org: Org,
    pools: ReadonlyMap<string, PoolState>,
    judging: (need: Need & { need: 'judge' }) => Judgement,
  ) =>
  (need: Need): Answer => {
    switch (need.need) {
      case 'judge':
        return judging(need);
      case 'pool':
        return poolOf(org, pools, need.pool);
      case 'loads':
        return {};
      default:
        return need satisfies never;
    }
  };

interface Play {
  lead: Lead | null;
  readonly pools: Map<string, PoolState>;
  /** Everything that `advance` said, and its errors. */
  readonly said: unknown[];
}

const keep = (play: Play, advanced: Advanced): void => {
  play.said.push(advanced);
  if (!advanced.ok) return;
  play.lead = advanced.lead;
  for (const pool of advanced.pools) play.pools.set(pool.pool, pool);
};

const fail = (play: Play, error: unknown): void => {
  if (error instanceof Differs) throw error;
  play.said.push(error instanceof Error ? error.message : error);
};

/** One step that nothing follows from. */
const stepBeside = (engine: Engine, lead: Lead, event: LeadEvent): void => {
  const party = { person: 'd-1', calendar: 'office' };
  try {
    engine.executor.step(engine.lifecycle, stepRulesOf(engine), lead, event, {
      parties: () => [party],
    });
  } catch (error) {
    if (error instanceof Differs) throw error;
  }
};

/** Plays one life by the reference, the candidate beside it at every step and judgement; answers what happened. */
const playCompared = async (
  engines: readonly [Engine, Engine],
  { facts, choices }: Life,
  candidate: Candidate,
  counts: Counts,
): Promise<{ play: Play; happened: readonly { engine: Engine; event: LeadEvent }[] }> => {
  const play: Play = { lead: null, pools: new Map(), said: [] };
  const happened: { engine: Engine; event: LeadEvent }[] = [];
  const happen = async (event: LeadEvent): Promise<void> => {
    const engine =
      event.type === 'policy.adopted' || play.lead?.policy === 2 ? engines[1] : engines[0];
    happened.push({ engine, event });
    counts.events += 1;
    const answer = answering(engine.directory.org, play.pools, () => {
      throw new Error('judged elsewhere');
    });
    const judged = async (need: Need & { need: 'judge' }): Promise<Judgement> => {
      counts.judgements += 1;
      const expected = await judge(need.set, need.facts, need.from);
      const said = candidate.judge(need.set, need.facts, need.from);
      if (!deepSame(expected, said)) throw told('a judgement differs', { need, expected, said });
      return expected;
    };
    try {
      keep(
        play,
        await runAsync(advance(engine, play.lead, 'lead', event), (need) =>
          need.need === 'judge' ? judged(need) : answer(need),
        ),
      );
    } catch (error) {
      counts.errors += 1;
      fail(play, error);
    }
  };
  await happen({ type: 'inquiry.captured', facts: facts as Facts, at: MONDAY_AT, actor: 'web' });
  for (const choice of choices) {
    const { lead } = play;
    if (lead === null) break;
    const engine = lead.policy === 2 ? engines[1] : engines[0];
    const event = oddEvent(engine, castIn(engine), lead, choice);
    // Beside what happens: the same event to a lead that has come to hold something odd.
    if (choice % 5 === 0) stepBeside(engine, oddLead(lead, Math.floor(choice / 5)), event);
    await happen(event);
  }
  return { play, happened };
};

/** How an event is advanced without a promise anywhere. */
type Advancing = (
  engine: Engine,
  lead: Lead | null,
  event: LeadEvent,
  pools: ReadonlyMap<string, PoolState>,
  judge: JudgeNow,
) => Advanced;

/** Question by question, as a shell that could wait. */
const asked: Advancing = (engine, lead, event, pools, judge) => {
  const { org } = engine.directory;
  const answer = answering(org, pools, ({ set, facts, from }) => judge(set, facts, from));
  const run = runSync(advance(engine, lead, 'lead', event), answer);
  if (!run.done) throw new Error(`waits for ${run.pending.need}`);
  return run.value;
};

/** At once, as simulations do. */
const atOnce: Advancing = (engine, lead, event, pools, judge) =>
  advanceNow(engine, lead, 'lead', event, {
    judge,
    pool: (id) => poolOf(engine.directory.org, pools, id),
    loads: () => ({}),
  });

const shells: Readonly<Record<string, Advancing>> = { advance: asked, advanceNow: atOnce };

/** The same events by the candidate alone. */
const playAlone = (
  happened: readonly { engine: Engine; event: LeadEvent }[],
  { executor, judge }: Candidate,
  advancing: Advancing,
): Play => {
  const play: Play = { lead: null, pools: new Map(), said: [] };
  for (const { engine, event } of happened) {
    try {
      keep(play, advancing({ ...engine, executor }, play.lead, event, play.pools, judge));
    } catch (error) {
      fail(play, error);
    }
  }
  return play;
};

/** Plays all lives; throws `Differs` at the first thing on which candidate and reference are not of one mind. */
export const compareLives = async (
  { policies, org, lives }: Lives,
  candidate: Candidate,
  counts: Counts,
): Promise<void> => {
  const executor = comparing(candidate.executor, counts);
  const engines = [
    engineOf(policies[0], org, executor),
    engineOf(policies[1], org, executor),
  ] as const;
  for (const life of lives) {
    counts.lives += 1;
    const { play, happened } = await playCompared(engines, life, candidate, counts);
    for (const [name, advancing] of Object.entries(shells)) {
      const alone = playAlone(happened, candidate, advancing);
      const at = play.said.findIndex((said, index) => !sameOutcome(said, alone.said[index]));
      if (at >= 0)
        throw told(`what ${name} says differs`, {
          event: happened[at]?.event,
          expected: play.said[at],
          said: alone.said[at],
        });
    }
  }
};

/** Errors by their last words: XState puts some of its own before those of a guard that throws. */
const sameOutcome = (expected: unknown, said: unknown): boolean =>
  typeof expected === 'string' && typeof said === 'string'
    ? expected.endsWith(said)
    : deepSame(expected, said);
