import type { ComponentChildren } from 'preact';

export interface Kpi {
  value: ComponentChildren;
  label: ComponentChildren;
  /** Where the figure opens. */
  href?: string;
  tone?: 'green' | 'red' | 'ochre';
}

/** A row of figures; each opens on what it is made of. */
export function Kpis({ kpis }: { kpis: readonly Kpi[] }) {
  return (
    <ul class="kpis">
      {kpis.map(({ value, label, href, tone }) => {
        const inside = (
          <>
            <b class={tone}>{value}</b>
            <span>{label}</span>
          </>
        );
        return <li>{href ? <a href={href}>{inside}</a> : inside}</li>;
      })}
    </ul>
  );
}
