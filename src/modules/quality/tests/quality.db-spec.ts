import { openHouse, type House } from '../../../../test/support/house.js';
import { sql } from '../../../core/database/sql.js';
import { localDate } from '../../../core/time/local-date.js';
import { DecisionsService, ProductionQueries, WorkService } from '../../production/index.js';
import { aLaunchedOrder, aWorkshopAtWork, give } from '../../production/tests/workshop.builder.js';
import { ControlPlanService, InspectionsQueries, InspectionsService, QualityModule } from '../index.js';
import type { NewInspection } from '../quality.dto.js';
import { aControlledJob, SHAFT, type ControlledJob } from './quality.builder.js';

let house: House;
beforeAll(async () => {
  house = await openHouse([QualityModule]);
});
afterAll(() => house.close());

const learnerOf = ({ workshop }: ControlledJob) => workshop.learners[0]!;

function found(job: ControlledJob, value: number, more: Partial<NewInspection> = {}): NewInspection {
  const measures = [{ characteristicId: job.diameter, value }];
  return { operationCellId: job.cells[0]!.operationCellId, measures, ...more };
}
const whole = (job: ControlledJob, value: number, look: 'good' | 'bad' = 'good'): NewInspection =>
  found(job, value, {
    first: true,
    measures: [
      { characteristicId: job.diameter, value },
      { characteristicId: job.aspect, look },
    ],
  });
const check = (job: ControlledJob, given: NewInspection) =>
  house.get(InspectionsService).record(learnerOf(job), job.assignmentId, given);
const count = (job: ControlledJob, good: number) =>
  house.get(WorkService).report(learnerOf(job), job.assignmentId, {
    selfChecked: true,
    finished: false,
    cells: [{ operationCellId: job.cells[0]!.operationCellId, good, rework: 0, scrap: 0 }],
  });
const good = async ({ workshop, of }: ControlledJob) =>
  (await house.get(ProductionQueries).workOrder(workshop.master, of.id)).operations[0]!.good;

