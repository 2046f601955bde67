import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { asSystem, type Scope } from '../../access/scope.js';
import { refusal } from '../../errors/refusal.js';
import { Journal } from '../../journal/journal.js';
import { StateMachine } from '../state-machine.js';
import { Transitions, type Stateful, type Workflow } from '../transitions.js';

type State = 'draft' | 'sent' | 'withdrawn';
type Event = 'send' | 'withdraw' | 'expire';
/** A workshop declaration: any table with a state and a version would do. */
interface Paper extends Stateful<State> {
  sentOn: string | null;
  sector: string;
  proof: string | null;
}

const words = { fr: 'Retirer', en: 'Withdraw' };
const machine = new StateMachine<State, Event, Paper>({
  name: 'workshop_declaration',
  initial: 'draft',
  states: {
    draft: { fr: 'Brouillon', en: 'Draft', tone: 'plain' },
    sent: { fr: 'Envoyée', en: 'Sent', tone: 'green' },
    withdrawn: { fr: 'Retirée', en: 'Withdrawn', tone: 'red' },
  },
  transitions: [
    {
      from: ['draft'],
      event: 'send',
      to: 'sent',
      roles: ['director'],
      words,
      guard: ({ sector }) => (sector ? null : refusal('paper.empty', 409, { fr: 'Remplissez-la.', en: 'Fill it.' })),
    },
    { from: ['draft', 'sent'], event: 'withdraw', to: 'withdrawn', roles: ['director'], words, reasonRequired: true },
    { from: ['sent'], event: 'expire', to: 'withdrawn', roles: [], words },
  ],
});
const workflow: Workflow<State, Event, Paper> = { machine, entity: 'WorkshopDeclaration' };

let house: House;
let transitions: Transitions;
let journal: Journal;
let school: TestSchool;
let director: Scope;

beforeAll(async () => {
  house = await openHouse([]);
  transitions = house.get(Transitions);
  journal = house.get(Journal);
  school = await house.aSchool();
  director = await house.scope(school, 'director');
});
afterAll(() => house.close());

async function aPaper(sector = 'Usinage'): Promise<Paper> {
  const row = { schoolId: school.id, state: 'draft' as State, version: 1, sentOn: null, sector, proof: null };
  return house.unit.run(async () => {
    const { identifiers } = await house.unit.manager.insert('WorkshopDeclaration', row);
    return { ...row, id: Number(identifiers[0]!['id']) };
  });
}

const now = ({ id }: Paper) => house.read.manager.findOneByOrFail<Paper>('WorkshopDeclaration', { id });
const story = ({ id }: Paper) => journal.of(director, { type: machine.name, id });
const sent = { sentOn: '2026-11-23' };

