import { aMovement, aNote } from './bank-set.js';
import { platformOf } from './platform-set.js';
import type { LearnerScope, Role, Scope } from '../../src/core/access/scope.js';
import { Outbox } from '../../src/core/mail/outbox.js';
import { sql } from '../../src/core/database/sql.js';
import { localDate } from '../../src/core/time/local-date.js';
import { PNG } from '../../src/core/files/tests/bytes.js';
import { CatalogQueries, CatalogService, StepPictures, type ItemRead } from '../../src/modules/catalog/index.js';
import { FundingQueries, FundingService } from '../../src/modules/funding/index.js';
import {
  IdentityQueries,
  InvitationsService,
  KeysService,
  PasswordResetsService,
} from '../../src/modules/identity/index.js';
import { LearnersService } from '../../src/modules/learners/index.js';
import {
  AssignmentsService,
  DecisionsService,
  ProductionQueries,
  WorkService,
} from '../../src/modules/production/index.js';
import { SafetyService } from '../../src/modules/safety/index.js';
import { SchoolService } from '../../src/modules/school/index.js';
import { CallsQueries, CallsService } from '../../src/modules/workshop/index.js';
import type { House, TestSchool } from './house.js';
import { stockOf } from './stock-set.js';
import { subcontractOf } from './subcontract-set.js';
import { qualityOf } from './quality-set.js';
import { aTrade, somebody, type Trade } from './trade.js';

export const TODAY = localDate('2026-11-23');
export const SCHOOL_YEAR = '2026-2027';

/** Name of a path param, or of a field of a body → an id of the set. */
export type Names = Record<string, string | number>;

export interface LearnerSet {
  scope: LearnerScope;
  firstName: string;
  lastName: string;
  birthDate: string;
  /** Being worked on now; given for the afternoon; done; taken back. */
  assignments: { active: number; assigned: number; finished: number; withdrawn: number };
  workSessionId: number;
  reports: { checked: number; posted: number; rejected: number };
}

/** A school where one of everything exists, every word of it marked with its tag. */
export interface SchoolSet {
  tag: string;
  school: TestSchool;
  item: ItemRead;
  people: Record<Exclude<Role, 'partner' | 'learner'>, Scope>;
  /** The caller's own, and another one's in the same school. */
  partner: Trade;
  otherPartner: Trade;
  learner: LearnerSet;
  otherLearner: LearnerSet;
  params: Names;
  fields: Names;
}

export interface Tags {
  school: string;
  partner: string;
  otherPartner: string;
  learner: string;
  otherLearner: string;
}

export const FIRST: Tags = {
  school: 'Qzalpha',
  partner: 'Qzcliente',
  otherPartner: 'Qzrivale',
  learner: 'Qzinesse',
  otherLearner: 'Qznoahim',
};
export const SECOND: Tags = {
  school: 'Qzomega',
  partner: 'Qzomegacliente',
  otherPartner: 'Qzomegarivale',
  learner: 'Qzomegaine',
  otherLearner: 'Qzomegano',
};

export async function twoSchools(house: House): Promise<{ first: SchoolSet; second: SchoolSet }> {
  const first = await aSchoolSet(house, FIRST);
  return { first, second: await aSchoolSet(house, SECOND) };
}

