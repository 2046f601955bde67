import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { stale } from '../../core/errors/core.errors.js';
import type { LiveCourse, LiveStage } from './course.js';
import { alreadyUsed, tooManyPieces } from './production.errors.js';
import { available, supply, usedDownstream } from './production.quantities.js';
import { OperationCell } from './work-operation.entity.js';
import { WorkOrderCell } from './work-order.entity.js';

interface Count {
  good: number;
  rework: number;
  scrap: number;
}

/** The counters of an operation's cells: each moved by one guarded UPDATE, under the lock of the OF. */
@Injectable()
export class CellCounters {
  constructor(private readonly unit: UnitOfWork) {}

  /** A learner's count: never over what has reached the operation. Pieces to redo must be there, but stay to be done. */
  async declare(course: LiveCourse, stage: LiveStage, cell: OperationCell, count: Count): Promise<void> {
    const { good, rework, scrap } = count;
    const left = available(course, stage, cell.workOrderCellId);
    if (good + rework + scrap > left) throw tooManyPieces(await this.label(cell), left, course.workOrder.unitCode);
    const change = { good: cell.good + good, scrap: cell.scrap + scrap, rework: cell.rework + rework };
    const limit = supply(course, stage, cell.workOrderCellId);
    const moved = await this.move(cell, count, 1, 'good + scrap + :used <= :limit', { used: good + scrap, limit });
    if (!moved) throw tooManyPieces(await this.label(cell), left, course.workOrder.unitCode);
    Object.assign(cell, change);
  }

  /** A master's yes. */
  async validate(cell: OperationCell, good: number): Promise<void> {
    const { id, schoolId } = cell;
    const result = await this.unit.manager
      .createQueryBuilder()
      .update(OperationCell)
      .set({ validated: () => 'validated + :good' })
      .where('id = :id AND school_id = :schoolId AND validated + :good <= good', { id, schoolId, good })
      .execute();
    if (result.affected !== 1) throw stale();
    cell.validated += good;
  }

  /** A master's no: the pieces are to be done again, unless the next step used them. */
  async takeBack(course: LiveCourse, stage: LiveStage, cell: OperationCell, count: Count): Promise<void> {
    const used = usedDownstream(course, stage, cell.workOrderCellId);
    const guard = 'good - :back >= :used AND good - :back >= validated';
    if (!(await this.move(cell, count, -1, guard, { back: count.good, used: count.good > 0 ? used : 0 })))
      throw alreadyUsed(used, course.workOrder.unitCode);
    cell.good -= count.good;
    cell.scrap -= count.scrap;
    cell.rework -= count.rework;
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
    limits: Record<string, number>,
  ): Promise<boolean> {
    const plus = sign === 1 ? '+' : '-';
    const result = await this.unit.manager
      .createQueryBuilder()
      .update(OperationCell)
      .set({
        good: () => `good ${plus} :good`,
        rework: () => `rework ${plus} :rework`,
        scrap: () => `scrap ${plus} :scrap`,
      })
      .where(`id = :id AND school_id = :schoolId AND (${guard})`, { id, schoolId, ...limits })
      .setParameters({ good, rework, scrap })
      .execute();
    return result.affected === 1;
  }

  /** `M · bleu`, to say which size. */
  private async label({ workOrderCellId }: OperationCell): Promise<string> {
    const cell = await this.unit.manager.findOneByOrFail(WorkOrderCell, { id: workOrderCellId });
    return [cell.size, cell.colour].filter(Boolean).join(' · ');
  }
}
