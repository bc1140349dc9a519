import { type Html, html, joined, trusted } from './html.ts';

/** Which colour is what, for things that are not policies. `colour` is one of the page's own variables. */
export const lineKey = (
  lines: readonly { readonly name: string; readonly colour: string }[],
): Html =>
  html`<p class="key">
    ${joined(
      lines.map(
        ({ name, colour }) =>
          html`<span
            >${trusted(`<span class="swatch" style="background:${colour}"></span>`)}${name}</span
          >`,
      ),
    )}
  </p>`;
