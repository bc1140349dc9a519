import { type Size, sizes } from '../chart/sizes.ts';
import { escape, type Html, html, joined, trusted } from './html.ts';

export interface Figure {
  /** What the chart finds, in a sentence. */
  readonly title: string;
  /** Under the title: what is drawn and how to read it. */
  readonly note: string;
  readonly key: Html | null;
  readonly draw: (size: Size) => string;
  /** The numbers behind the chart. */
  readonly numbers: Html;
}

/** A chart with the finding as its title, in the sizes for desk and phone, and its numbers folded away. */
export function figure({ title, note, key, draw, numbers }: Figure): Html {
  return html`<figure>
    <figcaption>
      <h3>${title}</h3>
      <p class="note">${note}</p>
    </figcaption>
    ${key}
    ${joined(sizes.map((size) => html`<div class="${size.name}">${labelled(draw(size), title)}</div>`))}
    <details>
      <summary>The numbers</summary>
      ${numbers}
    </details>
  </figure>`;
}

const labelled = (svg: string, label: string): Html =>
  trusted(svg.replace('<svg ', `<svg role="img" aria-label="${escape(label)}" `));
