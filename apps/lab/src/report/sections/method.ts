import { count } from '../../figures/count.ts';
import { percent } from '../answer-sentence.ts';
import { checkedWords } from '../checked-words.ts';
import { dataTable } from '../page/data-table.ts';
import { type Html, html, joined } from '../page/html.ts';
import { pathCode } from '../page/path-code.ts';
import { prose } from '../page/prose.ts';
import { policyName } from '../page/policy-key.ts';
import type { Context } from './context.ts';

/** Every assumption with its source. */
export function assumptionsSection({ comparison }: Context): Html {
  const columns = ['Assumption', 'Value', 'Source'];
  return html`<section id="assumptions">
    <h2>Every assumption and its source</h2>
    ${dataTable(
      columns.map((title) => ({ title, isNumber: false })),
      comparison.assumptions.map(({ path, value, source, note, alternatives }) => [
        pathCode(path),
        html`${value}${note === null ? null : html`<br /><small>${note}</small>`}${alternatives.length === 0 ? null : html`<br /><small>or: ${alternatives.join(', ')}</small>`}`,
        source,
      ]),
    )}
  </section>`;
}

/** How it was made, and how to make it again. */
export function methodSection({ comparison }: Context): Html {
  const { seed, replications, leads, events, confidence, period, policies, command } = comparison;
  return html`<section>
    <h2>How it was made</h2>
    <p>
      The policies’ own lifecycle and rules ran on a simulated clock over ${period.whole},
      ${count(replications)} times, over ${count(leads)} leads in all: ${count(events)} entries in
      their logs. Every policy met the same leads with the same luck (common random numbers), so
      differences are paired; the intervals are Student’s t at ${percent(confidence)}. Where one
      reaches beyond what can be (a share above 100%, an amount below zero), it is shown up to there
      and as its two ends instead of ±; the JSON has it whole. ${checkedWords(comparison)} The seed
      is
      <code>${seed}</code>.
    </p>
    ${joined(
      policies.map(
        ({ name, version, note, changes }, index) =>
          html`<p class="lead">
              ${policyName(name, index)}
              <small>version ${version}${note === '' ? '' : `. ${note}`}</small>
            </p>
            ${changeList(changes, index)}`,
      ),
    )}
    <p class="lead">Make it again, to the same figures:</p>
    <pre>${command}</pre>
  </section>`;
}

function changeList(changes: readonly string[], index: number): Html | null {
  if (index === 0) return null;
  if (changes.length === 0) return html`<p>No difference to the baseline.</p>`;
  return html`<ul>
    ${joined(changes.map((change) => html`<li>${prose(change)}</li>`))}
  </ul>`;
}
