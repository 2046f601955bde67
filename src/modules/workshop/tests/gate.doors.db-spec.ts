import { openHouse, type House } from '../../../../test/support/house.js';
import type { LearnerScope } from '../../../core/access/scope.js';
import { Refusal } from '../../../core/errors/refusal.js';
import { hourInFrance, localDate, type LocalDate } from '../../../core/time/local-date.js';
import { LearnersService } from '../../learners/index.js';
import { AssignmentsService, ProductionQueries, WorkService, type WorkOrderSheet } from '../../production/index.js';
import {
  aLaunchedOrder,
  aWorkshopAtWork,
  learnerScope,
  type Workshop,
} from '../../production/tests/workshop.builder.js';
import { LearnerPapersService, SafetyService } from '../../safety/index.js';
import { SchoolService } from '../../school/index.js';
import { WorkshopModule } from '../index.js';

let house: House;
beforeAll(async () => {
  house = await openHouse([WorkshopModule]);
});
afterAll(() => house.close());

const day = localDate;
const GOOD = '2026-11-24T09:00:00.000Z';

/** What may go wrong with a learner at a lathe under derogation; everything else is in order. */
interface Case {
  name: string;
  rule: string;
  birthDate?: LocalDate;
  /** Last day of the doctor's opinion, of the machine's check; day the declaration was sent. */
  opinion?: LocalDate;
  check?: LocalDate;
  sentOn?: LocalDate;
  requiresDriving?: boolean;
  /** The instant it is still in order, and the one it no longer is. */
  good?: string;
  bad?: string;
  /** Both instants are in the night, which is refused too. */
  night?: boolean;
  /** What happens in between, when it is not time that passes. */
  happens?: (at: Site) => Promise<unknown>;
}

interface Site {
  workshop: Workshop;
  learner: LearnerScope;
  workCenterId: number;
  classId: number;
  of: WorkOrderSheet;
}

/** Morning until 13 h. */
const halfDayAt = (instant: Date) => (hourInFrance(instant) < 13 ? ('am' as const) : ('pm' as const));
const sql = (text: string) => house.unit.run(() => house.unit.manager.query(text));

/** Time of a learner as it stands in the base. */
const worked = ({ schoolId, learnerId }: LearnerScope, from: string, to: string) =>
  sql(`INSERT INTO work_session (school_id, learner_id, state, version, started_at, ended_at, minutes, kind, to_check)
       VALUES (${schoolId}, ${learnerId}, 'closed', 1, '${from}', '${to}', 60, 'cleaning', FALSE)`);

