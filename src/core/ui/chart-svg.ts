import type { EChartsCoreOption } from 'echarts/core';
import type { Locale } from '../words/words.js';

export type ChartTheme = 'light' | 'dark';
interface Palette {
  ink: string;
  soft: string;
  line: string;
  sheet: string;
  series: readonly string[];
}

// The tokens of style/tokens.css: an image does not see the page's style.
const PALETTES: Record<ChartTheme, Palette> = {
  light: {
    ink: '#23211d',
    soft: '#6d675c',
    line: '#e3ddd1',
    sheet: '#fffdf9',
    series: ['#24478f', '#b23a2e', '#3f6b3a', '#b98a2f', '#8b857a', '#7a5195'],
  },
  dark: {
    ink: '#ece7dc',
    soft: '#b0a898',
    line: '#3b382f',
    sheet: '#23211c',
    series: ['#7fa0ea', '#e98577', '#8bbd80', '#d9ac54', '#9a9486', '#b795cf'],
  },
};
const FONT = "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible Next Variable', system-ui, sans-serif";

/** A chart before it is given the colours of a theme. */
export type ChartOption = (palette: Palette) => EChartsCoreOption;

/** Draws a chart as a standalone SVG document. The library is loaded at the first one: start stays quick. */
export async function renderChart(
  option: ChartOption,
  { width, height, theme }: { width: number; height: number; theme: ChartTheme },
): Promise<string> {
  const { init } = await echarts();
  const palette = PALETTES[theme];
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: 'transparent',
      color: [...palette.series],
      textStyle: { fontFamily: FONT, color: palette.soft },
      ...option(palette),
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

let loaded: Promise<typeof import('echarts/core')> | undefined;
const echarts = () => (loaded ??= load());

async function load(): Promise<typeof import('echarts/core')> {
  const [core, { BarChart, LineChart, PieChart, SunburstChart }, { GridComponent, LegendComponent }, { SVGRenderer }] =
    await Promise.all([
      import('echarts/core'),
      import('echarts/charts'),
      import('echarts/components'),
      import('echarts/renderers'),
    ]);
  core.use([BarChart, LineChart, PieChart, SunburstChart, GridComponent, LegendComponent, SVGRenderer]);
  return core;
}

export interface Series {
  name: string;
  values: readonly (number | null)[];
}

interface MonthlyBars {
  months: readonly string[];
  series: readonly Series[];
  /** What is promised but not done yet: dashed, on top. */
  plannedSeries?: Series;
  /** Said after each figure of the axis: `€`, `h`. */
  unit?: string;
  locale?: Locale;
}

/** Stacked bars by month; the unit stands on the axis, thousands are shortened. */
export function monthlyBars({ months, series, plannedSeries, unit = '€', locale = 'fr' }: MonthlyBars): ChartOption {
  return (palette) => ({
    grid: { left: 4, right: 4, top: 14, bottom: 36, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: legend(palette),
    xAxis: {
      type: 'category',
      data: [...months],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.soft },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.soft, formatter: (value: number) => axisText(value, unit, locale) },
    },
    series: [
      ...series.map(({ name, values }) => bars(name, values)),
      ...(plannedSeries ? [{ ...bars(plannedSeries.name, plannedSeries.values), itemStyle: dashed(palette) }] : []),
    ],
  });
}

const bars = (name: string, values: readonly (number | null)[]) => ({
  type: 'bar',
  stack: 'all',
  name,
  data: [...values],
  barMaxWidth: 34,
  itemStyle: { borderRadius: 2 },
});

const dashed = (palette: Palette) => ({
  color: 'transparent',
  borderColor: palette.series[0],
  borderType: 'dashed',
  borderWidth: 1.2,
  borderRadius: 2,
});

const legend = (palette: Palette) => ({
  bottom: 0,
  left: 0,
  itemGap: 22,
  icon: 'roundRect',
  itemWidth: 11,
  itemHeight: 11,
  textStyle: { color: palette.ink, fontSize: 13 },
});

function axisText(value: number, unit: string, locale: Locale): string {
  const thousands = Math.abs(value) >= 1000;
  const figure = (thousands ? value / 1000 : value).toLocaleString(locale === 'fr' ? 'fr-FR' : 'en-IE');
  return `${figure}\u00a0${thousands ? 'k' : ''}${unit}`;
}
