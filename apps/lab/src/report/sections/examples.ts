import { leadCommand } from '../../compare/repeat-command.ts';
import { exactMoney } from '../../figures/money.ts';
import { dataTable } from '../page/data-table.ts';
import { type Html, html, joined } from '../page/html.ts';
import { policyName } from '../page/policy-key.ts';
import type { Context } from './context.ts';

/** Leads that one policy wins and another loses, and how to look at their lives. */
export function examplesSection({ comparison, names, baseline }: Context): Html | null {
  const { examples } = comparison;
  const [first] = examples;
  if (first === undefined) return null;
  const policy = (name: string): Html => policyName(name, Math.max(0, names.indexOf(name)));
  return html`<section>
    <h2>Leads that make the difference</h2>
    <p class="note">
      The dearest leads of the first replication that one policy wins and the other loses. The
      commands below the table show the life of each under both, side by side.
    </p>
    ${dataTable(
      ['Lead', 'Value', 'Won by', 'Lost by', 'Cause', 'Holder'].map((title) => ({
        title,
        isNumber: title === 'Value',
      })),
      examples.map(({ lead, value, wonBy, lostBy, cause, holder }) => [
        html`<code>${lead}</code>`,
        exactMoney(value, comparison.currency),
        policy(wonBy),
        policy(lostBy),
        cause,
        holder,
      ]),
    )}
    ${joined(
      examples.map(
        ({ lead, wonBy, lostBy }) =>
          html`<pre>
${leadCommand(comparison, { lead, candidate: wonBy === baseline ? lostBy : wonBy })}</pre>`,
      ),
    )}
  </section>`;
}

/** What the experiment is known to show, and whether this run showed it. */
export function expectationsSection({ comparison }: Context): Html | null {
  const { expectations } = comparison;
  if (expectations.length === 0) return null;
  return html`<section>
    <h2>What was expected</h2>
    <ul>
      ${joined(
        expectations.map(
          ({ text, holds }) => html`<li>${holds ? 'Seen' : 'Not seen'}: ${text}.</li>`,
        ),
      )}
    </ul>
  </section>`;
}
