import { Injectable } from '@nestjs/common';
import { asSystem, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, stale } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { OrdersService } from '../sales/index.js';
import { CellCounters } from './cell-counters.js';
import { Courses, type LiveCourse, type LiveStage } from './course.js';
import { DrawingDesk } from './drawing-desk.js';
import { alreadyCorrected, madeHere, notLaterThanToday, nothingMoved, workOrderStopped } from './production.errors.js';
import { madeStages } from './production.quantities.js';
import { SubcontractMove } from './subcontract-move.entity.js';
import type { NewReception, NewSending } from './subcontract.dto.js';

interface Moved {
  operationCellId: number;
  good: number;
  scrap: number;
}

/** What one act writes, whatever the size. */
type About = Pick<SubcontractMove, 'kind' | 'movedOn'> &
  Partial<Pick<SubcontractMove, 'expectedOn' | 'slip' | 'reversesId' | 'reason'>>;

/** Steps made outside: pieces leave, and come back good or lost. No learner has a part in it. */
@Injectable()
export class SubcontractService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly courses: Courses,
    private readonly counters: CellCounters,
    private readonly drawings: DrawingDesk,
    private readonly orders: OrdersService,
  ) {}

  /** Pieces leave; more than has reached the step: 409 `production.too_many_to_send`, and nothing leaves. */
  async send(scope: Scope, operationId: number, dto: NewSending): Promise<void> {
    await this.unit.run(async () => {
      const { course, stage } = await this.courses.ofOperation(scope, operationId);
      this.mustBeOutside(stage);
      this.courses.mustRun(course);
      await this.drawings.mustBeCurrent(scope, course);
      const moved = dto.cells.map(({ operationCellId, quantity }) => ({
        operationCellId,
        good: quantity ?? 0,
        scrap: 0,
      }));
      const about = {
        ...{ kind: 'sent' as const, slip: dto.slip ?? null },
        ...{ movedOn: this.past(dto.sentOn, 'sentOn'), expectedOn: dto.expectedOn ?? null },
      };
      await this.write(scope, { course, stage }, moved, about);
      await this.courses.begin(scope, course, stage);
    });
  }

  /** Pieces come back, seen by a master: those that are good count at once. More than is there: 409, and nothing counts. */
  async receive(scope: Scope, operationId: number, dto: NewReception): Promise<void> {
    const moved = dto.cells.map(({ good, scrap, ...cell }) => ({ ...cell, good: good ?? 0, scrap: scrap ?? 0 }));
    const movedOn = this.past(dto.receivedOn, 'receivedOn');
    const about = { kind: 'received' as const, movedOn, slip: dto.supplierSlip ?? null };
    await this.unit.run(() => this.bringBack(scope, operationId, moved, about));
  }

  /** A move was a mistake: another takes it back. */
  async reverse(scope: Scope, moveId: number, reason: string): Promise<void> {
    await this.unit.run(async () => {
      const where = { id: moveId, schoolId: scope.schoolId };
      const wrong = await this.unit.manager.findOneBy(SubcontractMove, where);
      if (!wrong) throw notFound();
      await this.mustStand(moveId);
      const { kind, operationId, operationCellId, slip } = wrong;
      const back = { operationCellId, good: -wrong.good, scrap: -wrong.scrap };
      const about = { kind, slip, movedOn: this.clock.today(), reversesId: moveId, reason };
      if (kind === 'received') return this.bringBack(scope, operationId, [back], about);
      const { course, stage } = await this.courses.ofOperation(scope, operationId);
      return this.write(scope, { course, stage }, [back], about);
    });
  }

  private async bringBack(scope: Scope, operationId: number, moved: readonly Moved[], about: About): Promise<void> {
    // The order is locked before the OF, always: sales is told first, and what it was told is checked under the lock.
    const seen = await this.courses.peek(scope, operationId);
    await this.counters.mustBeThere(seen.course, seen.stage, moved);
    const last = madeStages(seen.course).at(-1) === seen.stage;
    if (last) await this.produce(scope, moved);
    const { course, stage } = await this.courses.ofOperation(scope, operationId);
    if (!['in_progress', 'suspended', 'completed'].includes(course.workOrder.state)) throw workOrderStopped();
    if (last !== (madeStages(course).at(-1) === stage)) throw stale();
    await this.write(scope, { course, stage }, moved, about);
    await this.courses.settle(scope, course);
  }

  private async write(
    scope: Scope,
    { course, stage }: { course: LiveCourse; stage: LiveStage },
    moved: readonly Moved[],
    about: About,
  ): Promise<void> {
    const { schoolId, userId } = scope;
    this.mustBeOutside(stage);
    if (about.reversesId) await this.mustStand(about.reversesId);
    const some = moved.filter(({ good, scrap }) => good !== 0 || scrap !== 0);
    if (some.length === 0) throw nothingMoved();
    for (const { operationCellId, good, scrap } of some) {
      const cell = stage.cells.find(({ id }) => id === operationCellId);
      if (!cell) throw notFound();
      if (about.kind === 'sent') await this.counters.send(course, stage, cell, good);
      else await this.counters.bringBack(course, stage, cell, { good, scrap });
    }
    const operationId = stage.operation.id;
    const recorded = { schoolId, operationId, recordedBy: userId, recordedAt: this.clock.instant() };
    await this.unit.manager.insert(
      SubcontractMove,
      some.map(({ operationCellId, good, scrap }) => ({ ...recorded, ...about, operationCellId, good, scrap })),
    );
    const sums = { good: sumOf(some, 'good'), scrap: sumOf(some, 'scrap') };
    const facts = { ...sums, ...(about.slip ? { slip: about.slip } : {}) };
    const subject = { type: 'work_operation', id: operationId };
    const event = about.reversesId ? `subcontract_${about.kind}_reversed` : `subcontract_${about.kind}`;
    await this.journal.write(scope, { subject, event, facts, ...(about.reason ? { reason: about.reason } : {}) });
  }

  /** Neither taken back nor taking back. */
  private async mustStand(id: number): Promise<void> {
    const move = await this.unit.manager.findOneByOrFail(SubcontractMove, { id });
    const again = await this.unit.manager.existsBy(SubcontractMove, { reversesId: id });
    if (move.reversesId !== null || again) throw alreadyCorrected();
  }

  private mustBeOutside({ operation }: LiveStage): void {
    if (operation.supplierId === null) throw madeHere();
  }

  private past(day: LocalDate | null | undefined, field: string): LocalDate {
    const today = this.clock.today();
    if (day && day > today) throw notLaterThanToday(field);
    return day ?? today;
  }

  private async produce(scope: Scope, moved: readonly Moved[]): Promise<void> {
    const orderCells = await this.counters.orderCells(moved.map(({ operationCellId }) => operationCellId));
    const house = asSystem(scope);
    for (const { operationCellId, good } of moved) {
      const orderCellId = orderCells.get(operationCellId);
      if (!orderCellId || good === 0) continue;
      if (good > 0) await this.orders.recordProduced(house, [{ orderCellId, quantity: good }]);
      else await this.orders.takeBackProduced(house, { orderCellId, quantity: -good });
    }
  }
}

const sumOf = (moved: readonly Moved[], key: 'good' | 'scrap'): number => moved.reduce((sum, one) => sum + one[key], 0);
