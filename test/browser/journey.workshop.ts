import { Checks } from '../../database/seeds/controls.js';
import { Chance } from '../../database/seeds/random.js';
import type { LearnerScope, Scope } from '../../src/core/access/scope.js';
import { sql } from '../../src/core/database/sql.js';
import { localDate } from '../../src/core/time/local-date.js';
import {
  AssignmentsService,
  DecisionsService,
  ProductionQueries,
  WorkService,
} from '../../src/modules/production/index.js';
import { TABLET, TODAY, type Demo, type Visitor } from './journey.support.js';

/** A learner comes in; the doctor has not seen them yet. */
export async function admitWithoutPapers(director: Visitor, firstName: string, lastName: string): Promise<void> {
  await director.go('/learners');
  await director.look();
  await director.follow(/^Inscrire/);
  await director.write('Nom de famille', lastName);
  await director.write('Date de naissance', '2010-04-12');
  await director.page.getByLabel('Classe', { exact: true }).selectOption({ label: 'CAP couture' });
  await director.sendWrong('Prénom', '', { button: 'Inscrire', says: /.+/ });
  expect(await director.page.getByLabel('Nom de famille').inputValue()).toBe(lastName);
  await director.write('Prénom', firstName);
  await director.send('Inscrire');
  await director.arrives(new RegExp(lastName));
  await director.look('learner');
}

export async function boardOfTheDay(master: Visitor, picture?: string): Promise<void> {
  await master.go('/workshop');
  await master.arrives('Lundi 23 novembre');
  await master.look(picture);
}

/** Gives an operation of an order to learners; the one without papers is refused, with the paper named. */
export async function assign(
  master: Visitor,
  orderId: number,
  job: { operation: string; learners: string[]; refused?: string },
): Promise<void> {
  await master.go(`/orders/${orderId}`);
  await master.follow(/^OF-/);
  await master.arrives(/^OF-/);
  const workOrder = master.page.url();
  for (const learner of job.learners) {
    await master.go(workOrder);
    await master.follow('Confier', master.row(job.operation));
    await master.arrives(`Confier : ${job.operation}`);
    await master.page.getByLabel('Demi-journée').selectOption('Matin');
    await master.press('Voir').catch(() => undefined);
    if (job.refused) {
      const stopped = master.row(job.refused);
      await stopped.getByText(/Avis médical manquant/).waitFor();
      expect(await stopped.getByRole('button', { name: 'Confier' }).isDisabled()).toBe(true);
    }
    await master.look(
      job.refused && learner === job.learners[0] ? 'assign' : undefined,
      master.row(job.refused ?? learner),
    );
    await master.send('Confier', master.row(learner));
    await master.arrives('Lundi 23 novembre');
    expect(await master.row(learner).getByText(job.operation).count()).toBeGreaterThan(0);
  }
}

/** The tablet of the workshop, and whoever stands at it. */
export async function registerTablet(demo: Demo, email: string): Promise<Terminal> {
  const visitor = await demo.visitor(TABLET, { touch: true });
  await visitor.go('/tablet');
  await visitor.look();
  await visitor.follow('Se connecter');
  await visitor.write('Adresse électronique', email);
  await visitor.write('Mot de passe', 'fil-matiere-ouvrage');
  await visitor.press('Se connecter');
  return Terminal.registeredBy(demo, visitor, 'Tablette coupe');
}

export class Terminal {
  constructor(
    private readonly demo: Demo,
    readonly visitor: Visitor,
  ) {}

  /** A master signed in on the device names it: it then asks who is there. */
  static async registeredBy(demo: Demo, visitor: Visitor, name: string): Promise<Terminal> {
    await visitor.arrives(/Enregistrer/);
    await visitor.write('Nom de la tablette', name);
    await visitor.look();
    await visitor.send(/Enregistrer/);
    await visitor.arrives('Qui es-tu ?');
    await visitor.look('tablet');
    return new Terminal(demo, visitor);
  }

  async enters(learner: string): Promise<void> {
    const { visitor } = this;
    await visitor.refused(async () => {
      await visitor.page.getByRole('radio', { name: learner }).check();
      await visitor.write('Ton code', '1111');
      await visitor.press('J’entre');
      await visitor.page.getByRole('alert').waitFor();
    });
    await visitor.page.getByRole('radio', { name: learner }).check();
    await visitor.write('Ton code', '4826');
    await visitor.press('J’entre');
    await visitor.sees(`Bonjour ${learner.split(' ')[0]!}`);
  }

