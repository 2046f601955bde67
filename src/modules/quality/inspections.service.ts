import { Injectable } from '@nestjs/common';
import type { LearnerScope, Scope } from '../../core/access/scope.js';
import { isUniqueViolation } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import { ProductionQueries, type JobPlace } from '../production/index.js';
import { ControlPlanQueries } from './control-plan.queries.js';
import { Inspection, Measure } from './inspection.entity.js';
import { inspectionMachine } from './inspection.states.js';
import type { NewInspection, NewMeasure } from './quality.dto.js';
import {
  firstIncomplete,
  firstNotConform,
  firstPartDone,
  firstPartWaiting,
  instrumentOverdue,
  nothingMeasured,
  nothingToCheck,
  notWorkedOn,
  planChanged,
} from './quality.errors.js';
import { boundsOf, isWithin } from './quality.quantities.js';
import type { CharacteristicRead } from './quality.types.js';

const workflow = { machine: inspectionMachine, entity: Inspection };
type Cell = JobPlace['cells'][number];

/** Pieces are checked by the learner who makes them; the first one is decided on by a master. */
@Injectable()
export class InspectionsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly transitions: Transitions,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly production: ProductionQueries,
    private readonly plans: ControlPlanQueries,
  ) {}

  /** One piece of the learner's own job; `ago`: seconds since it was pressed. A first part takes the whole plan. */
  async record(scope: LearnerScope, assignmentId: number, given: NewInspection, ago = 0): Promise<{ id: number }> {
    const place = (await this.production.jobPlaces(scope, [assignmentId])).get(assignmentId);
    if (!place) throw notFound();
    if (!place.started) throw notWorkedOn();
    const cell = place.cells.find(({ operationCellId }) => operationCellId === given.operationCellId);
    if (!cell) throw notFound();
    const lines = await this.plans.atStep(scope, place);
    if (lines.length === 0) throw nothingToCheck();
    const measures = measuresOf(lines, cell, given.measures);
    const first = given.first ?? false;
    const left = first ? lines.find(({ id }) => !measures.some((one) => one.characteristicId === id)) : undefined;
    if (left) throw firstIncomplete(left.name);
    if (measures.length === 0) throw nothingMeasured();
    return this.keep(scope, { place, cell, first, measures, ago });
  }

  /** The series may be counted. Refused when a dimension is out of tolerance. */
  async accept(scope: Scope, inspectionId: number): Promise<void> {
    await this.unit.run(async () => {
      const inspection = await this.lock(scope, inspectionId);
      inspectionMachine.permit(scope, inspection, 'accept');
      if (await this.unit.manager.existsBy(Measure, { inspectionId, conform: false })) throw firstNotConform();
      await this.transitions.fire(scope, workflow, inspection, 'accept', { changes: this.decision(scope) });
    });
  }

  /** Another first part is to be checked. */
  async refuse(scope: Scope, inspectionId: number, reason: string): Promise<void> {
    await this.unit.run(async () => {
      const inspection = await this.lock(scope, inspectionId);
      const changes = { ...this.decision(scope), reason };
      await this.transitions.fire(scope, workflow, inspection, 'refuse', { reason, changes });
    });
  }

  private async keep(
    scope: LearnerScope,
    on: {
      place: JobPlace;
      cell: Cell;
      first: boolean;
      measures: Omit<Measure, 'id' | 'schoolId' | 'inspectionId'>[];
      ago: number;
    },
  ): Promise<{ id: number }> {
    const { place, cell, first, measures, ago } = on;
    const { workOrderId, operationId, assignmentId, learnerId } = place;
    try {
      return await this.unit.run(async () => {
        const { schoolId } = scope;
        const row = {
          ...{ schoolId, workOrderId, operationId, assignmentId, learnerId, operationCellId: cell.operationCellId },
          ...{ kind: first ? ('first' as const) : ('series' as const), version: 1 },
          state: first ? inspectionMachine.initial : ('recorded' as const),
          measuredAt: new Date(this.clock.now().getTime() - ago * 1000).toISOString(),
        };
        const { identifiers } = await this.unit.manager.insert(Inspection, row);
        const inspectionId = identifiers[0]!.id as number;
        const rows = measures.map((one) => ({ ...one, schoolId, inspectionId }));
        await this.unit.manager.insert(Measure, rows);
        const facts = { kind: row.kind, conform: measures.every(({ conform }) => conform) };
        const subject = { type: 'inspection', id: inspectionId };
        await this.journal.write(scope, { subject, event: 'measure', to: row.state, facts });
        return { id: inspectionId };
      });
    } catch (error) {
      if (!isUniqueViolation(error, 'inspection')) throw error;
      const accepted = { operationId, kind: 'first' as const, state: 'accepted' as const };
      throw (await this.unit.run(() => this.unit.manager.existsBy(Inspection, accepted)))
        ? firstPartDone()
        : firstPartWaiting();
    }
  }

  private async lock({ schoolId }: Scope, id: number): Promise<Inspection> {
    const inspection = await this.unit.lock(Inspection, { id, schoolId });
    if (!inspection) throw notFound();
    return inspection;
  }

  private decision({ userId }: Scope) {
    return { decidedBy: userId, decidedAt: this.clock.instant() };
  }
}

/** What was found, with what the plan asks of that size. A line left empty is not measured. */
function measuresOf(lines: readonly CharacteristicRead[], { size }: Cell, given: readonly NewMeasure[]) {
  const said = given.filter(({ value, look }) => (value ?? look ?? null) !== null);
  if (said.some(({ characteristicId }) => !lines.some(({ id }) => id === characteristicId))) throw planChanged();
  return lines.flatMap((line) => {
    const found = said.find(({ characteristicId }) => characteristicId === line.id);
    if (!found) return [];
    const { instrument } = line;
    if (instrument && !instrument.usable) throw instrumentOverdue(instrument.name, instrument.calibrationDueOn);
    const bounds = boundsOf(line, line.sizes.find((one) => one.size === size)?.nominal);
    const value = bounds ? (found.value ?? null) : null;
    if (bounds ? value === null : !found.look) throw planChanged();
    return [
      {
        ...{ characteristicId: line.id, name: line.name, unit: line.unit, value },
        nominal: bounds?.nominal ?? null,
        minimum: bounds?.minimum ?? null,
        maximum: bounds?.maximum ?? null,
        conform: bounds ? isWithin(value!, bounds) : found.look === 'good',
        instrument: instrument && `${instrument.code} · ${instrument.name}`,
        calibrationDueOn: instrument?.calibrationDueOn ?? null,
      },
    ];
  });
}