const CASES: Case[] = [
  {
    name: 'the evening of the last day of the doctor’s opinion, and midnight',
    ...{ rule: 'B3', opinion: day('2026-11-24'), good: '2026-11-24T22:59:59.000Z', bad: '2026-11-24T23:00:00.000Z' },
    night: true,
  },
  {
    name: 'midnight in summer time, the night the clock changes back',
    ...{ rule: 'B3', opinion: day('2026-10-24'), good: '2026-10-24T21:59:59.000Z', bad: '2026-10-24T22:00:00.000Z' },
    night: true,
  },
  {
    name: 'midnight in winter time, the night the clock goes forward',
    ...{ rule: 'B3', opinion: day('2027-03-27'), good: '2027-03-27T22:59:59.000Z', bad: '2027-03-27T23:00:00.000Z' },
    night: true,
  },
  {
    name: 'the last day of the declaration, three years after it was sent',
    ...{ rule: 'B2', sentOn: day('2023-11-24'), good: '2026-11-23T09:00:00.000Z', bad: '2026-11-24T09:00:00.000Z' },
  },
  {
    name: 'the last day of the check of the machine',
    ...{ rule: 'B7', check: day('2026-11-24'), good: GOOD, bad: '2026-11-25T09:00:00.000Z' },
  },
  {
    name: 'the day before the fifteenth birthday',
    ...{ rule: 'B8', birthDate: day('2011-11-25'), good: '2026-11-25T09:00:00.000Z', bad: GOOD },
  },
  {
    name: 'a machine that becomes forbidden to who is under eighteen',
    rule: 'B1',
    happens: ({ workshop, classId }) =>
      house
        .get(SafetyService)
        .changeRule(workshop.director, classId, { rule: 'F', article: 'D.4153-28', reason: 'Accident' }),
  },
  {
    name: 'a machine taken out of service',
    rule: 'B7',
    happens: ({ workshop, workCenterId }) =>
      house.get(SchoolService).setOutOfService(workshop.director, workCenterId, 'Carter cassé'),
  },
  {
    name: 'a supervisor who is away',
    rule: 'B6',
    happens: ({ workshop }) =>
      house.get(SafetyService).recordAbsence(workshop.director, {
        ...{ userId: workshop.master.userId, firstDay: day('2026-11-24'), lastDay: day('2026-11-24') },
      }),
  },
  {
    name: 'a training that is no longer on record',
    rule: 'B4',
    happens: () => sql("UPDATE safety_training SET machine_class_code = 'another'"),
  },
  {
    name: 'a driving authorisation that is over',
    rule: 'B5',
    requiresDriving: true,
    happens: () => sql("UPDATE driving_authorisation SET valid_until = '2026-11-23'"),
  },
  {
    name: 'six in the morning, in winter time',
    ...{ rule: 'B9', good: '2026-11-24T05:00:00.000Z', bad: '2026-11-24T04:59:59.000Z' },
  },
  {
    name: 'ten in the evening, the night the clock goes forward',
    ...{ rule: 'B9', opinion: day('2027-08-30'), good: '2027-03-27T20:59:59.000Z', bad: '2027-03-27T21:00:00.000Z' },
  },
  {
    name: 'ten in the evening, in summer time',
    ...{ rule: 'B9', good: '2026-10-24T19:59:59.000Z', bad: '2026-10-24T20:00:00.000Z' },
  },
  {
    name: 'eight in the evening for who is fifteen',
    ...{ rule: 'B9', birthDate: day('2010-11-25') },
    ...{ good: '2026-11-24T18:59:59.000Z', bad: '2026-11-24T19:00:00.000Z' },
  },
  {
    name: 'four hours and a half without a break',
    rule: 'B9',
    happens: ({ learner }) => worked(learner, '2026-11-24T04:30:00.000Z', GOOD),
  },
  {
    name: 'eight hours that day',
    rule: 'B9',
    happens: async ({ learner }) => {
      await worked(learner, '2026-11-24T00:00:00.000Z', '2026-11-24T04:00:00.000Z');
      await worked(learner, '2026-11-24T04:30:00.000Z', '2026-11-24T08:30:00.000Z');
    },
  },
  {
    name: 'less than twelve hours since the day before',
    rule: 'B9',
    happens: ({ learner }) => worked(learner, '2026-11-23T20:00:00.000Z', '2026-11-23T21:01:00.000Z'),
  },
  {
    name: 'a base that cannot be read',
    rule: 'B0',
    happens: () => sql('ALTER TABLE medical_opinion RENAME TO medical_opinion_away'),
  },
];

async function aSite(one: Case): Promise<Site> {
  const workshop = await aWorkshopAtWork(house, 0);
  const { director, school, workshopId } = workshop;
  const safety = house.get(SafetyService);
  const name = { code: 'cnc_lathe_production', name: 'Tour' };
  const driving = { requiresDriving: one.requiresDriving ?? false };
  const classId = await safety.defineClass(director, { ...name, rule: 'D', article: 'D.4153-28', ...driving });
  const works = [{ machineClassCode: name.code, workshopId }];
  const sent = { sentOn: one.sentOn ?? day('2026-01-05'), proof: 'LR 1' };
  await safety.declare(director, { sector: 'Usinage', works, ...sent });
  const workCenterId = await house.get(SchoolService).addWorkCenter(school.system, {
    ...{ workshopId, code: 'T1', name: 'Tour 1', machineClassCode: name.code },
    checkValidUntil: one.check ?? day('2027-06-30'),
  });
  const learner = await aLearner(workshop, one);
  const step = { code: 'TOU', name: 'Tourner', setupMinutes: 5, unitCentiminutes: 100, workCenterId };
  const { of } = await aLaunchedOrder(house, workshop, { routing: [step], quantities: [9] });
  return { workshop, learner, workCenterId, classId, of };
}

async function aLearner({ director, school }: Workshop, one: Case): Promise<LearnerScope> {
  const rooms = house.get(LearnersService);
  const frame = { code: 'CAP T', title: 'CAP T', status: 'working' as const, source: 'école', competences: [] };
  const frameworkId = await rooms.addFramework(school.system, frame);
  const classId = await rooms.addClass(school.system, { name: 'CAP T', frameworkId, capacity: 12 });
  const born = { birthDate: one.birthDate ?? day('2010-03-05'), level: 2 };
  const person = { firstName: 'Inès', lastName: 'Durand', ...born, classId, enteredOn: day('2026-09-01') };
  const learnerId = await rooms.admit(school.system, person);
  const safety = house.get(SafetyService);
  const class_ = 'cnc_lathe_production';
  const opinion = { issuedOn: day('2026-09-01'), validUntil: one.opinion ?? day('2027-08-30') };
  await safety.recordOpinion(director, { learnerId, ...opinion, outcome: 'fit' });
  await safety.recordTraining(director, { learnerId, machineClassCode: class_, trainedOn: day('2026-09-10') });
  if (one.requiresDriving)
    await house.get(LearnerPapersService).authoriseDriving(director, {
      ...{ learnerId, classCode: class_, issuedOn: day('2026-09-10'), validUntil: day('2027-08-30') },
    });
  return learnerScope(house, school, learnerId);
}