describe('a transition', () => {
  it('changes the state, what changes with it and the version, and is told in the journal', async () => {
    const paper = await aPaper();
    await transitions.fire(director, workflow, paper, 'send', { changes: sent, facts: { proof: 'AR 1' } });
    expect(await now(paper)).toMatchObject({ state: 'sent', version: 2, ...sent });
    expect(paper).toMatchObject({ state: 'sent', version: 2, ...sent });
    expect(await story(paper)).toEqual([
      expect.objectContaining({
        event: 'send',
        fromState: 'draft',
        toState: 'sent',
        reason: null,
        userId: director.userId,
        facts: { proof: 'AR 1' },
      }),
    ]);
  });

  it('cannot be bent by the changes that come with it', async () => {
    const paper = await aPaper();
    const changes = { ...sent, state: 'withdrawn' as const, version: 99 };
    await transitions.fire(director, workflow, paper, 'send', { changes });
    expect(await now(paper)).toMatchObject({ state: 'sent', version: 2 });
  });

  it.each([2, 12])('asked by %i clients at once is made once; the others are told it is stale', async (clients) => {
    const paper = await aPaper();
    const copies = Array.from({ length: clients }, () => ({ ...paper }));
    const outcomes = await Promise.allSettled(
      copies.map((copy) => transitions.fire(director, workflow, copy, 'send', { changes: sent })),
    );
    const failures = outcomes.flatMap((o) => (o.status === 'rejected' ? [(o.reason as { code: string }).code] : []));
    expect(failures).toEqual(Array(clients - 1).fill('core.stale'));
    expect(await now(paper)).toMatchObject({ state: 'sent', version: 2 });
    expect(await story(paper)).toHaveLength(1);
  });

  it('of several is made of all, in their order, whatever version each stands at', async () => {
    const papers = [await aPaper(), await aPaper(), await aPaper()];
    await house.unit.run(() => house.unit.manager.update('WorkshopDeclaration', { id: papers[1]!.id }, { version: 7 }));
    papers[1]!.version = 7;
    const facts = ({ id }: Paper) => ({ proof: `AR ${id}` });
    await transitions.fireAll(director, workflow, papers, 'send', { changes: sent, facts });
    expect(papers.map(({ state, version }) => [state, version])).toEqual([
      ['sent', 2],
      ['sent', 8],
      ['sent', 2],
    ]);
    for (const paper of papers) {
      expect(await now(paper)).toMatchObject({ state: 'sent', version: paper.version, ...sent });
      expect(await story(paper)).toMatchObject([{ event: 'send', facts: facts(paper) }]);
    }
  });

  it.each(['stale', 'guarded'] as const)('of several, one %s, is made of none', async (how) => {
    const papers = [await aPaper(), await aPaper(how === 'guarded' ? '' : 'Usinage')];
    const asked = how === 'stale' ? [papers[0]!, { ...papers[1]!, version: 2 }] : papers;
    const fired = transitions.fireAll(director, workflow, asked, 'send', { changes: sent });
    await expect(fired).rejects.toMatchObject({ code: how === 'stale' ? 'core.stale' : 'paper.empty' });
    for (const paper of papers) {
      expect(await now(paper)).toMatchObject({ state: 'draft', version: 1 });
      expect(await story(paper)).toEqual([]);
    }
  });

  it('of a row changed meanwhile is stale, even in the same state', async () => {
    const paper = await aPaper();
    await house.unit.run(() => house.unit.manager.update('WorkshopDeclaration', { id: paper.id }, { version: 2 }));
    const fired = transitions.fire(director, workflow, paper, 'send', { changes: sent });
    await expect(fired).rejects.toMatchObject({ code: 'core.stale', status: 409 });
    expect(paper.state).toBe('draft');
  });

  it('of another school’s row is stale too: it is not there', async () => {
    const paper = await aPaper();
    const elsewhere = { ...paper, schoolId: (await house.aSchool()).id };
    const fired = transitions.fire(director, workflow, elsewhere, 'send', { changes: sent });
    await expect(fired).rejects.toMatchObject({ code: 'core.stale' });
    expect((await now(paper)).state).toBe('draft');
  });

  it.each([undefined, '', '  \n'])('that needs a reason is refused with %p', async (reason) => {
    const paper = await aPaper();
    const fired = transitions.fire(director, workflow, paper, 'withdraw', { reason });
    await expect(fired).rejects.toMatchObject({ code: 'core.reason_missing', status: 422 });
    expect(await now(paper)).toMatchObject({ state: 'draft', version: 1 });
  });

  it('keeps the reason, trimmed, in the journal; none given is none', async () => {
    const paper = await aPaper();
    await transitions.fire(director, workflow, paper, 'send', { changes: sent, reason: '  ' });
    await transitions.fire(director, workflow, paper, 'withdraw', { reason: ' Atelier fermé. ' });
    expect((await story(paper)).map((entry) => entry.reason)).toEqual([null, 'Atelier fermé.']);
  });

  it('is refused by the table, the role and the guard, and nothing is written', async () => {
    const paper = await aPaper('');
    const master = await house.scope(school, 'master');
    const refused = (scope: Scope, event: Event) => transitions.fire(scope, workflow, paper, event, { changes: sent });
    await expect(refused(director, 'expire')).rejects.toMatchObject({ code: 'core.transition_refused' });
    await expect(refused(master, 'send')).rejects.toMatchObject({ code: 'core.not_your_role', status: 403 });
    await expect(refused(director, 'send')).rejects.toMatchObject({ code: 'paper.empty' });
    expect(await now(paper)).toMatchObject({ state: 'draft', version: 1 });
    expect(await story(paper)).toEqual([]);
  });

  it('nobody may ask for is made by the house, in the name of the person', async () => {
    const paper = await aPaper();
    await transitions.fire(director, workflow, paper, 'send', { changes: sent });
    await expect(transitions.fire(director, workflow, paper, 'expire')).rejects.toMatchObject({ status: 403 });
    await transitions.fire(asSystem(director), workflow, paper, 'expire');
    expect((await story(paper)).at(-1)).toMatchObject({ event: 'expire', userId: director.userId });
  });

  it('undone with the unit around it leaves neither state nor story', async () => {
    const paper = await aPaper();
    const undone = house.unit.run(async () => {
      await transitions.fire(director, workflow, { ...paper }, 'send', { changes: sent });
      throw new Error('fault');
    });
    await expect(undone).rejects.toThrow('fault');
    expect(await now(paper)).toMatchObject({ state: 'draft', version: 1 });
    expect(await story(paper)).toEqual([]);
  });
});