async function aSchoolSet(house: House, tags: Tags): Promise<SchoolSet> {
  const tag = tags.school;
  const school = await house.aSchool(`École ${tag}`);
  const director = await somebody(house, school, { name: `Directrice ${tag}`, role: 'director' });
  const master = await somebody(house, school, { name: `Maître ${tag}`, role: 'master' });
  const accountant = await somebody(house, school, { name: `Comptable ${tag}`, role: 'accountant' });
  const funder = await somebody(house, school, { name: `Région ${tag}`, role: 'funder' });
  const people = { director, master, accountant, funder };
  const places = await placesOf(house, school, tag);
  const safety = await safetyOf(house, { tag, director, master, ...places });
  const item = await anItem(house, school, { tag, ...places });
  const study = await studyOf(house, school, tag);
  const partner = await aTrade(house, school, { item, tag: tags.partner });
  const otherPartner = await aTrade(house, school, { item, tag: tags.otherPartner });
  const [learner, otherLearner, workOrder] = await workOf(house, { school, master, order: partner.confirmedOrder }, [
    await aLearner(house, school, { tag: tags.learner, classId: study.classId }),
    await aLearner(house, school, { tag: tags.otherLearner, classId: study.classId }),
  ]);
  const papers = await papersOf(house, director, learner.scope.learnerId);
  const entry = await entriesOf(house, director, tag, learner.scope.learnerId);
  const money = await fundingOf(house, director, tag);
  const movementId = await aMovement(house, accountant, tag);
  const platform = await platformOf(house, { tag, accountant, invoiceId: partner.invoices.issued });
  const penaltyId = await aNote(house, accountant, { ...partner, invoiceId: partner.invoices.issued });
  const messageId = await aMessage(house, director, tag);
  const callId = await aCall(house, master, learner.scope);
  const stock = await stockOf(house, { tag, master, partnerId: partner.partnerId, orderId: partner.draftOrder });
  const [picture] = await house.get(StepPictures).of(master, item.id);
  const subcontract = await subcontractOf(house, { tag, master, workshopId: places.workshopId });
  const checks = await qualityOf(house, { tag, master, item, learner, workOrder });
  const params: Names = {
    seq: 1,
    month: '2026-11',
    ...{
      ...places,
      ...safety,
      ...workOrder,
      ...papers,
      ...entry,
      ...money,
      ...checks,
      ...stock,
      ...subcontract,
      ...platform,
      ...{ pictureId: picture!.id, messageId, movementId, penaltyId },
      callId,
      itemId: item.id,
    },
    kind: 'medical_opinion',
    settingKey: 'region_grant_cents',
  };
  const fields: Names = {
    ...{ ...places, ...study, itemId: item.id, variantId: item.variants[0]!.id, schoolId: school.id },
    ...{ userId: master.userId, supervisorId: master.userId, trainerId: master.userId },
    ...{ learnerId: learner.scope.learnerId, operationCellId: workOrder.operationCellId },
    ...{ characteristicId: checks.characteristicId, instrumentId: checks.instrumentId, lotId: stock.lotId },
    subcontractedCellId: subcontract.subcontractedCellId,
  };
  return { tag, school, item, people, partner, otherPartner, learner, otherLearner, params, fields };
}

async function placesOf(house: House, { system }: TestSchool, tag: string) {
  const schools = house.get(SchoolService);
  const workshopId = await schools.addWorkshop(system, { code: `W${tag}`, name: `Atelier ${tag}` });
  const lathe = { code: `T${tag}`, name: `Tour ${tag}`, machineClassCode: 'manual_lathe' };
  const checkValidUntil = localDate('2027-06-30');
  const workCenterId = await schools.addWorkCenter(system, { workshopId, ...lathe, checkValidUntil });
  return { workshopId, workCenterId };
}

async function safetyOf(
  house: House,
  on: { tag: string; director: Scope; master: Scope; workshopId: number },
): Promise<Names> {
  const { tag, director, master, workshopId } = on;
  const safety = house.get(SafetyService);
  const machineClassId = await safety.defineClass(director, { code: 'manual_lathe' });
  await safety.defineClass(director, { code: 'overhead_crane' });
  const works = [{ machineClassCode: 'manual_lathe', workshopId }];
  const declarationId = await safety.declare(director, { sector: `Secteur ${tag}`, works });
  const naming = { userId: master.userId, workshopId, position: `Maître ${tag}`, namedFrom: localDate('2026-09-01') };
  const supervisorId = await safety.nameSupervisor(director, naming);
  const days = { firstDay: localDate('2026-12-01'), lastDay: localDate('2026-12-02') };
  const absenceId = await safety.recordAbsence(director, { userId: master.userId, ...days });
  return { machineClassId, declarationId, supervisorId, absenceId };
}