const codes = (error: unknown): string[] => {
  if (error instanceof Refusal && error.code === 'production.gate_refused') return error.fields.map(({ code }) => code);
  throw error;
};
const tried = (act: Promise<unknown>): Promise<string[]> => act.then(() => [], codes);

/** What each door answers now: the rules that refuse, none when it lets through. */
async function doors({ workshop, learner, of }: Site, jobs: { fresh: number; paused: number }, on: LocalDate) {
  const { master } = workshop;
  const [operation] = of.operations;
  const queries = house.get(ProductionQueries);
  const work = house.get(WorkService);
  const halfDay = halfDayAt(house.clock.now());
  const asked = { day: on, halfDay, supervisorId: master.userId };
  const { candidates } = await queries.candidates(master, operation!.id, asked);
  const headers = { ...(await house.signedIn(learner)), 'content-type': 'application/json' };
  const url = `/api/v1/assignments/${jobs.fresh}/start`;
  const api = await house.http({ method: 'POST', url, headers, payload: {} });
  if (api.statusCode === 204) await work.pause(learner, jobs.fresh);
  const scan = await house.http({ method: 'GET', url: `/scan/${of.number}/${operation!.position}`, headers });
  const start = await tried(work.start(learner, jobs.fresh));
  if (start.length === 0) await work.pause(learner, jobs.fresh);
  const resume = await tried(work.start(learner, jobs.paused));
  if (resume.length === 0) await work.pause(learner, jobs.paused);
  const who = { operationId: operation!.id, learnerId: learner.learnerId, supervisorId: master.userId };
  const assign = await tried(
    house
      .get(AssignmentsService)
      .assign(master, { ...who, plannedOn: on, halfDay })
      .then(({ id }) => house.get(AssignmentsService).withdraw(master, id, 'Essai')),
  );
  const proposed = candidates.find(({ learnerId }) => learnerId === learner.learnerId)!.blocks.map(({ rule }) => rule);
  const told = api.statusCode === 204 ? [] : api.json<{ errors: { code: string }[] }>().errors.map(({ code }) => code);
  return { proposed, told, start, resume, assign, scanned: scan.statusCode === 303 ? 'shown' : 'refused' };
}

describe('the gate gives one answer at every door', () => {
  it.each(CASES)('$rule: $name', async (one) => {
    const { good = GOOD, bad = GOOD } = one;
    house.clock.set('2026-10-05T09:00:00.000Z');
    const site = await aSite(one);
    const { workshop, learner, of } = site;
    const who = {
      operationId: of.operations[0]!.id,
      learnerId: learner.learnerId,
      supervisorId: workshop.master.userId,
    };
    const give = async (plannedOn: LocalDate) =>
      (await house.get(AssignmentsService).assign(workshop.master, { ...who, plannedOn, halfDay: otherHalf })).id;
    house.clock.set(good);
    // That of now is asked for by the doors.
    const otherHalf = halfDayAt(house.clock.now()) === 'am' ? 'pm' : 'am';
    const goodDay = house.clock.today();
    const jobs = { fresh: await give(goodDay), paused: await give(day(otherDay(one, goodDay))) };
    const night = one.night ? ['B9'] : [];
    const answers = (rules: string[]) => ({
      ...{ proposed: rules, told: rules, start: rules, resume: rules, assign: rules },
      scanned: rules.length === 0 ? 'shown' : 'refused',
    });
    const open = async () => {
      house.clock.set(good);
      expect(await doors(site, jobs, goodDay)).toEqual(answers(night));
    };
    const shut = async () => {
      house.clock.set(bad);
      await one.happens?.(site);
      const said = await doors(site, jobs, house.clock.today()).finally(async () => {
        if (one.rule === 'B0') await sql('ALTER TABLE medical_opinion_away RENAME TO medical_opinion');
      });
      expect(said).toEqual(answers([one.rule, ...night]));
    };
    // The clock of the house only goes forward.
    for (const look of bad < good ? [shut, open] : [open, shut]) await look();
  });
});

/** Another day the learner may be planned on. */
const otherDay = ({ rule }: Case, goodDay: LocalDate): string =>
  rule === 'B8' ? '2026-11-26' : goodDay.replace(/..$/, '20');
