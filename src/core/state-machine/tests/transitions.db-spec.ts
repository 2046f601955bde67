import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../access/scope.js';
import { OutboxMessage } from '../../core.entities.js';
import { refusal } from '../../errors/refusal.js';
import { Journal } from '../../journal/journal.js';
import { aNote } from '../../tests/notes.js';
import { StateMachine } from '../state-machine.js';
import { Transitions, type Workflow } from '../transitions.js';

type State = 'pending' | 'sent' | 'dead';
type Event = 'send' | 'bury';
/** A message stands for any row with a state; its count of attempts plays the version. */
type Message = OutboxMessage & { state: State; version: number };

const words = { fr: 'x', en: 'x' };
const machine = new StateMachine<State, Event, Message>({
  name: 'message',
  initial: 'pending',
  states: {
    pending: { fr: 'En attente', en: 'Pending', tone: 'plain' },
    sent: { fr: 'Parti', en: 'Sent', tone: 'green' },
    dead: { fr: 'Abandonné', en: 'Given up', tone: 'red' },
  },
  transitions: [
    {
      from: ['pending'],
      event: 'send',
      to: 'sent',
      roles: ['director'],
      words,
      guard: ({ body }) => (body ? null : refusal('message.empty', 409, { fr: 'Écrivez-le.', en: 'Write it.' })),
    },
    { from: ['pending'], event: 'bury', to: 'dead', roles: ['director'], words, reasonRequired: true },
  ],
});
const workflow: Workflow<State, Event, Message> = { machine, entity: 'Message' };

let house: House;
let transitions: Transitions;
let school: TestSchool;
let director: Scope;

beforeAll(async () => {
  house = await openHouse([]);
  transitions = house.get(Transitions);
  school = await house.aSchool();
  director = await house.scope(school, 'director');
});
afterAll(() => house.close());