  /** Starts, stops for a while, goes on: the clock of the house moves with it. */
  async works(): Promise<void> {
    const { visitor } = this;
    await visitor.send('Je commence');
    await visitor.sees('Le temps compte');
    this.later(25);
    await visitor.look('terminal-running');
    await visitor.send('Pause');
    await visitor.page.getByRole('button', { name: 'Je continue' }).waitFor();
    // The house has heard it: the page is not drawn again under the hand.
    await visitor.sees('Tout est enregistré');
    await visitor.look();
    this.later(10);
    await visitor.send('Je continue');
    await visitor.sees('Le temps compte');
    this.later(30);
  }

  async counts(said: {
    good: Record<string, number>;
    redo?: Record<string, number>;
    lost?: { size: string; why: string };
  }): Promise<void> {
    const { visitor } = this;
    await visitor.follow('J’ai fini');
    await visitor.arrives('Compte tes pièces');
    const of = (kind: string, size: string) => (size === '' ? kind : `${kind} · ${size}`);
    for (const [size, count] of Object.entries(said.good)) await visitor.write(of('Bonnes', size), String(count));
    for (const [size, count] of Object.entries(said.redo ?? {}))
      await visitor.write(of('À refaire', size), String(count));
    if (said.lost) {
      const { size, why } = said.lost;
      await visitor.page.locator('summary', { hasText: `? · ${size}` }).click();
      await visitor.write(`Perdues · ${size}`, '1');
      await visitor.page.locator('details[open]').getByText(why).click();
    }
    await visitor.look('terminal-count');
    await visitor.refused(async () => {
      await visitor.press('J’ai fini');
      await visitor.page.getByRole('alert').waitFor();
      const [[size, count]] = Object.entries(said.good) as [[string, number]];
      expect(await visitor.page.getByLabel(of('Bonnes', size)).inputValue()).toBe(String(count));
    });
    await visitor.page.getByLabel('J’ai contrôlé mes pièces').check();
    await visitor.send('J’ai fini');
    await visitor.page.waitForURL('**/terminal');
    await visitor.look();
  }

  async leaves(): Promise<void> {
    await this.visitor.press('Changer d’élève');
    await this.visitor.arrives('Qui es-tu ?');
  }

  private later(minutes: number): void {
    this.demo.clock.set(new Date(this.demo.clock.now().getTime() + minutes * 60_000));
  }
}

/** What is left of an order is made and validated by the same verbs as the pages call, one learner after another. */
export async function makeTheRest({ house }: Demo, orderId: number): Promise<void> {
  const [row] = await sql<{ school_id: number }>(house.read.manager, 'SELECT school_id FROM sales_order WHERE id = ?', [
    orderId,
  ]);
  const schoolId = row!.school_id;
  const people = await sql<{ user_id: number; learner_id: number | null; role: string }>(
    house.read.manager,
    "SELECT user_id, learner_id, role FROM membership WHERE school_id = ? AND role IN ('master', 'learner') ORDER BY id",
    [schoolId],
  );
  const bare = { schoolId, partnerId: null, learnerId: null, locale: 'fr' as const };
  const master: Scope = {
    ...bare,
    userId: people.find(({ role }) => role === 'master')!.user_id,
    roles: new Set(['master']),
  };
  const checks = new Checks(house.app, new Chance(1));
  const queries = house.get(ProductionQueries);
  for (let turn = 0; turn < 40; turn++) {
    const orders = await queries.ofOrder(master, orderId);
    const next = orders.flatMap(({ operations }) => operations).find(({ available }) => available > 0);
    if (!next) return;
    const when = { day: localDate(TODAY), halfDay: 'pm' as const, supervisorId: master.userId };
    const { candidates } = await queries.candidates(master, next.id, when);
    const learnerId = candidates.find(({ outcome }) => outcome !== 'refused')!.learnerId;
    const { id } = await house.get(AssignmentsService).assign(master, {
      operationId: next.id,
      learnerId,
      supervisorId: master.userId,
      plannedOn: when.day,
      halfDay: when.halfDay,
    });
    const userId = people.find((one) => one.learner_id === learnerId)!.user_id;
    const learner: LearnerScope = { ...bare, userId, learnerId, roles: new Set(['learner']) };
    await house.get(WorkService).start(learner, id);
    const { cellsByOperation } = await queries.workOrder(master, next.workOrderId);
    const cells = (cellsByOperation[next.id] ?? [])
      .filter(({ available }) => available > 0)
      .map(({ operationCellId, available }) => ({ operationCellId, good: available, rework: 0, scrap: 0 }));
    await checks.check(learner, { assignmentId: id, master, counted: cells });
    await house.get(WorkService).report(learner, id, { selfChecked: true, finished: true, cells });
    await house.get(DecisionsService).validateJob(master, id);
  }
  throw new Error('The order is never done.');
}
