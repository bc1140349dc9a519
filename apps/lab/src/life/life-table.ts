import { type Entry, isPassing, type Org } from '@baton/core';
import { terminalColumns } from '../terminal/columns.ts';
import { wrap } from '../terminal/wrap.ts';
import { eventWords } from './event-words.ts';

/** One policy's side of the table. */
export interface Side {
  readonly policy: string;
  readonly org: Org;
  readonly entries: readonly Entry[];
  /** How it ended, in words. */
  readonly end: string;
}

const timeWidth = 17;

/** Two lives of one lead on a common time line: what happens under each, and who holds it after. */
export function lifeTable(
  sides: readonly [Side, Side],
  timeOf: (at: number) => string,
  bold: (text: string) => string,
): readonly string[] {
  const width = Math.floor((terminalColumns - timeWidth - 2) / sides.length);
  const beside = (time: string, cells: readonly (readonly string[])[]): readonly string[] => {
    const height = Math.max(1, ...cells.map(({ length }) => length));
    return Array.from({ length: height }, (_, row) =>
      [
        (row === 0 ? time : '').padEnd(timeWidth),
        ...cells.map((cell) => (cell[row] ?? '').padEnd(width)),
      ]
        .join(' ')
        .trimEnd(),
    );
  };
  const heads = sides.map(({ policy }) => wrap(policy, width - 1));
  const instants = [...new Set(sides.flatMap(({ entries }) => entries.map(({ at }) => at)))];
  return [
    ...beside('', heads).map(bold),
    ...instants
      .toSorted((a, b) => a - b)
      .flatMap((at) =>
        beside(
          timeOf(at),
          sides.map(({ entries, org }) =>
            entries
              .filter((entry) => entry.at === at)
              .flatMap((entry) => wrap(said(entry, org), width - 1)),
          ),
        ),
      ),
    '',
    ...beside(
      'in the end',
      sides.map(({ end }) => wrap(end, width - 1)),
    ),
  ];
}

/** The event, and the state and holder where they change; a passing state says nothing of its own. */
function said({ event, from, to, custodian }: Entry, org: Org): string {
  const words = eventWords(event, org);
  const holder =
    custodian.to === null ? null : (org.people[custodian.to.person]?.name ?? custodian.to.person);
  const isMoved = custodian.to?.person !== custodian.from?.person;
  // Routing and returning last no time: what comes of them is the next entry.
  const isNew = from !== to && !isPassing(to) && event.type !== 'lead.routed';
  const parts = [
    ...(isNew ? [to.replace(/^opportunity\./, '')] : []),
    ...(isMoved && isNew && holder !== null ? [`with ${holder}`] : []),
  ];
  return parts.length === 0 ? words : `${words} → ${parts.join(', ')}`;
}
