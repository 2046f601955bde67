import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { hasRole, type LearnerScope, type Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { notFound } from '../../core/errors/core.errors.js';
import { LearnersQueries } from '../learners/index.js';
import { ProductionQueries, type JobPlace } from '../production/index.js';
import { ControlPlanQueries, linesAt } from './control-plan.queries.js';
import { Inspection, Measure } from './inspection.entity.js';
import { boundsOf } from './quality.quantities.js';
import type { BenchControl, CharacteristicRead, InspectionRead, OperationControl } from './quality.types.js';

interface RawInspection {
  id: number;
  kind: 'first' | 'series';
  state: InspectionRead['state'];
  work_order_id: number;
  number: string;
  item_name: string;
  operation_id: number;
  operation_name: string;
  assignment_id: number;
  learner_id: number;
  size: string | null;
  colour: string | null;
  measured_at: string;
  reason: string | null;
}

/** What was checked. Heads and masters only; a learner sees what is to check on their own jobs. */
@Injectable()
export class InspectionsQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly learners: LearnersQueries,
    private readonly production: ProductionQueries,
    private readonly plans: ControlPlanQueries,
  ) {}

  /** First parts that wait for a master, the longest first; none for whom may not decide. */
  async waiting(scope: Scope): Promise<InspectionRead[]> {
    if (!hasRole(scope, 'director', 'master')) return [];
    return this.list(scope, "i.kind = 'first' AND i.state = 'declared'");
  }

  /** What a learner checked on a job, for the master who validates it. */
  async ofJob(scope: Scope, assignmentId: number): Promise<InspectionRead[]> {
    if (!(await this.production.jobPlaces(scope, [assignmentId])).has(assignmentId)) throw notFound();
    return this.list(scope, 'i.assignment_id = ?', assignmentId);
  }

  /** Every operation of an OF with its plan and what was checked. */
  async ofWorkOrder(scope: Scope, workOrderId: number): Promise<OperationControl[]> {
    const { itemId, operations } = await this.production.workOrder(scope, workOrderId);
    const lines = await this.plans.ofItem(scope, itemId);
    const inspections = await this.list(scope, 'i.work_order_id = ?', workOrderId);
    return operations
      .filter(({ state }) => state !== 'skipped')
      .map(({ id, position, code, name }) => ({
        ...{ operationId: id, position, operationName: name },
        lines: linesAt(lines, { position, code }),
        inspections: inspections.filter(({ operationId }) => operationId === id),
      }));
  }

  /** What is to check on the learner's jobs, by assignment; a job without a plan is absent. */
  async atBench(scope: LearnerScope, assignmentIds: readonly number[]): Promise<Map<number, BenchControl>> {
    const places = [...(await this.production.jobPlaces(scope, assignmentIds)).values()];
    const found = new Map<number, BenchControl>();
    const plans = await this.plans.ofItems(
      scope,
      places.map(({ itemId }) => itemId),
    );
    for (const place of places) {
      const lines = linesAt(plans.get(place.itemId) ?? [], place);
      if (lines.length > 0) found.set(place.assignmentId, await this.control(place, lines));
    }
    return found;
  }

  private async control(place: JobPlace, lines: readonly CharacteristicRead[]): Promise<BenchControl> {
    const { operationId, critical } = place;
    const where = { operationId, kind: 'first' as const };
    const last = await this.read.manager.findOne(Inspection, { where, order: { id: 'DESC' } });
    return {
      critical,
      first: critical ? STANDS[last?.state ?? 'recorded'] : 'none',
      reason: last?.reason ?? null,
      cells: place.cells.map((cell) => ({
        ...cell,
        lines: lines.map((line) => ({
          ...{ characteristicId: line.id, name: line.name, unit: line.unit, every: line.every },
          bounds: boundsOf(line, line.sizes.find(({ size }) => size === cell.size)?.nominal),
          instrument: line.instrument,
        })),
      })),
    };
  }

  private async list(scope: Scope, where: string, ...values: readonly unknown[]): Promise<InspectionRead[]> {
    if (!hasRole(scope, 'director', 'master', 'system')) throw notFound();
    const raws = await sql<RawInspection>(
      this.read.manager,
      `SELECT i.id, i.kind, i.state, i.work_order_id, w.number, w.item_name, i.operation_id, o.name AS operation_name,
         i.assignment_id, i.learner_id, k.size, k.colour, i.measured_at, i.reason
       FROM inspection i JOIN work_order w ON w.id = i.work_order_id JOIN work_operation o ON o.id = i.operation_id
         JOIN operation_cell c ON c.id = i.operation_cell_id JOIN work_order_cell k ON k.id = c.work_order_cell_id
       WHERE i.school_id = ? AND ${where} ORDER BY i.id`,
      [scope.schoolId, ...values],
    );
    if (raws.length === 0) return [];
    const names = await this.learners.names(scope, [...new Set(raws.map((raw) => raw.learner_id))]);
    const measures = await this.read.manager.find(Measure, {
      where: { inspectionId: In(raws.map(({ id }) => id)) },
      order: { id: 'ASC' },
    });
    return raws.map((raw) =>
      inspectionOf(
        raw,
        names.get(raw.learner_id) ?? '',
        measures.filter(({ inspectionId }) => inspectionId === raw.id),
      ),
    );
  }
}

/** Of a critical piece, by the state of the last first part declared. */
const STANDS = { recorded: 'missing', declared: 'waiting', refused: 'refused', accepted: 'accepted' } as const;

function inspectionOf(raw: RawInspection, learnerName: string, measures: readonly Measure[]): InspectionRead {
  const { id, kind, state, number, size, colour, reason } = raw;
  return {
    ...{ id, kind, state, number, size, colour, reason, learnerName },
    ...{ workOrderId: raw.work_order_id, itemName: raw.item_name, operationId: raw.operation_id },
    ...{ operationName: raw.operation_name, assignmentId: raw.assignment_id, measuredAt: raw.measured_at },
    conform: measures.every(({ conform }) => conform),
    measures: measures.map(
      ({ characteristicId, name, unit, nominal, minimum, maximum, value, conform, instrument }) => ({
        ...{ characteristicId, name, unit, nominal, minimum, maximum, value, conform, instrument },
      }),
    ),
  };
}
