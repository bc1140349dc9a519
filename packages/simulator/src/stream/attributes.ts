import type { FactType, FactValue } from '@baton/core';
import { compileDistribution } from '../distributions/compile.ts';
import { categorical } from '../distributions/discrete.ts';
import type { Draws } from '../random/draws.ts';
import { hashId, hashPair, type IdHash } from '../random/id-hash.ts';
import type { AuthoredAttribute, AuthoredCondition, AuthoredLaw } from './attribute-schema.ts';
import { STREAM_DRAWS } from './stream-draws.ts';

type Known = Record<string, FactValue>;
/** One uniform; `item` tells the draws of one attribute apart. */
type Uniform = (item: number) => number;
type Draw = (uniform: Uniform) => FactValue;

/** A fact of the leads of one source, ready to be drawn. */
export interface Attribute {
  readonly name: string;
  readonly type: FactType;
  readonly hash: IdHash;
  readonly known: number;
  readonly given: readonly { readonly holds: (facts: Known) => boolean; readonly draw: Draw }[];
  readonly draw: Draw;
}

/** What an attribute needs beside its value: whether it is known. */
const KNOWN_ITEM = 255;

const clamp = (
  value: number,
  { atLeast = -Infinity, atMost = Infinity }: AuthoredAttribute,
): number => Math.min(atMost, Math.max(atLeast, value));

const compileLaw = (law: AuthoredLaw, bounds: AuthoredAttribute): Draw => {
  if (law.oneOf !== undefined) {
    const names = Object.keys(law.oneOf);
    const { inverse } = categorical(Object.values(law.oneOf));
    return (uniform) => names[inverse(uniform(0))] ?? '';
  }
  if (law.listOf !== undefined) {
    const entries = Object.entries(law.listOf);
    return (uniform) =>
      entries.filter(([, chance], item) => uniform(item) < chance).map(([name]) => name);
  }
  if (law.chance !== undefined) {
    const { chance } = law;
    return (uniform) => uniform(0) < chance;
  }
  const distribution = law.integer ?? law.number;
  if (distribution !== undefined) {
    const { inverse } = compileDistribution(distribution);
    return law.integer === undefined
      ? (uniform) => clamp(inverse(uniform(0)), bounds)
      : (uniform) => Math.round(clamp(inverse(uniform(0)), bounds));
  }
  const { always } = law;
  return () => always ?? '';
};

const compileCondition = (when: AuthoredCondition): ((facts: Known) => boolean) => {
  const entries = Object.entries(when).map(
    ([fact, value]) => [fact, Array.isArray(value) ? value : [value]] as const,
  );
  return (facts) =>
    entries.every(([fact, values]) => {
      const actual = facts[fact];
      return (
        (typeof actual === 'string' || typeof actual === 'number' || typeof actual === 'boolean') &&
        values.includes(actual)
      );
    });
};

const namesIn = (law: AuthoredLaw): readonly string[] => Object.keys(law.oneOf ?? law.listOf ?? {});

/** The type that a policy would declare for it: what its laws can give. */
const typeOf = (attribute: AuthoredAttribute): FactType => {
  const values = [...new Set([attribute, ...attribute.given].flatMap(namesIn))];
  if (attribute.oneOf !== undefined) return { type: 'oneOf', values };
  if (attribute.listOf !== undefined) return { type: 'listOf', values };
  if (attribute.integer !== undefined) return { type: 'integer' };
  if (attribute.number !== undefined || typeof attribute.always === 'number')
    return { type: 'number' };
  return attribute.chance !== undefined || typeof attribute.always === 'boolean'
    ? { type: 'boolean' }
    : { type: 'text' };
};

export const compileAttribute = (name: string, authored: AuthoredAttribute): Attribute => ({
  name,
  type: typeOf(authored),
  hash: hashId(name),
  known: authored.known,
  given: authored.given.map((given) => ({
    holds: compileCondition(given.when),
    draw: compileLaw(given, authored),
  })),
  draw: compileLaw(authored, authored),
});

/**
 * Draws the attributes of a lead in their order, so that later ones may depend on earlier ones. Addressed by the lead and
 * the attribute's name: an attribute more or less, or in another place, leaves the others as they were.
 */
export const drawFacts = (
  attributes: readonly Attribute[],
  lead: string,
  source: string,
  draws: Draws,
  replication: number,
): Readonly<Record<string, FactValue>> => {
  const facts: Known = { source };
  const id = hashId(lead);
  for (const { name, hash, known, given, draw } of attributes) {
    const { high, low } = hashPair(id, hash);
    const uniform: Uniform = (item) =>
      draws.uniform(high, low, STREAM_DRAWS.attribute, item, replication);
    if (known < 1 && uniform(KNOWN_ITEM) >= known) continue;
    const law = given.find(({ holds }) => holds(facts))?.draw ?? draw;
    facts[name] = law(uniform);
  }
  return facts;
};
