import { type Finding, suggest } from '@baton/core';
import type { AuthoredAttribute } from './attribute-schema.ts';

type Facts = Readonly<Record<string, AuthoredAttribute>>;

/** What a condition may ask for: values by fact, `null` where they are not listed. */
type Drawn = ReadonlyMap<string, ReadonlySet<string> | null>;

const valuesOf = (attribute: AuthoredAttribute): ReadonlySet<string> | null => {
  const laws = [attribute, ...attribute.given];
  const listed = laws.flatMap(({ oneOf, always }) => {
    if (oneOf !== undefined) return Object.keys(oneOf);
    return typeof always === 'string' ? [always] : [];
  });
  const all = laws.every(({ oneOf, always }) => oneOf !== undefined || typeof always === 'string');
  return all ? new Set(listed) : null;
};

/** What never holds in the `given` of facts drawn in this order; `placeOf` says where each stands. */
const idleIn = (
  facts: Facts,
  sources: readonly string[],
  placeOf: (name: string) => Finding['path'],
): readonly Finding[] => {
  const drawn = new Map<string, ReadonlySet<string> | null>([
    ['source', new Set(sources)],
    ['hasMail', null],
    ['hasPhone', null],
  ]);
  return Object.entries(facts).flatMap(([name, attribute]) => {
    const found = attribute.given.flatMap(({ when }, index) =>
      Object.entries(when).flatMap(([fact, wanted]) =>
        findingsOf(fact, [wanted].flat(), drawn, [...placeOf(name), 'given', index, 'when', fact]),
      ),
    );
    drawn.set(name, valuesOf(attribute));
    return found;
  });
};

interface Source {
  readonly source: string;
  readonly facts: Facts;
}

/**
 * Conditions of `given` that never hold, since they name a fact that is not drawn before, or a value that it never has.
 * Of a fact that sources share, only those that hold for none of them.
 */
export const idleConditions = (facts: Facts, sources: readonly Source[]): readonly Finding[] => {
  const names = sources.map(({ source }) => source);
  const counts = new Map<string, { readonly finding: Finding; count: number }>();
  for (const [index, { facts: own }] of sources.entries()) {
    const placeOf = (name: string): Finding['path'] =>
      Object.hasOwn(own, name) ? ['sources', index, 'facts', name] : ['facts', name];
    for (const finding of idleIn({ ...facts, ...own }, names, placeOf)) {
      const key = JSON.stringify([finding.path, finding.message]);
      const known = counts.get(key) ?? { finding, count: 0 };
      known.count += 1;
      counts.set(key, known);
    }
  }
  const sharing = ({ path: [first, name] }: Finding): number =>
    first === 'sources'
      ? 1
      : sources.filter(({ facts: own }) => !Object.hasOwn(own, String(name))).length;
  return [...counts.values()]
    .filter(({ finding, count }) => count >= sharing(finding))
    .map(({ finding }) => finding);
};

const findingsOf = (
  fact: string,
  wanted: readonly (string | number | boolean)[],
  drawn: Drawn,
  path: Finding['path'],
): readonly Finding[] => {
  const known = drawn.get(fact);
  if (known === undefined)
    return [
      {
        path,
        message: `no fact \`${fact}\` is drawn before this one`,
        fix: suggest(fact, drawn.keys()),
      },
    ];
  if (known === null) return [];
  return wanted
    .filter((value) => !known.has(String(value)))
    .map((value) => ({
      path,
      message: `\`${fact}\` is never \`${value}\``,
      fix: suggest(String(value), known),
    }));
};
