import { advance, type Advanced } from '../decide/advance.ts';
import { engineOf, type Engine } from '../decide/engine.ts';
import type { PoolState } from '../decide/pool-state.ts';
import { runAsync } from '../decide/run-async.ts';
import type { Entry } from '../custody/entry.ts';
import type { Effect } from '../lead/effect.ts';
import type { LeadEvent } from '../lead/event.ts';
import type { Lead, Obligation } from '../lead/lead.ts';
import type { StepRefusal } from '../lifecycle/step.ts';
import type { Org } from '../org/org.ts';
import type { Policy } from '../policy/policy.ts';
import { initialPoolState } from '../routing/weighted-rotation.ts';
import { memoJudge } from '../rules/memo.ts';
import type { Answer, Need } from '../rules/rule-set.ts';
import { company } from './company.ts';
import { playbook } from './playbook.ts';

/** What happens next, made from the lead as it then is: most instants and all deadlines depend on it. */
export type Happening = (lead: Lead | null) => LeadEvent;

/** What became of the last event. */
export interface Outcome {
  readonly lead: Lead;
  /** What the lead owes now, readable: `attempt 0 by ann`. */
  readonly owes: readonly string[];
  readonly refusal: StepRefusal | null;
  /** Of the last event alone. */
  readonly entries: readonly Entry[];
  readonly effects: readonly Effect[];
  /** Everything since the capture. */
  readonly log: readonly Entry[];
  readonly pools: ReadonlyMap<string, PoolState>;
}

const { judge } = memoJudge();

/** Answers from memory, as the simulator does. */
export const answering =
  (org: Org, pools: ReadonlyMap<string, PoolState>) =>
  (need: Need): Answer | Promise<Answer> => {
    switch (need.need) {
      case 'judge':
        return judge(need.set, need.facts, need.from);
      case 'pool': {
        const pool = org.pools[need.pool];
        if (pool === undefined) throw new Error(`no pool ${need.pool}`);
        return pools.get(need.pool) ?? initialPoolState(pool);
      }
      case 'loads':
        return {};
      default:
        return need satisfies never;
    }
  };

export const owed = ({ kind, about, owedBy }: Obligation): string =>
  `${kind}${about === null ? '' : ` ${about}`} by ${owedBy}`;

interface Life {
  lead: Lead | null;
  readonly log: Entry[];
  readonly pools: Map<string, PoolState>;
}

const play = async (engine: Engine, life: Life, happening: Happening): Promise<Advanced> => {
  const id = life.lead?.id ?? 'lead';
  const asking = advance(engine, life.lead, id, happening(life.lead));
  const advanced = await runAsync(asking, answering(engine.directory.org, life.pools));
  if (!advanced.ok) return advanced;
  life.lead = advanced.lead;
  life.log.push(...advanced.entries);
  for (const pool of advanced.pools) life.pools.set(pool.pool, pool);
  return advanced;
};

const outcomeOf = (life: Life, advanced: Advanced): Outcome => {
  if (life.lead === null) throw new Error('no lead was captured');
  return {
    lead: life.lead,
    owes: life.lead.obligations.map(owed),
    refusal: advanced.ok ? null : advanced.refusal,
    entries: advanced.ok ? advanced.entries : [],
    effects: advanced.ok ? advanced.effects : [],
    log: life.log,
    pools: life.pools,
  };
};

interface Given {
  /** The lead and what the event did to it, or why it was refused. */
  when(happening: Happening): Promise<Outcome>;
}

/**
 * `given` what happened to a lead, `when` one more thing happens, then its promise says what became of it. The first event
 * is the capture; each of those given must be accepted.
 */
export const storiesUnder = (
  policy: Policy = playbook(),
  org: Org = company(),
): {
  readonly engine: Engine;
  readonly given: (...before: readonly Happening[]) => Given;
} => {
  const engine = engineOf(policy, org);
  return {
    engine,
    given: (...before) => ({
      when: async (happening) => {
        const life: Life = { lead: null, log: [], pools: new Map() };
        for (const [index, each] of before.entries()) {
          const advanced = await play(engine, life, each);
          if (!advanced.ok)
            throw new Error(
              `given event ${index + 1} (${each(life.lead).type}) was refused: ${advanced.refusal.message}`,
            );
        }
        return outcomeOf(life, await play(engine, life, happening));
      },
    }),
  };
};

/** What happens to a lead that already stands somewhere, under an engine of its own. */
export const happeningTo = async (
  { lead }: Pick<Outcome, 'lead'>,
  engine: Engine,
  happening: Happening,
): Promise<Outcome> => {
  const life: Life = { lead, log: [], pools: new Map() };
  return outcomeOf(life, await play(engine, life, happening));
};

/** The usual policy and org. */
export const { given, engine } = storiesUnder();
