import { hasRole, type Held, type Scope } from '../access/scope.js';
import { notYourRole, transitionRefused } from '../errors/core.errors.js';
import type { Refusal } from '../errors/refusal.js';
import type { Bilingual } from '../words/words.js';

export type Tone = 'plain' | 'blue' | 'green' | 'ochre' | 'red';

export interface StateWords extends Bilingual<string> {
  tone: Tone;
}

export interface Transition<State extends string, Event extends string, Subject> {
  from: readonly State[];
  event: Event;
  to: State;
  /** Who may ask for it. Empty: only the house itself, as a consequence. */
  roles: readonly Held[];
  words: Bilingual<string>;
  reasonRequired?: true;
  /** Why it is refused now, or null. Told to the screen before the button is pressed. */
  guard?: (subject: Subject) => Refusal | null;
}

/** An event the subject's state knows, for this caller: free to fire, or with the refusal that says why not. */
export interface AllowedEvent<Event extends string> {
  event: Event;
  words: Bilingual<string>;
  reasonRequired: boolean;
  refusal: Refusal | null;
}

interface Declaration<State extends string, Event extends string, Subject> {
  /** Table of the subject: `sales_order`. */
  name: string;
  initial: State;
  states: Readonly<Record<State, StateWords>>;
  transitions: readonly Transition<State, Event, Subject>[];
}

/** A declared table of transitions. Wrong tables do not start: see `check`. */
export class StateMachine<State extends string, Event extends string, Subject extends { state: State }> {
  readonly name: string;
  readonly initial: State;
  readonly states: Readonly<Record<State, StateWords>>;
  readonly transitions: readonly Transition<State, Event, Subject>[];

  constructor(declaration: Declaration<State, Event, Subject>) {
    this.name = declaration.name;
    this.initial = declaration.initial;
    this.states = declaration.states;
    this.transitions = declaration.transitions;
    this.check();
  }

  /** The transition an event makes from a state, or undefined. */
  find(state: State, event: Event): Transition<State, Event, Subject> | undefined {
    return this.transitions.find((t) => t.event === event && t.from.includes(state));
  }

  /** Throws the refusal, or returns the transition to make. */
  permit(scope: Scope, subject: Subject, event: Event): Transition<State, Event, Subject> {
    const transition = this.find(subject.state, event);
    const words = (transition ?? this.transitions.find((t) => t.event === event))?.words ?? { fr: event, en: event };
    if (!transition) throw transitionRefused(words, this.states[subject.state]);
    if (!hasRole(scope, 'system', ...transition.roles)) throw notYourRole(words);
    const refusal = transition.guard?.(subject) ?? null;
    if (refusal) throw refusal;
    return transition;
  }

  /** What the caller can ask for now, and why not when it cannot: what the screens and the API show. */
  allowed(scope: Scope, subject: Subject): AllowedEvent<Event>[] {
    return this.transitions
      .filter((t) => t.from.includes(subject.state) && hasRole(scope, ...t.roles))
      .map((t) => ({
        event: t.event,
        words: t.words,
        reasonRequired: t.reasonRequired ?? false,
        refusal: t.guard?.(subject) ?? null,
      }));
  }

  private check(): void {
    const seen = new Set<string>();
    for (const { from, event, to } of this.transitions) {
      for (const state of [...from, to])
        if (!Object.hasOwn(this.states, state)) throw new Error(`${this.name}: unknown state ${state}`);
      for (const state of from) {
        if (seen.has(`${state}/${event}`)) throw new Error(`${this.name}: two transitions for ${state}/${event}`);
        seen.add(`${state}/${event}`);
      }
    }
    const reached = new Set<State>([this.initial]);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const { from, to } of this.transitions) if (from.some((state) => reached.has(state))) reached.add(to);
    }
    const lost = (Object.keys(this.states) as State[]).filter((state) => !reached.has(state));
    if (lost.length > 0) throw new Error(`${this.name}: unreachable ${lost.join(', ')}`);
  }
}
