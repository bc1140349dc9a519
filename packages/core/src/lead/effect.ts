import type { Obligation, PassResult } from './lead.ts';

/** Who a notice is for; shells resolve it, because resolving needs the roster and changes no lead. */
export type Recipient =
  | { readonly person: string }
  /** `manager` of a person, or a role or person named by the policy. */
  | { readonly name: string; readonly of: string };

/** What is to be done in the world after a step. Shells carry effects out; replay ignores them. */
export type Effect =
  /** A person owes something new; the service tells them, the simulator puts it on their pile. */
  | { readonly do: 'oblige'; readonly obligation: Obligation }
  /** An obligation was met, moved away or withdrawn. */
  | { readonly do: 'release'; readonly obligation: Obligation; readonly met: boolean }
  /** An obligation passed 100%. Once for each obligation. */
  | { readonly do: 'recordMiss'; readonly obligation: Obligation }
  | {
      readonly do: 'notify';
      readonly to: Recipient;
      readonly about: Obligation;
      readonly rung: string;
    }
  /** An automatic nurture mail. */
  | { readonly do: 'sendMail'; readonly track: string; readonly touch: number }
  /** The lead was closed or a pass ended: the registrar is told what became of it. */
  | { readonly do: 'reportResult'; readonly registrar: string | null; readonly result: PassResult };

/** What a step asks for: an effect, or a turn in a rotation that is given back, which `advance` does before it routes. */
export type StepEffect =
  | Effect
  | { readonly do: 'returnTurn'; readonly pool: string; readonly person: string };
