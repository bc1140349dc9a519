import { CustomChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([CustomChart, GridComponent, SVGRenderer]);

export const fontFamily =
  "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/**
 * Draws a chart as SVG text. Colours are CSS variables of the page, which also work as attributes of
 * an inline SVG: one drawing serves light, dark and print.
 */
export function draw(option: EChartsCoreOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: 'transparent',
      textStyle: { fontFamily, fontSize: 12, color: 'var(--ink)' },
      ...option,
    });
    return plain(chart.renderToSVGString());
  } finally {
    // Undisposed charts keep a timer, and the process, alive.
    chart.dispose();
  }
}

/** Takes out what serves interaction alone: nothing on the page is interactive, and it doubles the size. */
const plain = (svg: string): string =>
  svg
    .replaceAll(/<style\b[^>]*>.*?<\/style>/gs, '')
    .replaceAll(/ (?:ecmeta_[a-z_]+|class|pointer-events)="[^"]*"/g, '')
    .replaceAll(/ (?:xml:space|version|baseProfile|xmlns:xlink)="[^"]*"/g, '')
    .replaceAll(/"[^"]*"/g, (value) => value.replaceAll(/(\d\.\d)\d+/g, '$1'))
    .replaceAll(/\n+/g, '\n')
    .trim();
