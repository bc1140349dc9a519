import { HOUR_MS } from '@baton/core';
import { Arrivals, type ArrivalSource } from '../arrivals/arrivals.ts';
import type { Draws } from '../random/draws.ts';
import { minorPerUnit } from '../world/money.ts';
import type { SimulatedLead } from '../world/simulated-lead.ts';
import { type Attribute, compileAttribute, drawFacts } from './attributes.ts';
import { instantOf } from './local-instant.ts';
import type { LeadStream, StreamWindow } from './lead-stream.ts';
import type { AuthoredSource } from './source-schema.ts';
import type { SyntheticDocument } from './stream-schema.ts';

const ALL_HOURS: readonly number[] = Array.from({ length: 168 }, () => 1);

interface SourceOfLeads {
  readonly arrival: ArrivalSource;
  readonly source: string;
  readonly registrar: string | null;
  readonly cost: number;
  readonly attributes: readonly Attribute[];
}

/** Whether there is an address or a number is drawn before the other facts, so that these may depend on it. */
const contactAttributes = ({ mail, phone }: SyntheticDocument['contact']): Attribute[] => [
  compileAttribute('hasMail', { chance: mail, known: 1, given: [] }),
  compileAttribute('hasPhone', { chance: phone, known: 1, given: [] }),
];

const attributesOf = (
  document: SyntheticDocument,
  source: AuthoredSource,
): readonly Attribute[] => {
  const facts = { ...document.facts, ...source.facts };
  return [
    ...contactAttributes(source.contact ?? document.contact),
    ...Object.entries(facts).map(([name, authored]) => compileAttribute(name, authored)),
  ];
};

/** When the first lead of a burst may come, epoch ms. */
export const burstAt = (
  zone: string,
  { from, hour }: Pick<AuthoredSource['bursts'][number], 'from' | 'hour'>,
): number => instantOf(zone, Date.parse(from) + hour * HOUR_MS);

const arrivalsOf = (
  document: SyntheticDocument,
  authored: AuthoredSource,
): readonly ArrivalSource[] => {
  const { source, leads, hours = ALL_HOURS, season, growth, bursts } = authored;
  const weekly: ArrivalSource[] =
    leads === undefined
      ? []
      : [
          {
            id: source,
            arrives: {
              weekly: {
                zone: document.zone,
                perHour: hours.map((weight) => weight * leads),
                ...(season === undefined ? {} : { monthFactors: season }),
                trendPerYear: growth,
              },
            },
          },
        ];
  const events = bursts.map((burst): ArrivalSource => {
    const at = burstAt(document.zone, burst);
    return {
      id: `${source}-${burst.event}`,
      arrives: { burst: { at, decayMs: burst.fadesIn, leads: { expected: burst.leads } } },
    };
  });
  return [...weekly, ...events];
};

function* generate(
  sources: readonly SourceOfLeads[],
  draws: Draws,
  { from, until, replication }: StreamWindow,
): Generator<SimulatedLead, undefined> {
  const arrivals = new Arrivals(
    sources.map(({ arrival }) => arrival),
    { from, until, replication },
    draws,
  );
  while (arrivals.next()) {
    const { id, at } = arrivals;
    const one = sources[arrivals.source];
    if (one === undefined) continue;
    const { source, registrar, cost, attributes } = one;
    yield {
      id,
      at,
      facts: drawFacts(attributes, id, source, draws, replication),
      source,
      registrar,
      cost,
    };
  }
  return undefined;
}

/** A stream whose leads are drawn: a function of seed, replication and document alone, the same under every policy. */
export const syntheticStream = (document: SyntheticDocument, currency: string): LeadStream => {
  const minor = minorPerUnit(currency);
  const sources = document.sources.flatMap((authored) => {
    const attributes = attributesOf(document, authored);
    const { source, registrar } = authored;
    const cost = Math.round(authored.cost * minor);
    return arrivalsOf(document, authored).map((arrival) => ({
      arrival,
      source,
      registrar,
      cost,
      attributes,
    }));
  });
  return {
    kind: 'synthetic',
    name: document.stream,
    basis: document.basis,
    notes: [],
    recording: null,
    attributes: document.sources.map(({ source }) => ({
      source,
      types: Object.fromEntries(
        (sources.find((one) => one.source === source)?.attributes ?? []).map(({ name, type }) => [
          name,
          type,
        ]),
      ),
    })),
    registrars: [...new Set(sources.flatMap(({ registrar }) => registrar ?? []))],
    leads: (draws, window) => generate(sources, draws, window),
  };
};
