import type { Chart } from './chart.ts';
import type { On, Transition } from './transitions.ts';

interface Row {
  readonly event: string;
  readonly when: string;
  readonly to: readonly string[];
  readonly does: string;
}

const code = (text: string): string => `\`${text}\``;

/** The guard and what it compares with; the names of states and tracks stand under `to` already. */
const whenOf = ({ guard }: Transition): string => {
  if (guard === undefined) return '';
  const { kind } = guard.params;
  const told = kind === '' || kind === 'nurture' || kind.includes('.') ? '' : ` ${kind}`;
  return code(`${guard.type}${told}`);
};

const doesOf = ({ actions }: Transition): string =>
  actions
    .map(({ type }) => type)
    .filter((type) => type !== 'stamp' && type !== 'leave')
    .map(code)
    .join(' ');

/** Arrows that differ only in where they lead share a row. */
const rowsOf = (on: On): Row[] => {
  const rows: Row[] = [];
  for (const [event, arrows] of Object.entries(on))
    for (const arrow of arrows) {
      const row = { event: code(event), when: whenOf(arrow), does: doesOf(arrow) };
      const to = arrow.target === undefined ? 'stays' : code(arrow.target);
      const last = rows.at(-1);
      const same = last?.event === row.event && last.when === row.when && last.does === row.does;
      if (same && last !== undefined) rows.splice(-1, 1, { ...last, to: [...last.to, to] });
      else rows.push({ ...row, to: [to] });
    }
  return rows;
};

const tableOf = (on: On): string[] => [
  '| event | when | to | does |',
  '| --- | --- | --- | --- |',
  ...rowsOf(on).map(
    ({ event, when, to, does }) => `| ${event} | ${when} | ${to.join(', ')} | ${does} |`,
  ),
];

const sectionOf = (title: string, on: On): string[] =>
  Object.keys(on).length === 0 ? [] : [`### ${title}`, '', ...tableOf(on), ''];

/**
 * Every arrow of the chart as Markdown, state by state. Of the arrows for an event the first whose guard holds is taken,
 * those of the state before those of every open state.
 */
export const transitionTable = (chart: Chart): string =>
  [
    ...sectionOf('In every open state', chart.everywhere),
    ...chart.states.flatMap(({ state, on }) => sectionOf(code(state), on)),
  ].join('\n');
