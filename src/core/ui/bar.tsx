import { sharePercent } from '../words/format.js';
import { useLocale } from './ui.words.js';

export type BarTone = 'blue' | 'green' | 'red' | 'ochre' | 'gold' | 'grey';

interface BarProps {
  /** From 0 to 1; more than 1 is drawn full and said as it is. */
  share: number;
  tone?: BarTone;
  /** What it measures, for those who cannot see it. */
  label: string;
}

const width = (share: number) => `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`;

/** Progress or load. Drawn by SVG attributes: the CSP forbids style attributes. */
export function Bar({ share, tone = 'blue', label }: BarProps) {
  const said = `${label}, ${sharePercent(share, useLocale())}`;
  return (
    <svg class="bar" role="img" aria-label={said}>
      <rect class={`fill-${tone}`} width={width(share)} height="100%" />
    </svg>
  );
}

export interface Part {
  label: string;
  /** From 0 to 1. */
  share: number;
  /** What stands at the right of the legend instead of the percentage. */
  value?: string;
  href?: string;
}

const ORDER: readonly BarTone[] = ['blue', 'green', 'gold', 'red', 'grey', 'ochre'];

/** A whole cut in parts, with its legend. */
export function StackedBar({ parts, label }: { parts: readonly Part[]; label: string }) {
  const locale = useLocale();
  let from = 0;
  return (
    <div class="stacked">
      <svg class="bar tall" role="img" aria-label={label}>
        {parts.map(({ share }, index) => {
          const x = width(from);
          from += share;
          return <rect class={`fill-${tone(index)}`} x={x} width={width(share)} height="100%" />;
        })}
      </svg>
      <ul class="legend">
        {parts.map(({ label: name, share, value, href }, index) => (
          <li>
            <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true">
              <rect class={`fill-${tone(index)}`} width="10" height="10" rx="2" />
            </svg>
            <span>{href ? <a href={href}>{name}</a> : name}</span>
            <b>{value ?? sharePercent(share, locale)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}

const tone = (index: number): BarTone => ORDER[index % ORDER.length] ?? 'grey';
