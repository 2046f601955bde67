import { Check, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

export type OutputReportState = 'checked' | 'posted' | 'rejected';

/** What a learner says came out of one size × colour of an operation; a master posts or rejects it. */
@Entity('output_report')
@Index(['schoolId', 'state'])
@Index(['operationId'])
@Index(['reversesId'], { unique: true, where: 'reverses_id IS NOT NULL' })
@Check('ck_output_report_state', "state IN ('checked', 'posted', 'rejected')")
@Check('ck_output_report_quantities', 'good >= 0 AND rework >= 0 AND scrap >= 0 AND good + rework + scrap > 0')
@Check('ck_output_report_reason', 'scrap = 0 OR scrap_reason IS NOT NULL')
export class OutputReport {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('WorkOperation') operationId: number;
  @RefColumn('OperationCell') operationCellId: number;
  @RefColumn('Learner') learnerId: number;
  @RefColumn('Assignment') assignmentId: number;
  @IntColumn() good: number;
  @IntColumn() rework: number;
  @IntColumn() scrap: number;
  @VarcharColumn(30, { nullable: true }) scrapReason: string | null;
  @VarcharColumn(10) state: OutputReportState;
  @IntColumn() version: number;
  @InstantColumn() declaredAt: string;
  @RefColumn('AppUser', { nullable: true }) decidedBy: number | null;
  @InstantColumn({ nullable: true }) decidedAt: string | null;
  /** A posted count this one takes back, with the same quantities; a count is taken back once. */
  @RefColumn('OutputReport', { nullable: true }) reversesId: number | null;
  /** Why a master took back or counted again. */
  @VarcharColumn(300, { nullable: true }) reason: string | null;
}
