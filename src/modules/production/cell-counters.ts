import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { sql, withNumbers } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { EventBus } from '../../core/events/event-bus.js';
import { stale } from '../../core/errors/core.errors.js';
import type { LiveCourse, LiveStage } from './course.js';
import { alreadyUsed, tooManyBack, tooManyPieces, tooManyToSend } from './production.errors.js';
import { piecesCounted } from './production.events.js';
import { available, supply, usedDownstream } from './production.quantities.js';
import { OperationCell } from './work-operation.entity.js';
import { WorkOrderCell } from './work-order.entity.js';

interface Count {
  good: number;
  rework: number;
  scrap: number;
}

/** The counters of an operation's cells: moved by guarded UPDATEs, under the lock of the OF. */
@Injectable()
export class CellCounters {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly bus: EventBus,
  ) {}

  /** A learner's count: never over what has reached the operation. Pieces to redo must be there, but stay to be done. */
  async declare(course: LiveCourse, stage: LiveStage, cell: OperationCell, count: Count): Promise<void> {
    const { good, rework, scrap } = count;
    const left = available(course, stage, cell.workOrderCellId);
    if (good + rework + scrap > left) throw tooManyPieces(await this.label(cell), left, course.workOrder.unitCode);
    const change = { good: cell.good + good, scrap: cell.scrap + scrap, rework: cell.rework + rework };
    const limit = supply(course, stage, cell.workOrderCellId);
    const moved = await this.move(cell, count, 1, 'good + scrap + ? <= ?', [good + scrap, limit]);
    if (!moved) throw tooManyPieces(await this.label(cell), left, course.workOrder.unitCode);
    Object.assign(cell, change);
  }

  /** Whoever checks what is made may still refuse these counts. */
  async tell(
    scope: Scope,
    { workOrder, critical }: LiveCourse,
    { operation, cells }: LiveStage,
    counts: readonly { operationCellId?: number }[],
  ): Promise<void> {
    const { id: operationId, position, code } = operation;
    const counted = cells.filter(({ id }) => counts.some(({ operationCellId }) => operationCellId === id));
    await this.bus.publish(piecesCounted, scope, {
      ...{ workOrderId: workOrder.id, itemId: workOrder.itemId, critical, operationId, position, code },
      cells: counted.map(({ id, good }) => ({ operationCellId: id, good })),
    });
  }

  /** A master's yes, to all the counts of one operation. */
  async validate(
    { operation, cells }: LiveStage,
    counts: readonly { operationCellId: number; good: number }[],
  ): Promise<void> {
    const decided = withNumbers(
      'decided (cell_id, n)',
      counts.map(({ operationCellId, good }) => [operationCellId, good]),
    );
    const done = await sql<{ id: number }>(
      this.unit.manager,
      `${decided.text} UPDATE operation_cell SET validated = validated + n FROM decided
       WHERE id = cell_id AND operation_id = ? AND school_id = ? AND validated + n <= good RETURNING id`,
      [...decided.values, operation.id, operation.schoolId],
    );
    for (const { operationCellId, good } of counts) {
      const cell = cells.find(({ id }) => id === operationCellId);
      if (!cell || !done.some(({ id }) => id === operationCellId)) throw stale();
      cell.validated += good;
    }
  }

  /** A master's no: the pieces are to be done again, unless the next step used them. */
  async takeBack(course: LiveCourse, stage: LiveStage, cell: OperationCell, count: Count): Promise<void> {
    const used = usedDownstream(course, stage, cell.workOrderCellId);
    const guard = 'good - ? >= ? AND good - ? >= validated';
    const limits = [count.good, count.good > 0 ? used : 0, count.good];
    if (!(await this.move(cell, count, -1, guard, limits))) throw alreadyUsed(used, course.workOrder.unitCode);
    cell.good -= count.good;
    cell.scrap -= count.scrap;
    cell.rework -= count.rework;
  }

  /** A posted count gives way to another: never under what the next step used, never over what reached this one. */
  async replace(
    course: LiveCourse,
    stage: LiveStage,
    cell: OperationCell,
    { wrong, right }: { wrong: Count; right: Count },
  ): Promise<void> {
    const good = right.good - wrong.good;
    const scrap = right.scrap - wrong.scrap;
    const rework = right.rework - wrong.rework;
    const used = usedDownstream(course, stage, cell.workOrderCellId);
    const passed = (course.critical ? cell.validated : cell.good) + good;
    if (good < 0 && passed < used) throw alreadyUsed(used, course.workOrder.unitCode);
    const limit = supply(course, stage, cell.workOrderCellId);
    const left = limit - cell.good - cell.scrap + wrong.good + wrong.scrap;
    const moved = await sql(
      this.unit.manager,
      `UPDATE operation_cell SET good = good + ?, validated = validated + ?, scrap = scrap + ?, rework = rework + ?
       WHERE id = ? AND school_id = ? AND good + scrap + ? <= ? RETURNING id`,
      [good, good, scrap, rework, cell.id, cell.schoolId, good + scrap, limit],
    );
    if (moved.length !== 1) throw tooManyPieces(await this.label(cell), left, course.workOrder.unitCode);
    Object.assign(cell, {
      ...{ good: cell.good + good, validated: cell.validated + good },
      ...{ scrap: cell.scrap + scrap, rework: cell.rework + rework },
    });
  }

  /** To a subcontractor, or back from there when negative: never over what has reached the operation. */
  async send(course: LiveCourse, stage: LiveStage, cell: OperationCell, quantity: number): Promise<void> {
    const limit = supply(course, stage, cell.workOrderCellId);
    const moved = await sql(
      this.unit.manager,
      `UPDATE operation_cell SET outside = outside + ?
       WHERE id = ? AND school_id = ? AND outside + ? >= 0 AND good + scrap + outside + ? <= ? RETURNING id`,
      [quantity, cell.id, cell.schoolId, quantity, quantity, limit],
    );
    if (moved.length !== 1) throw await this.tooMuch(course, stage, cell, quantity > 0);
    cell.outside += quantity;
  }

  /** Back from a subcontractor, seen by a master; negative when it was a mistake, unless the next step used the pieces. */
  async bringBack(
    course: LiveCourse,
    stage: LiveStage,
    cell: OperationCell,
    { good, scrap }: Pick<Count, 'good' | 'scrap'>,
  ): Promise<void> {
    const used = usedDownstream(course, stage, cell.workOrderCellId);
    if (good < 0 && cell.good + good < used) throw alreadyUsed(used, course.workOrder.unitCode);
    const moved = await sql(
      this.unit.manager,
      `UPDATE operation_cell SET outside = outside - ?, good = good + ?, validated = validated + ?, scrap = scrap + ?
       WHERE id = ? AND school_id = ? AND outside >= ? RETURNING id`,
      [good + scrap, good, good, scrap, cell.id, cell.schoolId, good + scrap],
    );
    if (moved.length !== 1) throw await this.tooMuch(course, stage, cell, false);
    cell.outside -= good + scrap;
    cell.good += good;
    cell.validated += good;
    cell.scrap += scrap;
  }

  /** A first look before the lock: no more comes back than is at the subcontractor. */
  async mustBeThere(
    course: LiveCourse,
    stage: LiveStage,
    moved: readonly { operationCellId: number; good: number; scrap: number }[],
  ): Promise<void> {
    for (const cell of stage.cells) {
      const back = moved.filter(({ operationCellId }) => operationCellId === cell.id);
      const total = back.reduce((sum, { good, scrap }) => sum + good + scrap, 0);
      if (total > cell.outside) throw await this.tooMuch(course, stage, cell, false);
    }
  }

  private async tooMuch(course: LiveCourse, stage: LiveStage, cell: OperationCell, sending: boolean) {
    const { unitCode } = course.workOrder;
    const label = await this.label(cell);
    if (!sending) return tooManyBack(label, cell.outside, unitCode);
    return tooManyToSend(label, available(course, stage, cell.workOrderCellId), unitCode);
  }

  /** The order's cell behind each operation cell, where there is one. */
  async orderCells(operationCellIds: readonly number[]): Promise<Map<number, number>> {
    const rows = await this.unit.manager
      .createQueryBuilder(OperationCell, 'c')
      .innerJoin(WorkOrderCell, 'w', 'w.id = c.workOrderCellId')
      .select('c.id', 'id')
      .addSelect('w.orderCellId', 'order_cell_id')
      .where('c.id IN (:...ids)', { ids: operationCellIds })
      .andWhere('w.orderCellId IS NOT NULL')
      .getRawMany<{ id: number; order_cell_id: number }>();
    return new Map(rows.map((row) => [row.id, row.order_cell_id]));
  }

  private async move(
    { id, schoolId }: OperationCell,
    { good, rework, scrap }: Count,
    sign: 1 | -1,
    guard: string,
    limits: readonly number[],
  ): Promise<boolean> {
    const plus = sign === 1 ? '+' : '-';
    const moved = await sql(
      this.unit.manager,
      `UPDATE operation_cell SET good = good ${plus} ?, rework = rework ${plus} ?, scrap = scrap ${plus} ?
       WHERE id = ? AND school_id = ? AND ${guard} RETURNING id`,
      [good, rework, scrap, id, schoolId, ...limits],
    );
    return moved.length === 1;
  }

  /** `M · bleu`, to say which size. */
  private async label({ workOrderCellId }: OperationCell): Promise<string> {
    const cell = await this.unit.manager.findOneByOrFail(WorkOrderCell, { id: workOrderCellId });
    return [cell.size, cell.colour].filter(Boolean).join(' · ');
  }
}
