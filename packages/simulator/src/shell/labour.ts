import type { ObligationKind, Policy } from '@baton/core';
import type { Law } from '../distributions/distribution.ts';
import type { World } from '../world/world.ts';
import { type Subject, subjects } from './names.ts';

/** How long one kind of work takes, in ms, and what its draws are counted and addressed by. */
export interface Work {
  readonly subject: Subject;
  readonly law: Law;
}

const handlingOf = subjects();

/** The working times of those who sit at desks, or of all others: looked up in the world once for each kind of work. */
export class Labour {
  /** An attempt that becomes a return. */
  readonly ofReturn: Work;
  private readonly attempts: readonly Work[];
  private readonly kinds = new Map<ObligationKind, Work>();
  private readonly steps = new Map<string | null, Work>();
  private readonly known: (keys: readonly [string, ...string[]]) => Work;

  constructor(who: 'reps' | 'desks', { handling }: World, { cadence }: Policy) {
    this.known = (keys) => ({ subject: handlingOf(keys[0]), law: handling.lawOf(who, keys) });
    this.ofReturn = this.known(['decision']);
    this.attempts = cadence.attempts.map(({ channel }) => this.known([channel, 'attempt']));
  }

  of(kind: ObligationKind, about: string | null): Work {
    if (kind === 'step') return this.ofStep(about);
    const last = this.attempts.length - 1;
    const planned =
      kind === 'attempt' ? this.attempts[Math.min(Number(about ?? 0), last)] : undefined;
    return planned ?? this.ofKind(kind);
  }

  private ofKind(kind: ObligationKind): Work {
    let work = this.kinds.get(kind);
    if (work === undefined) {
      work = this.known(kind === 'attempt' ? ['call', kind] : [kind]);
      this.kinds.set(kind, work);
    }
    return work;
  }

  private ofStep(about: string | null): Work {
    let work = this.steps.get(about);
    if (work === undefined) {
      work = this.known(about === null ? ['step'] : [about, 'step']);
      this.steps.set(about, work);
    }
    return work;
  }
}

export const labourOf = (world: World, policy: Policy) => ({
  reps: new Labour('reps', world, policy),
  desks: new Labour('desks', world, policy),
});