describe('a critical piece', () => {
  it('is counted only once a master has accepted its first part', async () => {
    const job = await aControlledJob(house);
    const { master } = job.workshop;
    const desk = house.get(InspectionsService);
    await expect(count(job, 1)).rejects.toMatchObject({ code: 'quality.first_part_missing' });
    await expect(check(job, found(job, 19_990, { first: true }))).rejects.toMatchObject({
      code: 'quality.first_incomplete',
    });
    const bad = await check(job, whole(job, 20_004));
    await expect(count(job, 1)).rejects.toMatchObject({ code: 'quality.first_part_waiting' });
    await expect(check(job, whole(job, 19_990))).rejects.toMatchObject({ code: 'quality.first_part_waiting' });
    await expect(desk.accept(master, bad.id)).rejects.toMatchObject({ code: 'quality.first_not_conform' });
    await expect(desk.accept(learnerOf(job), bad.id)).rejects.toMatchObject({ status: 403 });
    await desk.refuse(master, bad.id, 'Trop gros : reprends 4 centièmes');
    await expect(count(job, 1)).rejects.toMatchObject({ code: 'quality.first_part_missing' });
    const first = await check(job, whole(job, 19_990));
    expect(await house.get(InspectionsQueries).waiting(master)).toMatchObject([
      { id: first.id, kind: 'first', conform: true, measures: [{ value: 19_990 }, { conform: true }] },
    ]);
    await desk.accept(master, first.id);
    await expect(check(job, whole(job, 19_990))).rejects.toMatchObject({ code: 'quality.first_part_done' });
    expect(await good(job)).toBe(0);
    await count(job, 3);
    expect(await good(job)).toBe(3);
  });

  it('is not counted at all while its item has no plan', async () => {
    const workshop = await aWorkshopAtWork(house);
    const { of } = await aLaunchedOrder(house, workshop, { criticality: 'critical', quantities: [4] });
    const operation = of.operations[0]!;
    const assignmentId = await give(house, workshop, operation.id, workshop.learners[0]!);
    await house.get(WorkService).start(workshop.learners[0]!, assignmentId);
    const cells = [{ ...of.cellsByOperation[operation.id]![0]!, good: 1, rework: 0, scrap: 0 }];
    const report = { selfChecked: true, finished: false, cells };
    await expect(house.get(WorkService).report(workshop.learners[0]!, assignmentId, report)).rejects.toMatchObject({
      code: 'quality.plan_missing',
    });
  });

  it('has one first part, whoever declares it at the same time', async () => {
    const job = await aControlledJob(house);
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => check(job, whole(job, 19_995))));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []));
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['quality.first_part_waiting']));
  });

  it('cannot be counted past the room by writing in the base', async () => {
    const job = await aControlledJob(house);
    const { operationCellId } = job.cells[0]!;
    const write = () =>
      house.unit.run(() =>
        sql(
          house.unit.manager,
          `INSERT INTO output_report (school_id, operation_id, operation_cell_id, assignment_id, learner_id, good, rework,
             scrap, state, version, declared_at) VALUES (?, ?, ?, ?, ?, 1, 0, 0, 'checked', 1, '2026-11-23T09:00:00.000Z')`,
          [
            job.workshop.school.id,
            job.of.operations[0]!.id,
            operationCellId,
            job.assignmentId,
            learnerOf(job).learnerId,
          ],
        ),
      );
    await expect(write()).rejects.toThrow(/first part/);
    const { id } = await check(job, whole(job, 20_400));
    const accept = () =>
      house.unit.run(() => sql(house.unit.manager, "UPDATE inspection SET state = 'accepted' WHERE id = ?", [id]));
    await expect(accept()).rejects.toThrow(/tolerance/);
    for (const change of ['UPDATE measure SET value = 19990', 'DELETE FROM measure'])
      await expect(
        house.unit.run(() => sql(house.unit.manager, `${change} WHERE inspection_id = ?`, [id])),
      ).rejects.toThrow(/never changed/);
  });
});