async function anItem(house: House, { system }: TestSchool, { tag, workshopId }: { tag: string; workshopId: number }) {
  const step = { setupMinutes: 5, unitCentiminutes: 500, instructions: `Consigne ${tag}` };
  const id = await house.get(CatalogService).addItem(system, {
    code: `A-${tag}`,
    name: `Tablier ${tag}`,
    kind: 'garment',
    workshopId,
    unitCode: 'C62',
    priceE4: 185_000,
    criticality: 'standard',
    variants: ['M', 'L'].map((size) => ({ size, colour: `Bleu ${tag}` })),
    routing: [
      { code: 'COU', name: `Couper ${tag}`, ...step },
      { code: 'PIQ', name: `Piquer ${tag}`, ...step },
    ],
  });
  const drawing = { revision: 'A', issuedOn: localDate('2026-09-01') };
  const file = { name: `plan-${tag}.png`, bytes: PNG };
  await house.get(CatalogService).addDrawingRevision(system, id, drawing, file);
  await house.get(StepPictures).give(system, id, 'COU', file);
  return house.get(CatalogQueries).get(system, id);
}

async function studyOf(house: House, { system }: TestSchool, tag: string) {
  const learners = house.get(LearnersService);
  const competences = [{ code: 'C1', title: `Savoir ${tag}` }];
  const frame = { code: `CAP ${tag}`, title: `CAP ${tag}`, status: 'working' as const, source: tag, competences };
  const frameworkId = await learners.addFramework(system, frame);
  const classId = await learners.addClass(system, { name: `Classe ${tag}`, frameworkId, capacity: 12 });
  return { frameworkId, classId };
}

async function aLearner(house: House, { id: schoolId, system }: TestSchool, on: { tag: string; classId: number }) {
  const firstName = on.tag;
  const lastName = `${on.tag}-Vauquelin`;
  const birthDate = localDate('2010-03-07');
  const entry = { classId: on.classId, enteredOn: localDate('2026-09-01'), level: 2 };
  const learnerId = await house.get(LearnersService).admit(system, { firstName, lastName, birthDate, ...entry });
  const query = 'SELECT user_id FROM membership WHERE learner_id = ?';
  const [row] = await sql<{ user_id: number }>(house.read.manager, query, [learnerId]);
  const who = { schoolId, userId: row!.user_id, learnerId, partnerId: null, locale: 'fr' as const };
  return { scope: { ...who, roles: new Set(['learner' as const]) }, firstName, lastName, birthDate: String(birthDate) };
}

type Pupil = Awaited<ReturnType<typeof aLearner>>;

/** Both learners at work on the OF of an order: one job in each state, and what they counted. */
async function workOf(
  house: House,
  { school, master, order }: { school: TestSchool; master: Scope; order: number },
  pupils: [Pupil, Pupil],
): Promise<[LearnerSet, LearnerSet, { workOrderId: number; operationId: number; operationCellId: number }]> {
  const [of] = await house.get(ProductionQueries).ofOrder(school.system, order);
  const { id: operationId } = of!.operations[0]!;
  const sheet = await house.get(ProductionQueries).workOrder(master, of!.id);
  const { operationCellId } = sheet.cellsByOperation[operationId]![0]!;
  const sets: LearnerSet[] = [];
  for (const pupil of pupils) sets.push(await jobsOf(house, { master, pupil, operationId, operationCellId }));
  const scanned = { workOrderNumber: of!.number, position: of!.operations[0]!.position };
  return [sets[0]!, sets[1]!, { workOrderId: of!.id, operationId, operationCellId, ...scanned }];
}

