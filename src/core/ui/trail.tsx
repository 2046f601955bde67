import type { ComponentChildren } from 'preact';
import { useUiWords } from './ui.words.js';

export interface Station {
  label: string;
  note?: ComponentChildren;
  state: 'done' | 'next' | 'todo';
  href?: string;
}

/** The paper trail of an affair, from demand to payment, on one thread. */
export function Trail({ stations, label }: { stations: readonly Station[]; label?: string }) {
  const words = useUiWords();
  const spoken = { done: words.done, next: words.current, todo: words.todo };
  return (
    <ol class="trail" aria-label={label}>
      {stations.map(({ label: name, note, state, href }) => (
        <li class={state} aria-current={state === 'next' ? 'step' : undefined}>
          <b>{href ? <a href={href}>{name}</a> : name}</b>
          <span class="visually-hidden">{spoken[state]}</span>
          {note && <span class="note">{note}</span>}
        </li>
      ))}
    </ol>
  );
}
