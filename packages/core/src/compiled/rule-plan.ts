import type { EngineOperator } from './engine-operators.ts';

/** Where a comparison takes a side from: the document, or a fact and perhaps a place inside it. */
export type Side =
  | { readonly from: 'document'; readonly value: unknown }
  | { readonly from: 'fact'; readonly fact: string; readonly path: readonly string[] | null };

/** A condition of a rule document, with its parts in the groups in which json-rules-engine asks them. */
export type Test =
  | {
      readonly kind: 'all' | 'any';
      /** By falling priority. A group is asked whole before it is looked at, and the next only while nothing is settled. */
      readonly groups: readonly (readonly Test[])[];
    }
  | { readonly kind: 'not'; readonly test: Test }
  | {
      readonly kind: 'compare';
      readonly operator: EngineOperator;
      readonly left: Extract<Side, { readonly from: 'fact' }>;
      readonly right: Side;
    };

/** One rule: its place among the documents, and when it holds. */
export interface PlannedRule {
  readonly at: number;
  readonly test: Test;
}

/** Rule documents as plain data, checked and in order: all that closures are made from. */
export interface RulePlan {
  /** By falling priority. */
  readonly rules: readonly PlannedRule[];
  /** Whether a fact that is not given counts as undefined; otherwise asking for it is an error. */
  readonly allowUndefinedFacts: boolean;
}
