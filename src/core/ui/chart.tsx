import { DataTable, type Column, type Row } from './table.js';
import { useUiWords } from './ui.words.js';

interface ChartProps {
  /** Address of the SVG; `theme=light` or `theme=dark` is added to it. */
  src: string;
  /** What the drawing says, in one sentence. */
  caption: string;
  width: number;
  height: number;
  columns: readonly Column[];
  rows: readonly Row[];
}

/** A drawing in both themes (the hidden one is never fetched), its caption, and the figures behind it. */
export function Chart({ src, caption, width, height, columns, rows }: ChartProps) {
  const words = useUiWords();
  const themed = (theme: 'light' | 'dark') => `${src}${src.includes('?') ? '&' : '?'}theme=${theme}`;
  return (
    <figure class="chart">
      <img class="on-light" src={themed('light')} alt={caption} width={width} height={height} loading="lazy" />
      <img class="on-dark" src={themed('dark')} alt={caption} width={width} height={height} loading="lazy" />
      <figcaption>{caption}</figcaption>
      <details>
        <summary>{words.chartData}</summary>
        <DataTable caption={caption} columns={columns} rows={rows} />
      </details>
    </figure>
  );
}
