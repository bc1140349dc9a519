import type { Engine } from './engine.ts';

/** The part of an engine that decides: rule sets, policy and org, without the statechart. */
export type Deciding = Pick<Engine, 'policy' | 'sets' | 'directory'>;
