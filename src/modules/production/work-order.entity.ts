import { Check, Entity, Index, Unique } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  RefColumn,
  TextColumn,
  VarcharColumn,
} from '../../core/database/columns.js';
import type { UnitCode } from '../../core/quantity/unit.js';

export type WorkOrderState =
  'planned' | 'released' | 'in_progress' | 'suspended' | 'completed' | 'closed' | 'cancelled' | 'abandoned';
export type WorkOrderKind = 'customer' | 'exercise' | 'internal' | 'prototype' | 'rework';

/** What and how many (ordre de fabrication, OF). */
@Entity('work_order')
@Unique(['schoolId', 'number'])
@Index(['schoolId', 'id'])
@Index(['schoolId', 'state', 'dueOn'])
@Index(['orderId'])
@Check(
  'ck_work_order_state',
  "state IN ('planned', 'released', 'in_progress', 'completed', 'closed', 'cancelled', 'suspended', 'abandoned')",
)
@Check('ck_work_order_kind', "kind IN ('customer', 'exercise', 'internal', 'prototype', 'rework')")
export class WorkOrder {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @VarcharColumn(20) number: string;
  @VarcharColumn(10) kind: WorkOrderKind;
  @VarcharColumn(12) criticality: 'pedagogical' | 'standard' | 'critical';
  @VarcharColumn(12) state: WorkOrderState;
  @IntColumn() version: number;
  @RefColumn('SalesOrder', { nullable: true }) orderId: number | null;
  @RefColumn('SalesOrderLine', { nullable: true }) orderLineId: number | null;
  @RefColumn('Workshop') workshopId: number;
  @RefColumn('Item') itemId: number;
  @VarcharColumn(100) itemName: string;
  @VarcharColumn(10, { nullable: true }) drawingRevision: string | null;
  /** That of its item; the quantities of the OF, its cells, operations and reports count its steps. */
  @VarcharColumn(3) unitCode: UnitCode;
  @IntColumn() quantity: number;
  @DayColumn() dueOn: string;
  @InstantColumn() createdAt: string;
  @TextColumn() searchText: string;
}

/** How many of one size × colour an OF makes. */
@Entity('work_order_cell')
@Index(['workOrderId'])
@Check('ck_work_order_cell_quantity', 'quantity > 0')
export class WorkOrderCell {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('WorkOrder') workOrderId: number;
  @RefColumn('SalesOrderCell', { nullable: true }) orderCellId: number | null;
  @VarcharColumn(12, { nullable: true }) size: string | null;
  @VarcharColumn(30, { nullable: true }) colour: string | null;
  @IntColumn() quantity: number;
}