describe('a piece of the series', () => {
  it('is checked as often as the plan says, before it is counted', async () => {
    const job = await aControlledJob(house, { criticality: 'standard', every: 3, quantities: [7] });
    await expect(count(job, 1)).rejects.toMatchObject({ code: 'quality.checks_missing' });
    await check(job, found(job, 19_990));
    await count(job, 3);
    await expect(count(job, 1)).rejects.toMatchObject({
      sentence: { fr: 'Mesure encore 1 pièce : Diamètre.' },
    });
    await expect(count(job, 4)).rejects.toMatchObject({
      sentence: { fr: 'Mesure encore 2 pièces : Diamètre.' },
    });
    await check(job, found(job, 19_985));
    await check(job, found(job, 20_050));
    await count(job, 4);
    const [control] = await house.get(InspectionsQueries).ofWorkOrder(job.workshop.master, job.of.id);
    expect(control!.inspections.map(({ conform }) => conform)).toEqual([true, true, false]);
    expect(control!.inspections[0]!.measures[0]).toMatchObject({
      ...{ nominal: 20_000, minimum: 19_979, maximum: 20_000, instrument: 'MIC-1 · Micromètre 0-25' },
    });
    await house.get(DecisionsService).validateJob(job.workshop.master, job.assignmentId);
  });

  it('is asked what its own size asks', async () => {
    const job = await aControlledJob(house, { criticality: 'standard', quantities: [2, 2] });
    const { master } = job.workshop;
    const sizes = job.of.cellsByOperation[job.of.operations[0]!.id]!;
    const { position } = job.of.operations[0]!;
    const line = { position, name: 'Tour de taille', kind: 'measure' as const, unit: 'cm' as const, every: 0 };
    const length = await house.get(ControlPlanService).add(master, job.of.itemId, {
      ...{ ...line, nominal: 70_000, lower: -500, upper: 500 },
      sizes: [{ size: sizes[1]!.size!, nominal: 74_000 }],
    });
    for (const [at, conform] of [
      [0, false],
      [1, true],
    ] as const) {
      const { operationCellId } = sizes[at]!;
      const { id } = await check(job, { operationCellId, measures: [{ characteristicId: length, value: 74_300 }] });
      const checks = await house.get(InspectionsQueries).ofJob(master, job.assignmentId);
      expect(checks.find((one) => one.id === id)!.conform).toBe(conform);
    }
  });

  it('is measured with what is calibrated: the last day is good, the next is not', async () => {
    const job = await aControlledJob(house, { criticality: 'standard' });
    const plans = house.get(ControlPlanService);
    await plans.calibrate(job.workshop.master, job.instrumentId, localDate('2026-11-23'));
    await check(job, found(job, 19_990));
    await plans.calibrate(job.workshop.master, job.instrumentId, localDate('2026-11-22'));
    await expect(check(job, found(job, 19_990))).rejects.toMatchObject({ code: 'quality.instrument_overdue' });
    await plans.calibrate(job.workshop.master, job.instrumentId, localDate('2027-11-22'));
    await plans.setService(job.workshop.master, job.instrumentId, true);
    await expect(check(job, found(job, 19_990))).rejects.toMatchObject({ code: 'quality.instrument_overdue' });
  });

  it('is not of another learner, nor of a job that is not begun', async () => {
    const job = await aControlledJob(house, { criticality: 'standard' });
    const [, other] = job.workshop.learners;
    const record = house.get(InspectionsService);
    await expect(record.record(other!, job.assignmentId, found(job, 19_990))).rejects.toMatchObject({ status: 404 });
    const stranger = await aControlledJob(house, { criticality: 'standard' });
    await expect(check(job, found(stranger, 19_990))).rejects.toMatchObject({ status: 404 });
    const own = found(job, 1, { measures: [{ characteristicId: stranger.diameter, value: 19_990 }] });
    await expect(check(job, own)).rejects.toMatchObject({ code: 'quality.plan_changed' });
    await house
      .get(WorkService)
      .report(learnerOf(job), job.assignmentId, { selfChecked: true, finished: true, cells: [] });
    await expect(check(job, found(job, 19_990))).rejects.toMatchObject({ code: 'quality.not_worked_on' });
  });
});

describe('a control plan', () => {
  it('says what is wrong with a line', async () => {
    const { workshop, of } = await aControlledJob(house, { criticality: 'standard' });
    const { position } = of.operations[0]!;
    const add = (more: object) =>
      house.get(ControlPlanService).add(workshop.master, of.itemId, {
        ...{ position, name: 'Longueur', ...SHAFT, every: 0 },
        ...more,
      });
    await expect(add({ position: 999 })).rejects.toMatchObject({ code: 'quality.not_in_routing' });
    await expect(add({ nominal: undefined })).rejects.toMatchObject({ code: 'quality.tolerance_missing' });
    await expect(add({ lower: 5, upper: 1 })).rejects.toMatchObject({ code: 'quality.tolerance_upside_down' });
    await expect(add({ instrumentId: 2_000_000_000 })).rejects.toMatchObject({ status: 404 });
    const again = { code: 'MIC-1', name: 'Double', calibrationDueOn: localDate('2027-01-01') };
    await expect(house.get(ControlPlanService).addInstrument(workshop.master, again)).rejects.toMatchObject({
      code: 'quality.instrument_taken',
    });
  });

  it('stops asking for a line that is retired, and keeps what was measured', async () => {
    const job = await aControlledJob(house, { criticality: 'standard', every: 1 });
    const { master } = job.workshop;
    await check(job, found(job, 19_990));
    await house.get(ControlPlanService).retire(master, job.diameter);
    await expect(house.get(ControlPlanService).retire(master, job.diameter)).rejects.toMatchObject({
      code: 'quality.already_retired',
    });
    await count(job, 6);
    expect(await house.get(InspectionsQueries).ofJob(master, job.assignmentId)).toHaveLength(1);
  });
});
