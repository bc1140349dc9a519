import type { Channel } from '@baton/core';
import type { Case } from '../case.ts';
import { isAnswered, speak } from '../chance.ts';
import { nowOf, send, type Simulation } from '../simulation.ts';

export interface Attempt {
  readonly actor: string;
  readonly channel: Channel;
  /** Certain, as when the prospect called; drawn otherwise. */
  readonly connected?: boolean;
  readonly then?: (connected: boolean) => void;
}

/** A real attempt has been made: it reaches the prospect or not, and is entered. `then` follows once it is. */
export const attempt = (sim: Simulation, of: Case, made: Attempt): void => {
  const { actor, channel, then } = made;
  const connected = made.connected ?? isAnswered(sim, of, channel);
  if (connected) speak(sim, of);
  const event = { type: 'attempt.made', at: nowOf(sim), actor, channel, connected } as const;
  if (then === undefined) return send(sim, of, event);
  const follow = () => then(connected);
  return send(sim, of, event, follow, follow);
};
