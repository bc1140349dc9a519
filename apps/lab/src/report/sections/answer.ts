import { includesZero } from '../../figures/estimate.ts';
import { type Unit, unitOf } from '../../figures/unit.ts';
import { differenceStep, writeSigned, writeSignedInterval } from '../../figures/write-estimate.ts';
import { percent } from '../answer-sentence.ts';
import { answers } from '../answers.ts';
import { costBasis, precisionCaveat, staffingCaveats } from '../caveats.ts';
import {
  type Comparison,
  confidenceOf,
  keyMetrics,
  type Metric,
  otherMetrics,
} from '../comparison.ts';
import { type Html, html, joined } from '../page/html.ts';
import { pathCode } from '../page/path-code.ts';
import { prose } from '../page/prose.ts';
import { policyName } from '../page/policy-key.ts';
import type { Context } from './context.ts';

/** The top of the page: what was asked, and the answer in one sentence with its interval. */
export function answerSection(context: Context): Html {
  const { comparison } = context;
  const [first, ...others] = answers(comparison);
  const caveat = precisionCaveat(comparison);
  return html`<header>
    <p class="eyebrow">${comparison.experiment}</p>
    <h1>${first ?? 'This run has no candidate to compare.'}</h1>
    ${joined(others.map((other) => html`<p class="lead">${other}</p>`))}
    ${caveat === null ? null : html`<p class="lead warning">${prose(caveat)}</p>`}
    <p class="note">Asked: ${comparison.question}</p>
    <p class="note">Of the ${comparison.period.words}: ${span(comparison)}</p>
  </header>`;
}

/** What the figures are of, so that nobody takes them for a year or for the whole time. */
const span = ({ period }: Comparison): string =>
  period.isFollowedLonger
    ? `leads come in during ${period.length} alone, and everything until the end of ${period.whole} counts. Nothing here is a yearly figure.`
    : `they come in for ${period.length}, until the end. Nothing here is a yearly figure.`;

/** What each candidate costs, in money and in whatever else it makes worse. */
export function priceSection(context: Context): Html {
  const { comparison, candidates } = context;
  const items = candidates.map((name, place) => {
    const worse = priced(comparison).filter((metric) => isWorse(metric, place));
    const unclear = comparison.metrics.find(({ key }) => key === 'cost')?.differences[place];
    const list =
      worse.length > 0
        ? joined(worse.map((metric) => html`<li>${change(context, metric, place)}</li>`))
        : html`<li>Nothing measured here is clearly worse.</li>`;
    const cost =
      unclear !== null && unclear !== undefined && includesZero(unclear)
        ? html`<li>
            No clear difference in cost (${writeSignedInterval(context.money, unclear)}).
          </li>`
        : null;
    return html`<p class="lead">${policyName(name, place + 1)}</p>
      <ul>
        ${list}${cost}
      </ul>
      ${joined(staffingCaveats(comparison, name).map((text) => html`<p class="warning">${prose(text)}</p>`))}`;
  });
  return html`<section>
    <h2>What it costs</h2>
    <p class="note">${costBasis(comparison)}</p>
    ${joined(items)}
  </section>`;
}

/** What a price may be paid in; the many other counters stand in the table of all metrics. */
const priced = (comparison: Comparison): readonly Metric[] => [
  ...keyMetrics(comparison),
  ...otherMetrics(comparison).filter(({ key }) =>
    ['exceptionDesk', 'brokenChains', 'shamAttempts', 'workload.maxOverMean'].includes(key),
  ),
];

function isWorse({ better, differences }: Metric, place: number): boolean {
  const difference = differences[place] ?? null;
  if (better === null || difference === null || includesZero(difference)) return false;
  return better === 'up' ? difference.mean < 0 : difference.mean > 0;
}

function change({ comparison }: Context, metric: Metric, place: number): string {
  const difference = metric.differences[place];
  const unit: Unit = unitOf(metric.unit, comparison.currency).difference;
  if (difference === null || difference === undefined) return metric.name;
  const step = differenceStep(unit, metric.differences);
  return `${metric.name}: ${writeSigned(unit, difference, step)} (${percent(confidenceOf(comparison, metric.key))} interval ${writeSignedInterval(unit, difference, step)})`;
}

/** What the answer stands on: assumptions nobody measured come first. */
export function dependenceSection({ comparison }: Context): Html {
  const { assumptions, unknowable } = comparison;
  const unmeasured = assumptions.filter(({ source }) => source.startsWith('assumption'));
  const contested = assumptions.filter(({ alternatives }) => alternatives.length > 0);
  return html`<section>
    <h2>What it depends on</h2>
    <ul>
      <li>
        The answer rests on ${assumptions.length} assumptions about how prospects, reps and managers
        behave; ${unmeasured.length} of them nobody has measured.
        <a href="#assumptions">Each stands below with its source.</a>
      </li>
      ${contested.length === 0 ? null : html`<li>Published figures disagree on ${joined(contested.map(({ path }, index) => html`${index === 0 ? '' : ', '}${pathCode(path)}`))}; under another the answer may move.</li>`}
      ${joined(comparison.warnings.map((warning) => html`<li>${prose(warning)}</li>`))}
      ${
        unknowable.length === 0
          ? null
          : html`<li>
              What the recording cannot know:
              <ul>
                ${joined(unknowable.map((limit) => html`<li>${limit}</li>`))}
              </ul>
            </li>`
      }
      <li>
        The intervals hold what chance does between replications. They do not hold errors in the
        assumptions.
      </li>
    </ul>
  </section>`;
}
