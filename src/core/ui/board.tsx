import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.js';

/** A state is told by its sign and its word before its colour. */
const SIGNS: Readonly<Partial<Record<JobProps['state'], IconName>>> = {
  running: 'player-play',
  paused: 'player-pause',
  done: 'check',
  late: 'clock',
};

export interface JobProps {
  /** `late` is past its day. */
  state: 'planned' | 'running' | 'paused' | 'done' | 'late';
  /** The state in words, where there is more than one. */
  said?: string;
  title: ComponentChildren;
  note?: ComponentChildren;
  href?: string;
}

/** One piece of work on a board. */
export function Job({ state, said, title, note, href }: JobProps) {
  const sign = SIGNS[state];
  return (
    <div class={`job ${state}`}>
      {said && (
        <em>
          {sign && <Icon name={sign} />} {said}
        </em>
      )}
      <b>{href ? <a href={href}>{title}</a> : title}</b>
      {note && <span>{note}</span>}
    </div>
  );
}

export interface BoardSlot {
  content: ComponentChildren;
  /** Time that is not the workshop's: lessons, absence. */
  away?: boolean;
}

export interface BoardRow {
  name: ComponentChildren;
  note?: ComponentChildren;
  slots: readonly BoardSlot[];
}

interface DayBoardProps {
  caption: string;
  rowHead: string;
  slots: readonly string[];
  rows: readonly BoardRow[];
}

/** Who does what, by half-day. */
export function DayBoard({ caption, rowHead, slots, rows }: DayBoardProps) {
  return (
    <div class="scroll board" role="region" aria-label={caption} tabIndex={0}>
      <table class="day">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{rowHead}</th>
            {slots.map((slot) => (
              <th scope="col">{slot}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, note, slots: content }) => (
            <tr>
              <th scope="row">
                {name}
                {note && <span>{note}</span>}
              </th>
              {content.map((slot) => (
                <td class={slot.away ? 'away' : undefined}>{slot.content}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
