import type { DocumentError, FactType, Locate } from '@baton/core';
import { type LeadStream } from '../stream/lead-stream.ts';
import type { ComparedPolicy } from './experiment.ts';

const isNumber = ({ type }: FactType): boolean => type === 'number' || type === 'integer';
const isText = ({ type }: FactType): boolean => type === 'text' || type === 'oneOf';

const fits = (declared: FactType, given: FactType): boolean =>
  declared.type === given.type ||
  (isNumber(declared) && isNumber(given)) ||
  (isText(declared) && isText(given));

const strangers = (declared: FactType, given: FactType): readonly string[] =>
  (declared.type === 'oneOf' || declared.type === 'listOf') &&
  (given.type === 'oneOf' || given.type === 'listOf')
    ? given.values.filter((value) => !declared.values.includes(value))
    : [];

/**
 * Whether the leads of a stream are such as a policy speaks of. A fact of another type is an error; values that the
 * policy does not know, and facts that no lead has, are warnings: its rules on them never hold.
 */
export const checkFacts = (
  { attributes }: LeadStream,
  { name, policy }: ComparedPolicy,
  locate: Locate,
): { readonly errors: readonly DocumentError[]; readonly warnings: readonly DocumentError[] } => {
  const errors: DocumentError[] = [];
  const warnings: DocumentError[] = [];
  const sources = attributes.map(({ source }) => source);
  for (const [fact, declared] of Object.entries(policy.definition.facts)) {
    const path = ['definition', 'facts', fact];
    const given =
      fact === 'source'
        ? [{ type: 'oneOf', values: sources } as const]
        : attributes.flatMap(({ types }) => types[fact] ?? []);
    const wrong = given.find((type) => !fits(declared, type));
    const unknown = [...new Set(given.flatMap((type) => strangers(declared, type)))];
    if (wrong !== undefined)
      errors.push(
        locate({
          path,
          message: `\`${fact}\` is ${declared.type} for the policy \`${name}\`, and ${wrong.type} in the stream`,
          fix: 'give it one type in both',
        }),
      );
    else if (given.length === 0)
      warnings.push(
        locate({
          path,
          message: `no lead of the stream has \`${fact}\``,
          fix: 'add it to the stream, or leave it out of the rules',
        }),
      );
    else if (unknown.length > 0)
      warnings.push(
        locate({
          path,
          message: `leads may have a \`${fact}\` that the policy does not know: ${unknown.join(', ')}`,
          fix: 'add it to the values of the fact',
        }),
      );
  }
  return { errors, warnings };
};
