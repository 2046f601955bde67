import { Check, Entity, Index, Unique } from 'typeorm';
import { FlagColumn, IdColumn, IntColumn, JsonColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

export type OperationState = 'blocked' | 'ready' | 'in_progress' | 'paused' | 'done' | 'skipped';

/** One step of an OF, copied from the routing when the OF is made. */
@Entity('work_operation')
@Unique(['workOrderId', 'position'])
@Index(['schoolId', 'state'])
@Check('ck_work_operation_state', "state IN ('blocked', 'ready', 'in_progress', 'paused', 'done', 'skipped')")
export class WorkOperation {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('WorkOrder') workOrderId: number;
  @IntColumn() position: number;
  @VarcharColumn(6) code: string;
  @VarcharColumn(80) name: string;
  @RefColumn('WorkCenter', { nullable: true }) workCenterId: number | null;
  /** Made outside, by this partner: sent and received, never given to a learner. */
  @RefColumn('Partner', { nullable: true }) supplierId: number | null;
  @IntColumn() setupMinutes: number;
  @IntColumn() unitCentiminutes: number;
  @IntColumn() requiredLevel: number;
  @FlagColumn() heavyLoad: boolean;
  @JsonColumn() workRules: string[];
  @JsonColumn() competenceCodes: string[];
  @VarcharColumn(500) instructions: string;
  @VarcharColumn(12) state: OperationState;
  @IntColumn() version: number;
}

/**
 * The counters of one size × colour at one operation. `good` is declared and not rejected, `validated` is what a
 * master has validated; pieces to redo stay to be done, so only good and scrap use the quantity up.
 */
@Entity('operation_cell')
@Unique(['operationId', 'workOrderCellId'])
@Check('ck_operation_cell_signs', 'good >= 0 AND validated >= 0 AND scrap >= 0 AND rework >= 0')
@Check('ck_operation_cell_outside', 'outside >= 0')
@Check('ck_operation_cell_limit', 'good + scrap + outside <= quantity AND validated <= good')
export class OperationCell {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('WorkOperation') operationId: number;
  @RefColumn('WorkOrderCell') workOrderCellId: number;
  @IntColumn() quantity: number;
  @IntColumn() good: number;
  @IntColumn() validated: number;
  @IntColumn() scrap: number;
  @IntColumn() rework: number;
  /** At a subcontractor, neither good nor lost yet. */
  @IntColumn({ default: 0 }) outside: number;
}
