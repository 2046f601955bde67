import { Injectable } from '@nestjs/common';
import { asSystem, type LearnerScope, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, reasonMissing, stale } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import { OrdersService } from '../sales/index.js';
import { Assignment } from './assignment.entity.js';
import { assignmentMachine } from './assignment.states.js';
import { CellCounters } from './cell-counters.js';
import { Courses, type LiveCourse, type LiveStage } from './course.js';
import { OutputReport } from './output-report.entity.js';
import { outputReportMachine } from './output-report.states.js';
import type { ReportCell } from './production.dto.js';
import { alreadyCorrected, sameCount, scrapReasonMissing, workOrderStopped } from './production.errors.js';
import { madeStages } from './production.quantities.js';

export type Counted = Pick<ReportCell, 'good' | 'rework' | 'scrap' | 'scrapReason'>;

const reports = { machine: outputReportMachine, entity: OutputReport };
const assignments = { machine: assignmentMachine, entity: Assignment };

/** Output reports: counted by a learner, posted or rejected by a master; the counters follow. */
@Injectable()
export class ReportDesk {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly transitions: Transitions,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly courses: Courses,
    private readonly counters: CellCounters,
    private readonly orders: OrdersService,
  ) {}

  async count(
    scope: LearnerScope,
    { assignment, course, stage }: { assignment: Assignment; course: LiveCourse; stage: LiveStage },
    { cells, at }: { cells: readonly ReportCell[]; at: string },
  ): Promise<number[]> {
    const rows: Partial<OutputReport>[] = [];
    for (const { operationCellId, good, rework, scrap, scrapReason } of cells) {
      const cell = stage.cells.find(({ id }) => id === operationCellId);
      if (!cell) throw notFound();
      if (scrap > 0 && !scrapReason) throw scrapReasonMissing();
      const counted = { good, rework, scrap };
      await this.counters.declare(course, stage, cell, counted);
      const { schoolId, learnerId } = scope;
      rows.push({
        ...{ schoolId, learnerId, operationCellId, ...counted },
        ...{ operationId: stage.operation.id, assignmentId: assignment.id },
        ...{ scrapReason: scrap > 0 ? scrapReason : null, state: outputReportMachine.initial, version: 1 },
        ...{ declaredAt: at, decidedBy: null, decidedAt: null },
      });
    }
    if (rows.length === 0) return [];
    await this.counters.tell(scope, course, stage, rows);
    const { identifiers } = await this.unit.manager.insert(OutputReport, rows);
    const ids = identifiers.map(({ id }) => id as number);
    const lines = rows.map(({ good, rework, scrap }, at) => ({
      ...{ subject: { type: 'output_report', id: ids[at]! }, event: 'declare', to: 'checked' },
      facts: { good, rework, scrap },
    }));
    await this.journal.write(scope, ...lines);
    return ids;
  }

  /** Posts one report, or all that wait on a job. */
  async post(scope: Scope, which: { id: number } | { assignmentId: number }): Promise<void> {
    const seen = await this.waiting(scope, which);
    for (const report of seen) outputReportMachine.permit(scope, report, 'post');
    const { operationId } = seen[0]!;
    // The order is locked before the OF, always: sales is told first, and what it was told is checked under the lock.
    const made = await this.isLast(scope, operationId);
    if (made) await this.produce(scope, seen);
    const { course, stage } = await this.courses.ofOperation(scope, operationId);
    this.courses.mustRun(course);
    if (made !== (madeStages(course).at(-1) === stage)) throw stale();
    await this.transitions.fireAll(scope, reports, seen, 'post', {
      changes: this.decision(scope),
      facts: ({ good, rework, scrap }) => ({ good, rework, scrap }),
    });
    await this.counters.validate(stage, seen);
    await this.courses.settle(scope, course);
  }

  async reject(scope: Scope, reportId: number, reason: string): Promise<void> {
    const [seen] = await this.waiting(scope, { id: reportId });
    const { course, stage } = await this.courses.ofOperation(scope, seen!.operationId);
    const report = (await this.waiting(scope, { id: reportId }))[0]!;
    const { good, rework, scrap, assignmentId } = report;
    const facts = { good, rework, scrap };
    await this.transitions.fire(scope, reports, report, 'reject', { reason, changes: this.decision(scope), facts });
    const cell = stage.cells.find(({ id }) => id === report.operationCellId)!;
    await this.counters.takeBack(course, stage, cell, facts);
    const assignment = await this.unit.manager.findOneByOrFail(Assignment, { id: assignmentId });
    if (assignment.state === 'finished')
      await this.transitions.fire(asSystem(scope), assignments, assignment, 'reopen', { reason });
    await this.courses.settle(scope, course);
    await this.courses.pauseIfIdle(scope, stage);
  }

  /** Takes a posted count back by one that reverses it, and posts what is right: nothing posted is edited. */
  async correct(scope: Scope, reportId: number, right: Counted, reason: string): Promise<void> {
    const where = { id: reportId, schoolId: scope.schoolId };
    const wrong = await this.unit.manager.findOneBy(OutputReport, where);
    if (!wrong) throw notFound();
    const { words } = outputReportMachine.permit(scope, wrong, 'correct');
    if (!reason.trim()) throw reasonMissing(words);
    await this.mustStand(wrong);
    const same = (['good', 'rework', 'scrap'] as const).every((what) => wrong[what] === right[what]);
    if (same && (right.scrap === 0 || right.scrapReason === wrong.scrapReason)) throw sameCount();
    if (right.scrap > 0 && !right.scrapReason) throw scrapReasonMissing();
    const { operationId, operationCellId } = wrong;
    const last = await this.isLast(scope, operationId);
    if (last) await this.produceAgain(scope, wrong, right.good - wrong.good);
    const { course, stage } = await this.courses.ofOperation(scope, operationId);
    if (!['in_progress', 'suspended', 'completed'].includes(course.workOrder.state)) throw workOrderStopped();
    if (last !== (madeStages(course).at(-1) === stage)) throw stale();
    await this.mustStand(wrong);
    const cell = stage.cells.find(({ id }) => id === operationCellId)!;
    await this.counters.replace(course, stage, cell, { wrong, right });
    await this.writeCorrection(scope, wrong, right, reason);
    await this.courses.settle(scope, course);
  }

  /** Neither taken back nor taking back; asked again under the lock. */
  private async mustStand({ id, reversesId }: OutputReport): Promise<void> {
    if (reversesId !== null || (await this.unit.manager.existsBy(OutputReport, { reversesId: id })))
      throw alreadyCorrected();
  }

  private async writeCorrection(scope: Scope, wrong: OutputReport, right: Counted, reason: string): Promise<void> {
    const { id: reversesId, good, rework, scrap, scrapReason, operationId, operationCellId } = wrong;
    const { schoolId, learnerId, assignmentId } = wrong;
    const whose = { schoolId, learnerId, assignmentId, operationId, operationCellId };
    const posted = { state: 'posted' as const, version: 1, declaredAt: this.clock.instant(), reason };
    const common = { ...whose, ...posted, ...this.decision(scope) };
    const back = { ...common, good, rework, scrap, scrapReason, reversesId };
    const kept = { good: right.good, rework: right.rework, scrap: right.scrap };
    const rows: Partial<OutputReport>[] = [back];
    if (kept.good + kept.rework + kept.scrap > 0)
      rows.push({ ...common, ...kept, scrapReason: kept.scrap > 0 ? right.scrapReason : null, reversesId: null });
    for (const row of rows) await this.unit.manager.insert(OutputReport, row);
    const subject = { type: 'output_report', id: reversesId };
    const facts = { before: { good, rework, scrap }, after: kept };
    await this.journal.write(scope, { subject, event: 'correct', from: 'posted', to: 'posted', reason, facts });
  }

  /** The order's own count follows; what is delivered already cannot be taken back. */
  private async produceAgain(scope: Scope, { operationCellId }: OutputReport, change: number): Promise<void> {
    const orderCellId = (await this.counters.orderCells([operationCellId])).get(operationCellId);
    if (!orderCellId || change === 0) return;
    const house = asSystem(scope);
    if (change > 0) await this.orders.recordProduced(house, [{ orderCellId, quantity: change }]);
    else await this.orders.takeBackProduced(house, { orderCellId, quantity: -change });
  }

  private decision(scope: Scope) {
    return { decidedBy: scope.userId, decidedAt: this.clock.instant() };
  }

  private async waiting(scope: Scope, which: { id: number } | { assignmentId: number }): Promise<OutputReport[]> {
    const where = 'id' in which ? which : { ...which, state: 'checked' as const };
    const found = await this.unit.manager.find(OutputReport, {
      where: { ...where, schoolId: scope.schoolId },
      order: { id: 'ASC' },
    });
    if (found.length === 0) throw notFound();
    return found;
  }

  private async isLast(scope: Scope, operationId: number): Promise<boolean> {
    const { course, stage } = await this.courses.peek(scope, operationId);
    return madeStages(course).at(-1) === stage;
  }

  private async produce(scope: Scope, posted: readonly OutputReport[]): Promise<void> {
    const orderCells = await this.counters.orderCells(posted.map(({ operationCellId }) => operationCellId));
    const produced = new Map<number, number>();
    for (const { operationCellId, good } of posted) {
      const orderCellId = orderCells.get(operationCellId);
      if (orderCellId && good > 0) produced.set(orderCellId, (produced.get(orderCellId) ?? 0) + good);
    }
    if (produced.size === 0) return;
    const cells = [...produced].map(([orderCellId, quantity]) => ({ orderCellId, quantity }));
    await this.orders.recordProduced(asSystem(scope), cells);
  }
}