async function jobsOf(
  house: House,
  on: { master: Scope; pupil: Pupil; operationId: number; operationCellId: number },
): Promise<LearnerSet> {
  const { master, pupil, operationId, operationCellId } = on;
  const work = house.get(WorkService);
  const assignments = house.get(AssignmentsService);
  const give = async (day: string, halfDay: 'am' | 'pm' = 'am') => {
    const when = { plannedOn: localDate(day), halfDay, supervisorId: master.userId };
    return (await assignments.assign(master, { operationId, learnerId: pupil.scope.learnerId, ...when })).id;
  };
  const count = async (id: number, finished: boolean) => {
    const cells = [{ operationCellId, good: 1, rework: 0, scrap: 0 }];
    const { reportIds } = await work.report(pupil.scope, id, { selfChecked: true, finished, cells });
    return reportIds[0]!;
  };
  const finished = await give('2026-11-23', 'pm');
  await work.start(pupil.scope, finished);
  const posted = await count(finished, true);
  const workSessionId = await lastSession(house, pupil.scope.learnerId);
  await house.get(DecisionsService).validateJob(master, finished);
  const active = await give('2026-11-23');
  await work.start(pupil.scope, active);
  const rejected = await count(active, false);
  await house.get(DecisionsService).reject(master, rejected, 'À reprendre');
  const checked = await count(active, false);
  const assigned = await give('2026-11-24');
  const withdrawn = await give('2026-11-24', 'pm');
  await assignments.withdraw(master, withdrawn, `Raison ${pupil.firstName}`);
  return {
    ...pupil,
    assignments: { active, assigned, finished, withdrawn },
    reports: { checked, posted, rejected },
    workSessionId,
  };
}

async function lastSession(house: House, learnerId: number): Promise<number> {
  const query = `SELECT MAX(id) AS id FROM work_session WHERE learner_id = ${learnerId}`;
  return Number((await house.read.manager.query<{ id: number }[]>(query))[0]!.id);
}

async function papersOf(house: House, director: Scope, learnerId: number): Promise<Names> {
  const safety = house.get(SafetyService);
  const until = { issuedOn: localDate('2026-10-01'), validUntil: localDate('2027-09-30') };
  const paperId = await safety.recordOpinion(director, { learnerId, ...until, outcome: 'fit' });
  return { paperId };
}

async function entriesOf(house: House, director: Scope, tag: string, learnerId: number): Promise<Names> {
  const { id: tabletId } = await house.get(KeysService).registerTablet(director, `Tablette ${tag}`);
  const invited = { email: `invitee-${tag.toLowerCase()}@example.org`, name: `Invitée ${tag}` };
  const invitation = await house.get(InvitationsService).invite(director, { ...invited, role: 'master' });
  const { email } = await house.get(IdentityQueries).me(director);
  await house.get(PasswordResetsService).ask(email!);
  const [letter] = await house.get(Outbox).list(director, 1);
  const secretOf = (link: string) => link.split('/').at(-1)!;
  const secrets = { secret: secretOf(invitation.link), resetSecret: secretOf(letter!.secret!) };
  const badge = await house.get(LearnersService).giveBadge(director, learnerId);
  return { tabletId, invitationId: invitation.id, badge, ...secrets };
}

async function fundingOf(house: House, director: Scope, tag: string): Promise<Names> {
  const funding = house.get(FundingService);
  const line = { schoolYear: SCHOOL_YEAR, kind: 'region' as const, funder: `Région ${tag}`, agreement: `CV ${tag}` };
  const lineId = await funding.addLine(director, { ...line, grantedCents: 12_000_000, stage: 'granted' });
  const came = { receivedOn: TODAY, amountCents: 100_000, reference: `VIR ${tag}` };
  const receiptId = await funding.receive(director, lineId, came);
  await house.get(FundingQueries).page(director, SCHOOL_YEAR);
  return { lineId, receiptId, schoolYear: SCHOOL_YEAR };
}

async function aCall(house: House, master: Scope, learner: LearnerScope): Promise<number> {
  await house.get(CallsService).call(learner);
  return (await house.get(CallsQueries).open(master))[0]!.id;
}

async function aMessage(house: House, director: Scope, tag: string): Promise<number> {
  await house
    .get(Outbox)
    .send(director, { recipient: 'perdu@example.org', subject: `Perdu ${tag}`, body: `Perdu ${tag}` });
  const id = (await house.get(Outbox).list(director, 1))[0]!.id;
  await house.unit.run(() =>
    sql(house.unit.manager, "UPDATE outbox_message SET state = 'dead', attempts = 9 WHERE id = ?", [id]),
  );
  return id;
}
