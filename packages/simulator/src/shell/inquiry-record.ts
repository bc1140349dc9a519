import type { Facts, FactValue } from '@baton/core';
import type { SimulatedLead } from '../world/simulated-lead.ts';
import type { Pen, Reader } from './pen.ts';
import type { Words } from './words.ts';

const KIND = { text: 0, number: 1, false: 2, true: 3, list: 4 } as const;

const writeValue = (pen: Pen, words: Words, value: FactValue): void => {
  switch (typeof value) {
    case 'string':
      pen.number(KIND.text);
      return pen.thing(words.names, value);
    case 'number':
      pen.number(KIND.number);
      return pen.number(value);
    case 'boolean':
      return pen.number(value ? KIND.true : KIND.false);
    default:
      pen.number(KIND.list);
      return pen.things(words.names, value);
  }
};

const readValue = (reader: Reader, words: Words): FactValue => {
  switch (reader.int()) {
    case KIND.text:
      return reader.thing(words.names);
    case KIND.number:
      return reader.number();
    case KIND.true:
      return true;
    case KIND.false:
      return false;
    default:
      return reader.things(words.names);
  }
};

export const writeFacts = (pen: Pen, words: Words, facts: Facts): void => {
  const names = Object.keys(facts);
  pen.number(names.length);
  for (const name of names) {
    pen.thing(words.names, name);
    writeValue(pen, words, facts[name]!);
  }
};

/** In the order in which they stood. */
export const readFacts = (reader: Reader, words: Words): Facts => {
  const facts: Record<string, FactValue> = {};
  for (let left = reader.int(); left > 0; left -= 1) {
    const name = reader.thing(words.names);
    facts[name] = readValue(reader, words);
  }
  return facts;
};

/** All but its id. */
export const writeInquiry = (pen: Pen, words: Words, one: SimulatedLead): void => {
  pen.number(one.at);
  writeFacts(pen, words, one.facts);
  pen.thing(words.names, one.source);
  pen.thing(words.texts, one.registrar);
  pen.number(one.cost);
  pen.flag(one.recorded !== undefined);
  if (one.recorded === undefined) return;
  pen.optional(one.recorded.wonAt);
  pen.optional(one.recorded.value);
};

export const readInquiry = (reader: Reader, words: Words, id: string): SimulatedLead => {
  const lead = {
    id,
    at: reader.number(),
    facts: readFacts(reader, words),
    source: reader.thing(words.names),
    registrar: reader.thing(words.texts),
    cost: reader.number(),
  };
  if (!reader.flag()) return lead;
  return { ...lead, recorded: { wonAt: reader.optional(), value: reader.optional() } };
};
