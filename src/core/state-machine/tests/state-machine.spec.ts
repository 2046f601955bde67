import { asSystem, ROLES, type Role, type Scope } from '../../access/scope.js';
import { refusal, Refusal } from '../../errors/refusal.js';
import { StateMachine, type StateWords, type Transition } from '../state-machine.js';

type State = 'draft' | 'open' | 'held' | 'done';
type Event = 'open' | 'hold' | 'finish' | 'archive';
interface Case {
  state: State;
  full: boolean;
}

const words = (fr: string, en: string) => ({ fr, en });
const state = (fr: string, en: string): StateWords => ({ fr, en, tone: 'plain' });
const states = {
  draft: state('Brouillon', 'Draft'),
  open: state('Ouvert', 'Open'),
  held: state('En attente', 'On hold'),
  done: state('Fini', 'Done'),
};
const notFull = ({ full }: Case) =>
  full ? null : refusal('case.not_full', 409, { fr: 'Remplissez-le.', en: 'Fill it.' });
const transitions: Transition<State, Event, Case>[] = [
  { from: ['draft', 'held'], event: 'open', to: 'open', roles: ['director'], words: words('Ouvrir', 'Open') },
  { from: ['open'], event: 'hold', to: 'held', roles: ['director', 'master'], words: words('Suspendre', 'Hold') },
  {
    from: ['open'],
    event: 'finish',
    to: 'done',
    roles: ['master', 'partner'],
    words: words('Finir', 'Finish'),
    reasonRequired: true,
    guard: notFull,
  },
  { from: ['done'], event: 'archive', to: 'done', roles: [], words: words('Archiver', 'Archive') },
];
const machine = new StateMachine<State, Event, Case>({ name: 'a_case', initial: 'draft', states, transitions });
const as = (...roles: (Role | 'system')[]): Scope => ({
  schoolId: 1,
  userId: 1,
  roles: new Set(roles),
  partnerId: null,
  learnerId: null,
  locale: 'fr',
});
const refusalOf = (act: () => unknown): Refusal => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
};

describe('a wrong table does not start', () => {
  const build = (more: Partial<Transition<State, Event, Case>>[], given: object = states) =>
    new StateMachine<State, Event, Case>({
      name: 'a_case',
      initial: 'draft',
      states: given as typeof states,
      transitions: [...transitions, ...(more as Transition<State, Event, Case>[])],
    });
  const extra = { roles: [], words: words('x', 'x') };

  it('with two transitions for one state and event', () => {
    expect(() => build([{ ...extra, from: ['held'], event: 'open', to: 'done' }])).toThrow(
      /two transitions.*held\/open/,
    );
    expect(() => build([{ ...extra, from: ['held', 'held'], event: 'hold', to: 'done' }])).toThrow(/held\/hold/);
  });

  it.each(['lost', 'toString', 'constructor', '__proto__'])('with an unknown state (%s)', (unknown) => {
    const known = unknown as State;
    expect(() => build([{ ...extra, from: [known], event: 'hold', to: 'done' }])).toThrow(/unknown state/);
    expect(() => build([{ ...extra, from: ['held'], event: 'hold', to: known }])).toThrow(/unknown state/);
  });

  it('with a state nothing leads to', () => {
    expect(() => build([], { ...states, lost: state('Perdu', 'Lost') })).toThrow(/unreachable lost/);
    const island = [{ ...extra, from: ['lost' as State], event: 'hold' as const, to: 'lost' as State }];
    expect(() => build(island, { ...states, lost: state('Perdu', 'Lost') })).toThrow(/unreachable lost/);
  });

  it('with an initial state that is not one', () => {
    const declaration = { name: 'a_case', initial: 'nowhere' as State, states, transitions };
    expect(() => new StateMachine<State, Event, Case>(declaration)).toThrow();
  });

  it('and the right one does', () => {
    expect(() => build([])).not.toThrow();
  });
});

describe('what the screen shows and what the house does', () => {
  const events: Event[] = ['open', 'hold', 'finish', 'archive'];
  const cases = (Object.keys(states) as State[]).flatMap((from) =>
    [true, false].flatMap((full) => ROLES.map((role) => ({ from, full, role }))),
  );

  it.each(cases)('agree for $role in $from (full: $full)', ({ from, full, role }) => {
    const subject = { state: from, full };
    const allowed = machine.allowed(as(role), subject);
    for (const event of events) {
      const shown = allowed.find((a) => a.event === event);
      const declared = transitions.find((t) => t.event === event && t.from.includes(from));
      expect(shown !== undefined).toBe(declared?.roles.includes(role) ?? false);
      if (shown && shown.refusal === null) expect(machine.permit(as(role), subject, event)).toBe(declared);
      else {
        const refused = refusalOf(() => machine.permit(as(role), subject, event));
        expect(refused.code).toBe(
          shown?.refusal?.code ?? (declared ? 'core.not_your_role' : 'core.transition_refused'),
        );
      }
      if (shown) expect(shown.reasonRequired).toBe(event === 'finish');
    }
  });

  it('show all that any of the caller’s roles may ask, once', () => {
    const both = machine.allowed(as('director', 'master', 'partner'), { state: 'open', full: true });
    expect(both.map((a) => a.event)).toEqual(['hold', 'finish']);
  });
});

describe('a refusal', () => {
  it('names the event and the state in both languages', () => {
    const refused = refusalOf(() => machine.permit(as('director'), { state: 'done', full: true }, 'hold'));
    expect([refused.code, refused.status]).toEqual(['core.transition_refused', 409]);
    expect(refused.say('fr')).toContain('« Suspendre »');
    expect(refused.say('fr')).toContain('« Fini »');
    expect(refused.say('en')).toContain('“Hold”');
    expect(refused.say('en')).toContain('“Done”');
  });

  it('of an event nobody declared is a refusal too', () => {
    const refused = refusalOf(() => machine.permit(as('director'), { state: 'open', full: true }, 'explode' as Event));
    expect([refused.code, refused.status]).toEqual(['core.transition_refused', 409]);
  });

  it('by role comes before the guard: a stranger learns nothing of the subject', () => {
    const refused = refusalOf(() => machine.permit(as('director'), { state: 'open', full: false }, 'finish'));
    expect([refused.code, refused.status]).toEqual(['core.not_your_role', 403]);
  });

  it('by the guard stands for the house itself', () => {
    expect(refusalOf(() => machine.permit(as('system'), { state: 'open', full: false }, 'finish')).code).toBe(
      'case.not_full',
    );
  });
});

describe('the house itself', () => {
  it('makes the transitions nobody may ask for', () => {
    const subject: Case = { state: 'done', full: true };
    expect(refusalOf(() => machine.permit(as(...ROLES), subject, 'archive')).code).toBe('core.not_your_role');
    expect(machine.permit(asSystem(as('learner')), subject, 'archive').to).toBe('done');
    expect(machine.allowed(as(...ROLES), subject)).toEqual([]);
  });

  it('acts for a person without changing what the person may do', () => {
    const person = as('learner');
    asSystem(person);
    expect([...person.roles]).toEqual(['learner']);
  });
});
