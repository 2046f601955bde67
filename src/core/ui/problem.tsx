import type { ComponentChildren } from 'preact';
import { Thread } from './empty.js';
import { Icon } from './icon.js';

interface ProblemProps {
  /** What happened, as one sentence. */
  title: string;
  /** What to do about it. */
  remedy: ComponentChildren;
  back: { href: string; label: string };
}

/** The body of an error page. */
export function Problem({ title, remedy, back }: ProblemProps) {
  return (
    <div class="problem">
      <Thread />
      <h1>{title}</h1>
      <p>{remedy}</p>
      <p>
        <a class="btn" href={back.href}>
          <Icon name="arrow-left" /> {back.label}
        </a>
      </p>
    </div>
  );
}
