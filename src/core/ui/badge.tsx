import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.js';

export type Tone = 'blue' | 'green' | 'red' | 'ochre' | 'plain';

interface BadgeProps {
  tone?: Tone;
  icon?: IconName;
  children: ComponentChildren;
}

/** A state: never a colour alone, always a word, with a sign when it matters. */
export function Badge({ tone = 'plain', icon, children }: BadgeProps) {
  return (
    <span class={`tag ${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

/** Badges in a row or, stacked, one a line. */
export function Badges({ stacked, children }: { stacked?: boolean; children: ComponentChildren }) {
  return <div class={stacked ? 'tags stacked' : 'tags'}>{children}</div>;
}
