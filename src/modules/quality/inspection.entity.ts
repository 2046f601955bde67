import { Check, Entity, Index, Unique } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  RefColumn,
  VarcharColumn,
} from '../../core/database/columns.js';

/** One piece checked (relevé de contrôle), or the first of a series (PV de première pièce). */
@Entity('inspection')
@Index(['operationId', 'id'])
@Index(['assignmentId'])
@Index(['schoolId', 'state'])
// One first part at a time: another is declared once this one is refused.
@Index(['operationId'], { unique: true, where: "kind = 'first' AND state <> 'refused'" })
@Check('ck_inspection_kind', "kind IN ('first', 'series')")
@Check('ck_inspection_state', "state IN ('declared', 'accepted', 'refused', 'recorded')")
@Check('ck_inspection_series', "(kind = 'series') = (state = 'recorded')")
export class Inspection {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('WorkOrder') workOrderId: number;
  @RefColumn('WorkOperation') operationId: number;
  @RefColumn('OperationCell') operationCellId: number;
  @RefColumn('Assignment') assignmentId: number;
  @RefColumn('Learner') learnerId: number;
  @VarcharColumn(6) kind: 'first' | 'series';
  @VarcharColumn(8) state: 'declared' | 'accepted' | 'refused' | 'recorded';
  @IntColumn() version: number;
  @InstantColumn() measuredAt: string;
  @RefColumn('AppUser', { nullable: true }) decidedBy: number | null;
  @InstantColumn({ nullable: true }) decidedAt: string | null;
  @VarcharColumn(500, { nullable: true }) reason: string | null;
}

/** What was found, beside what was asked when it was found. Never changed. */
@Entity('measure')
@Unique(['inspectionId', 'characteristicId'])
@Index(['characteristicId'])
@Check('ck_measure_value', '(value IS NULL) = (minimum IS NULL) AND (value IS NULL) = (maximum IS NULL)')
@Check('ck_measure_conform', 'value IS NULL OR conform = (value >= minimum AND value <= maximum)')
export class Measure {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Inspection') inspectionId: number;
  @RefColumn('Characteristic') characteristicId: number;
  @VarcharColumn(80) name: string;
  @VarcharColumn(4, { nullable: true }) unit: string | null;
  /** Thousandths of the unit; null where one looks instead of measuring. */
  @IntColumn({ nullable: true }) nominal: number | null;
  @IntColumn({ nullable: true }) minimum: number | null;
  @IntColumn({ nullable: true }) maximum: number | null;
  @IntColumn({ nullable: true }) value: number | null;
  @FlagColumn() conform: boolean;
  /** `PC-03 · Pied à coulisse`, and until when it is calibrated. */
  @VarcharColumn(110, { nullable: true }) instrument: string | null;
  @DayColumn({ nullable: true }) calibrationDueOn: string | null;
}
