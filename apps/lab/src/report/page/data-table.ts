import { type Html, html, joined } from './html.ts';

export interface DataColumn {
  readonly title: string | Html;
  readonly isNumber: boolean;
}

/** With more columns than this a table is wider than a phone, and says so there. */
const wideFrom = 3;

/** A table that scrolls by itself where the page is too narrow for it. */
export function dataTable(
  columns: readonly DataColumn[],
  rows: readonly (readonly (string | Html)[])[],
): Html {
  const align = (index: number): string => (columns[index]?.isNumber === true ? 'number' : 'text');
  return html`<div
    class="scroll${columns.length > wideFrom ? ' many' : ''}"
    tabindex="0"
    role="region"
    aria-label="Table, scrolls sideways"
  >
    <table>
      <thead>
        <tr>
          ${joined(columns.map(({ title }, index) => html`<th scope="col" class="${align(index)}">${title}</th>`))}
        </tr>
      </thead>
      <tbody>
        ${joined(
          rows.map(
            (row) =>
              html`<tr>
                ${joined(row.map((cell, index) => html`<td class="${align(index)}">${cell}</td>`))}
              </tr>`,
          ),
        )}
      </tbody>
    </table>
  </div>`;
}
