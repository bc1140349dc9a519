import { type Html, html, joined, trusted } from './html.ts';
import { policyColour } from './tokens.ts';

const shapes = [
  '<circle cx="6" cy="6" r="4.5"/>',
  '<path d="M6 0.5 11.5 6 6 11.5 0.5 6z"/>',
  '<path d="M1.5 1.5h9v9h-9z"/>',
  '<path d="M6 0.8 11.4 10.8H0.6z"/>',
];

/** The policy's marker as the charts draw it. */
const sign = (index: number): Html =>
  trusted(
    `<svg class="sign" viewBox="0 0 12 12" width="12" height="12" fill="${policyColour(index)}" aria-hidden="true">${shapes[index % shapes.length]}</svg>`,
  );

export const policyName = (name: string, index: number): Html =>
  html`<span class="policy">${sign(index)}${name}</span>`;

/** Which marker is whose; `shown` are places in the list of policies, of which the first is the baseline. */
export const policyKey = (names: readonly string[], shown: readonly number[]): Html =>
  html`<p class="key">
    ${joined(
      shown.map(
        (index) =>
          html`<span
            >${policyName(names[index] ?? '', index)}${index === 0 ? ' (baseline)' : ''}</span
          >`,
      ),
    )}
  </p>`;
