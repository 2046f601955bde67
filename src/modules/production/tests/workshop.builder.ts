import type { LearnerScope, Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { localDate } from '../../../core/time/local-date.js';
import type { House, TestSchool } from '../../../../test/support/house.js';
import type { NewItem } from '../../catalog/index.js';
import { anItem, aWorkshop } from '../../catalog/tests/catalog.builder.js';
import { LearnersService } from '../../learners/index.js';
import { SafetyService } from '../../safety/index.js';
import type { OrderSheet } from '../../sales/index.js';
import { aConfirmedOrder } from '../../sales/tests/sales.builder.js';
import { AssignmentsService, DecisionsService, ProductionQueries, WorkService, type WorkOrderSheet } from '../index.js';

export const TODAY = localDate('2026-11-23');
const FIRST_NAMES = ['Inès', 'Noah', 'Léa', 'Yanis', 'Tom', 'Zoé', 'Adam', 'Jade'];

/** A workshop where work can be done: a director, a master named there, and learners of sixteen. */
export interface Workshop {
  school: TestSchool;
  workshopId: number;
  director: Scope;
  master: Scope;
  learners: LearnerScope[];
}

export async function aWorkshopAtWork(
  house: House,
  learners = 2,
  competences: { code: string; title: string }[] = [],
): Promise<Workshop> {
  const school = await house.aSchool();
  const workshopId = await aWorkshop(house, school);
  const director = await house.scope(school, 'director');
  const master = await house.scope(school, 'master');
  const naming = { userId: master.userId, workshopId, position: 'Maître', namedFrom: localDate('2026-09-01') };
  await house.get(SafetyService).nameSupervisor(director, naming);
  const rooms = house.get(LearnersService);
  const frame = { code: 'CAP', title: 'CAP', status: 'working' as const, source: 'école', competences };
  const frameworkId = await rooms.addFramework(school.system, frame);
  const classId = await rooms.addClass(school.system, { name: 'CAP 2', frameworkId, capacity: 12 });
  const scopes: LearnerScope[] = [];
  for (const firstName of FIRST_NAMES.slice(0, learners)) {
    const person = { firstName, lastName: 'Durand', birthDate: localDate('2010-03-05'), level: 2 };
    const entry = { classId, enteredOn: localDate('2026-09-01') };
    const learnerId = await rooms.admit(school.system, { ...person, ...entry });
    scopes.push(await learnerScope(house, school, learnerId));
  }
  return { school, workshopId, director, master, learners: scopes };
}

/** The scope of the person `admit` made. */
export async function learnerScope(
  house: House,
  { id: schoolId }: TestSchool,
  learnerId: number,
): Promise<LearnerScope> {
  const query = 'SELECT user_id FROM membership WHERE learner_id = ?';
  const [row] = await sql<{ user_id: number }>(house.read.manager, query, [learnerId]);
  const roles = new Set(['learner' as const]);
  return { schoolId, userId: row!.user_id, roles, partnerId: null, learnerId, locale: 'fr' };
}

/** A confirmed order of aprons with its only OF. */
export async function aLaunchedOrder(
  house: House,
  { school, workshopId, master }: Workshop,
  { quantities, ...item }: Partial<NewItem> & { quantities?: readonly number[] } = {},
): Promise<{ order: OrderSheet; of: WorkOrderSheet }> {
  const made = await anItem(house, school, { workshopId, ...item });
  const order = await aConfirmedOrder(house, school, { item: made, quantities });
  const [of] = await house.get(ProductionQueries).ofOrder(school.system, order.id);
  return { order, of: await house.get(ProductionQueries).workOrder(master, of!.id) };
}

export async function give(
  house: House,
  { master }: Workshop,
  operationId: number,
  learner: LearnerScope,
): Promise<number> {
  const who = { learnerId: learner.learnerId, supervisorId: master.userId };
  const asked = { operationId, ...who, plannedOn: TODAY, halfDay: 'am' as const };
  return (await house.get(AssignmentsService).assign(master, asked)).id;
}

export interface Made {
  good?: number;
  rework?: number;
  scrap?: number;
}

/** One size counted; a loss is always one of measure. */
export const counted = (operationCellId: number, { good = 0, rework = 0, scrap = 0 }: Made) => ({
  ...{ operationCellId, good, rework, scrap },
  ...(scrap > 0 ? { scrapReason: 'measure' as const } : {}),
});

/** Gives an operation, starts it, makes everything good in one report, and validates it unless told not to. */
export async function makeAll(
  house: House,
  workshop: Workshop,
  of: { id: number },
  position: number,
  { learner = workshop.learners[0]!, validated = true }: { learner?: LearnerScope; validated?: boolean } = {},
): Promise<number> {
  const work = house.get(WorkService);
  const sheet = await house.get(ProductionQueries).workOrder(workshop.master, of.id);
  const { id } = sheet.operations[position]!;
  const assignmentId = await give(house, workshop, id, learner);
  await work.start(learner, assignmentId);
  const cells = sheet.cellsByOperation[id]!.filter(({ available }) => available > 0);
  const done = cells.map((cell) => counted(cell.operationCellId, { good: cell.available }));
  await work.report(learner, assignmentId, { selfChecked: true, finished: true, cells: done });
  if (validated) await house.get(DecisionsService).validateJob(workshop.master, assignmentId);
  return assignmentId;
}
