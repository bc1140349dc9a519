import { exactMoney } from '../../figures/money.ts';
import { intervalChart } from '../chart/interval-chart.ts';
import { type LedgerBar, ledgerChart } from '../chart/ledger-chart.ts';
import { type Comparison, type Leak, stillOpen } from '../comparison.ts';
import { levelStep, writeMean } from '../../figures/write-estimate.ts';
import { largestDifference, largestFirst } from '../findings.ts';
import { dataTable } from '../page/data-table.ts';
import { estimateTable } from '../page/estimate-table.ts';
import { figure } from '../page/figure.ts';
import { type Html, html } from '../page/html.ts';
import { lineKey } from '../page/line-key.ts';
import { policyKey, policyName } from '../page/policy-key.ts';
import { leakColour, leakColours } from '../page/tokens.ts';
import type { Context } from './context.ts';

const shownCauses = 10;

/** The ledger, leaks by cause, and how each candidate changes them. */
export function leakageSection(context: Context): Html {
  const { comparison, challengers } = context;
  const leaks = largestFirst(comparison.leaks.filter(({ name }) => name !== stillOpen));
  if (leaks.length === 0)
    return html`<section>
      <h2>Leakage</h2>
      <p>Nothing leaked: whatever could be won was won.</p>
    </section>`;
  return html`<section>
    <h2>Leakage</h2>
    ${ledgerFigure(context, leaks)} ${causesFigure(context, leaks)}
    ${challengers.length === 0 ? null : changesFigure(context, leaks)} ${meanings(comparison)}
  </section>`;
}

/** What the causes are, in the words of the reference. */
const meanings = ({ causes }: Comparison): Html =>
  html`<h3>What the causes mean</h3>
    <p class="note">
      A leak has one cause, the obligation that was broken when the lead could last be won, and one
      holder, who owed it.
    </p>
    ${dataTable(
      ['Cause, and as policies write it', 'What it means'].map((title) => ({
        title,
        isNumber: false,
      })),
      causes.map(({ words, meaning, code }) => [
        html`${words}<br /><code class="whole">${code}</code>`,
        meaning,
      ]),
    )}`;

function ledgerFigure(context: Context, leaks: readonly Leak[]): Html {
  const { comparison, money, moneyAxis } = context;
  const causes = leaks.map(({ name }) => name);
  const bars = comparison.ledger.map((line) => ledgerBar(line, causes, comparison.replications));
  const key = lineKey([
    { name: 'won', colour: 'var(--won)' },
    ...causes
      .slice(0, leakColours)
      .map((cause, rank) => ({ name: shortKey(cause, rank, causes), colour: leakColour(rank) })),
    { name: 'still open at the end', colour: 'var(--line-2)' },
  ]);
  return figure({
    title: ledgerFinding(context),
    note: `Attainable revenue is what perfect handling of the same leads would have won: what was won, what leaked, by cause, and what is still open add up to it exactly. ${moneyAxis}, mean of the replications. The share above is the mean of the replications’ shares, as in the table of figures; shares of the totals, in the numbers, differ a little.`,
    key,
    draw: (size) => ledgerChart(bars, money, moneyAxis, size),
    numbers: ledgerTable(comparison),
  });
}

const shortKey = (cause: string, rank: number, causes: readonly string[]): string =>
  rank === leakColours - 1 && causes.length > leakColours
    ? `${causes.length - rank} other causes`
    : cause;

function ledgerBar(
  line: Comparison['ledger'][number],
  causes: readonly string[],
  replications: number,
): LedgerBar {
  return {
    policy: line.policy,
    won: line.won / replications,
    leaks: causes.map((cause) => totalOf(line, cause) / replications),
    open: totalOf(line, stillOpen) / replications,
  };
}

const totalOf = ({ leaks }: Comparison['ledger'][number], name: string): number =>
  leaks.filter(({ cause }) => cause === name).reduce((sum, { total }) => sum + total, 0);

/** The share of the table of metrics, which has an interval: a mean of replications, not the share of the totals. */
function ledgerFinding({ comparison, names, share }: Context): string {
  const metric = comparison.metrics.find(({ key }) => key === 'leakageShare');
  const step = levelStep(share, metric?.values ?? [], metric?.differences);
  const said = names.flatMap((name, index) => {
    const value = metric?.values[index] ?? null;
    return value === null ? [] : [{ name, lost: writeMean(share, value, step) }];
  });
  const [baseline, ...rest] = said;
  if (baseline === undefined) return 'What was won and what leaked';
  return [
    `${baseline.lost} of attainable revenue leaks under ${baseline.name}`,
    ...rest.map(({ name, lost }) => `${lost} under ${name}`),
  ].join(', ');
}

function ledgerTable({ ledger, replications, currency }: Comparison): Html {
  const columns = [
    'Policy',
    'Line',
    'Holder',
    `Total of ${replications} replications`,
    'Share of the totals',
  ];
  const rows = ledger.flatMap(({ policy, attainable, won, leaks }, index) => {
    const share = (total: number): string =>
      attainable === 0 ? '–' : `${((total / attainable) * 100).toFixed(1)}%`;
    const name = policyName(policy, index);
    const sorted = leaks.toSorted((a, b) => b.total - a.total);
    return [
      [name, 'attainable', '', exactMoney(attainable, currency), '100%'],
      [name, 'won', '', exactMoney(won, currency), share(won)],
      ...sorted.map(({ cause, holder, total }) => [
        name,
        cause,
        holder,
        exactMoney(total, currency),
        share(total),
      ]),
    ];
  });
  return dataTable(
    columns.map((title, index) => ({ title, isNumber: index > 2 })),
    rows,
  );
}

function causesFigure(context: Context, leaks: readonly Leak[]): Html {
  const { names, everyone, money, moneyAxis, reading } = context;
  const [largest] = leaks;
  return figure({
    title: `Most leaks through: ${largest?.name ?? 'no cause'}`,
    note: `Leakage by cause, largest first: the ${reading}.${rest(leaks)}`,
    key: policyKey(names, everyone),
    draw: (size) =>
      intervalChart(
        {
          rows: leaks.slice(0, shownCauses),
          policies: everyone,
          unit: money,
          axis: moneyAxis,
          style: 'bars',
          target: null,
        },
        size,
      ),
    numbers: numbers(context, leaks),
  });
}

function changesFigure(context: Context, leaks: readonly Leak[]): Html {
  const { names, challengers, baseline, money, differenceReading } = context;
  return figure({
    title: largestDifference(leaks, money, context, ({ name }) => `the leak “${name}”`),
    note: `Candidate minus ${baseline}: the ${differenceReading}. Left of zero leaks less. Hollow: the interval holds zero, so the direction is not clear.${rest(leaks)}`,
    key: policyKey(names, challengers),
    draw: (size) =>
      intervalChart(
        {
          rows: leaks
            .slice(0, shownCauses)
            .map(({ name, differences }) => ({ name, values: differences })),
          policies: challengers,
          unit: money,
          axis: `change in leakage, ${context.moneyAxis}`,
          style: 'differences',
          target: null,
        },
        size,
      ),
    numbers: numbers(context, leaks),
  });
}

const rest = ({ length }: readonly Leak[]): string =>
  length > shownCauses
    ? ` ${length - shownCauses} smaller ${length - shownCauses === 1 ? 'cause stands' : 'causes stand'} in the numbers.`
    : '';

const numbers = ({ names, money }: Context, leaks: readonly Leak[]): Html =>
  estimateTable(
    'Cause',
    names,
    leaks.map((leak) => ({ ...leak, unit: money })),
  );
