import type { ComponentChildren } from 'preact';

interface SheetProps {
  title?: ComponentChildren;
  /** Small links or buttons at the right of the heading. */
  tools?: ComponentChildren;
  id?: string;
  children: ComponentChildren;
}

/** A sheet of paper on the ground: one subject, its heading, its content. */
export function Sheet({ title, tools, id, children }: SheetProps) {
  return (
    <section class="sheet" id={id}>
      {(title || tools) && (
        <div class="sheet-head">
          {title && <h2>{title}</h2>}
          {tools && <div class="sheet-tools">{tools}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

/** Two columns, the main one first; one column where there is no room. */
export function Columns({ main, side }: { main: ComponentChildren; side: ComponentChildren }) {
  return (
    <div class="cols">
      <div class="col">{main}</div>
      <div class="col">{side}</div>
    </div>
  );
}

export interface Fact {
  label: ComponentChildren;
  value: ComponentChildren;
  strong?: boolean;
}

/** Name and value pairs: amounts of an order, address of a customer. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ label, value, strong }) => (
        <div class={strong ? 'strong' : undefined}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
