import { HOUR_MS, type Org } from '@baton/core';
import type { ReplicationResult } from '../ledger/replication-result.ts';
import { type Confidences, type Row, rowOf } from './estimates.ts';
import { hoursAtWork } from './hours-at-work.ts';
import type { ComparedPolicy, Horizon } from './experiment.ts';
import type { Replicated } from './replicate.ts';
import type { ReportPart } from './result-schema.ts';
import { seriesOf, shareOf } from './series.ts';

export interface Folding {
  readonly replicated: readonly Replicated[];
  /** The baseline first. */
  readonly policies: readonly ComparedPolicy[];
  readonly horizon: Horizon;
  readonly confidences: Confidences;
}

const distinct = (
  folding: Folding,
  keys: (result: ReplicationResult) => readonly string[],
): readonly string[] => [
  ...new Set(folding.replicated.flatMap(({ policies }) => policies.flatMap(keys))),
];

const row = (
  { replicated, policies, confidences }: Folding,
  name: string,
  value: (result: ReplicationResult) => number | null,
): Row => rowOf(name, seriesOf(replicated, policies.length, value), confidences);

/** Share of obligations met in time, by kind. */
export const attainmentRows = (folding: Folding): Row[] =>
  distinct(folding, ({ sla }) => Object.keys(sla))
    .toSorted()
    .map((kind) =>
      row(folding, kind, ({ sla }) => {
        const { met, missed } = sla[kind] ?? { met: 0, missed: 0 };
        return shareOf(met, met + missed);
      }),
    );

/** Leaks by cause, the greatest of the baseline first, each with its holders. */
export const leakRows = (
  folding: Folding,
  ledgers: readonly {
    readonly leaks: readonly {
      readonly cause: string;
      readonly holder: string;
      readonly total: number;
    }[];
  }[],
): ReportPart['leaks'] => {
  const totalOf = (cause: string, holder?: string): number =>
    ledgers
      .flatMap(({ leaks }) => leaks)
      .filter((leak) => leak.cause === cause && (holder === undefined || leak.holder === holder))
      .reduce((sum, { total }) => sum + total, 0);
  const causes = distinct(folding, ({ ledger }) => ledger.map(({ cause }) => cause));
  return causes
    .toSorted((a, b) => totalOf(b) - totalOf(a) || (a < b ? -1 : 1))
    .map((cause) => {
      const holders = distinct(folding, ({ ledger }) =>
        ledger.flatMap((line) => (line.cause === cause ? [line.holder] : [])),
      );
      return {
        ...row(folding, cause, ({ ledger }) =>
          ledger.reduce((sum, line) => sum + (line.cause === cause ? line.total : 0), 0),
        ),
        holders: holders.toSorted(
          (a, b) => totalOf(cause, b) - totalOf(cause, a) || (a < b ? -1 : 1),
        ),
      };
    });
};

const nameIn = (org: Org | undefined, person: string): string =>
  org?.people[person]?.name ?? person;

/** Acceptance of offers, by rep and by source. */
export const acceptanceRows = (folding: Folding): ReportPart['acceptance'] => {
  const people = distinct(folding, ({ perPerson }) =>
    perPerson.flatMap(({ person, offers }) => (offers > 0 ? [person] : [])),
  ).toSorted();
  const sources = distinct(folding, ({ acceptanceBySource }) =>
    Object.keys(acceptanceBySource),
  ).toSorted();
  const orgs = folding.policies.map(({ org }) => org);
  return [
    ...people.map((id) => ({
      by: 'rep' as const,
      ...row(
        folding,
        nameIn(
          orgs.find(({ people: known }) => known[id] !== undefined),
          id,
        ),
        ({ perPerson }) => {
          const one = perPerson.find(({ person }) => person === id);
          return one === undefined ? null : shareOf(one.accepted, one.offers);
        },
      ),
    })),
    ...sources.map((source) => ({
      by: 'source' as const,
      ...row(folding, source, ({ acceptanceBySource }) => {
        const one = acceptanceBySource[source];
        return one === undefined ? null : shareOf(one.accepted, one.offers);
      }),
    })),
  ];
};

/** Share of their hours at work that those who own leads spent on them. */
export const loadRows = (folding: Folding): Row[] => {
  const { policies, horizon, replicated, confidences } = folding;
  const people = distinct(folding, ({ perPerson }) =>
    perPerson.flatMap(({ person, sells }) => (sells ? [person] : [])),
  ).toSorted();
  const hours = policies.map(({ org }) => hoursAtWork(org, horizon.from, horizon.until));
  return people.map((id) => {
    const series = policies.map((_, index) => {
      const atWork = (hours[index]?.get(id) ?? 0) / HOUR_MS;
      return replicated.map(({ policies: results }) => {
        const one = results[index]?.perPerson.find(({ person }) => person === id);
        return one === undefined ? null : shareOf(one.hoursWorked, atWork);
      });
    });
    return rowOf(
      nameIn(policies.find(({ org }) => org.people[id] !== undefined)?.org, id),
      series,
      confidences,
    );
  });
};
