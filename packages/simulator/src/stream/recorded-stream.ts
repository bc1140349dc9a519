import type { FactType, FactValue } from '@baton/core';
import type { LeadStream } from './lead-stream.ts';
import type { Recording } from './recorded/recording-file.ts';

const typeOf = (value: FactValue): FactType => {
  if (typeof value === 'boolean') return { type: 'boolean' };
  if (typeof value === 'number') return { type: 'number' };
  return typeof value === 'string' ? { type: 'text' } : { type: 'listOf', values: [...value] };
};

/** A recording as a stream: the same leads at the same instants in every replication. */
export const recordedStream = (
  name: string,
  basis: string,
  { header, leads }: Recording,
): LeadStream => {
  const types: Record<string, FactType> = {};
  for (const { facts } of leads)
    for (const [fact, value] of Object.entries(facts)) types[fact] ??= typeOf(value);
  const sources = [...new Set(leads.map(({ source }) => source))].toSorted();
  return {
    kind: 'recorded',
    name,
    basis: basis === '' ? header.note : basis,
    notes: header.notes,
    recording: header,
    attributes: sources.map((source) => ({ source, types })),
    registrars: [],
    leads: (_draws, { from, until }) => leads.filter(({ at }) => at >= from && at < until),
  };
};
