import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { sql } from '../../core/database/sql.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Clock } from '../../core/time/clock.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { PartnersQueries } from '../partners/index.js';
import { OperationReads } from './operations.reads.js';
import { madeHere } from './production.errors.js';
import { SubcontractMove } from './subcontract-move.entity.js';
import type { OutsideRow, SubcontractSheet } from './subcontract.types.js';
import { WorkOrderReads } from './work-orders.reads.js';

interface RawOutside {
  operation_id: number;
  work_order_id: number;
  number: string;
  item_name: string;
  operation_name: string;
  supplier_id: number;
  unit_code: OutsideRow['unitCode'];
  outside: unknown;
  expected_on: LocalDate | null;
}

/** What is at subcontractors, and what went and came. Staff only. */
@Injectable()
export class SubcontractQueries {
  constructor(
    private readonly read: ReadSource,
    private readonly clock: Clock,
    private readonly partners: PartnersQueries,
    private readonly operations: OperationReads,
    private readonly workOrders: WorkOrderReads,
  ) {}

  /** A step made outside, size by size, with its moves, the newest first. */
  async sheet(scope: Scope, operationId: number): Promise<SubcontractSheet> {
    const operation = await this.workOrders.operation(scope, operationId);
    const { supplierId, workOrderId, criticality } = operation;
    if (supplierId === null) throw madeHere();
    const cells = await this.operations.cellsOf(scope, workOrderId, criticality === 'critical');
    const { schoolId } = scope;
    const moves = await this.read.manager.find(SubcontractMove, {
      where: { schoolId, operationId },
      order: { id: 'DESC' },
    });
    const gone = new Set(moves.map(({ reversesId }) => reversesId));
    return {
      operation,
      supplierName: (await this.partners.names(scope, [supplierId])).get(supplierId) ?? '',
      cells: cells.get(operationId)!,
      moves: moves.map(({ id, kind, operationCellId, good, scrap, movedOn, expectedOn, slip, reason, reversesId }) => ({
        ...{ id, kind, operationCellId, good, scrap, movedOn, expectedOn, slip, reason },
        reversible: reversesId === null && !gone.has(id),
      })),
    };
  }

  /** The step a move belongs to. */
  async operationOf({ schoolId }: Scope, id: number): Promise<number> {
    const move = await this.read.manager.findOneBy(SubcontractMove, { schoolId, id });
    if (!move) throw notFound();
    return move.operationId;
  }

  /** Steps with pieces at a subcontractor, the first due first. */
  async outside(scope: Scope): Promise<OutsideRow[]> {
    const raws = await sql<RawOutside>(
      this.read.manager,
      `SELECT o.id AS operation_id, w.id AS work_order_id, w.number, w.item_name, o.name AS operation_name, o.supplier_id,
         w.unit_code, SUM(c.outside) AS outside,
         (SELECT MAX(m.expected_on) FROM subcontract_move m WHERE m.operation_id = o.id) AS expected_on
       FROM operation_cell c JOIN work_operation o ON o.id = c.operation_id JOIN work_order w ON w.id = o.work_order_id
       WHERE c.school_id = ? AND c.outside > 0 GROUP BY o.id, w.id`,
      [scope.schoolId],
    );
    const names = await this.partners.names(
      scope,
      raws.map((raw) => raw.supplier_id),
    );
    const rows = raws.map((raw) => ({
      ...{ operationId: raw.operation_id, workOrderId: raw.work_order_id, number: raw.number },
      ...{ itemName: raw.item_name, operationName: raw.operation_name, unitCode: raw.unit_code },
      supplierName: names.get(raw.supplier_id) ?? '',
      outside: Number(raw.outside),
      expectedOn: raw.expected_on,
      late: raw.expected_on !== null && raw.expected_on < this.clock.today(),
    }));
    return rows.sort(
      (a, b) => (a.expectedOn ?? '9').localeCompare(b.expectedOn ?? '9') || a.operationId - b.operationId,
    );
  }
}
