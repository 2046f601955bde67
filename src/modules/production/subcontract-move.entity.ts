import { Check, Entity, Index, Unique } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  RefColumn,
  VarcharColumn,
} from '../../core/database/columns.js';
import type { LocalDate } from '../../core/time/local-date.js';

/**
 * Pieces of one size that went to a subcontractor or came back, in steps of the unit. Never changed: a mistake is taken
 * back by a move of the contrary sign.
 */
@Entity('subcontract_move')
@Unique(['reversesId'])
@Index(['operationId'])
@Index(['operationCellId'])
@Check('ck_subcontract_move_kind', "kind IN ('sent', 'received') AND (kind = 'received' OR scrap = 0)")
@Check(
  'ck_subcontract_move_sign',
  '(reverses_id IS NULL AND good >= 0 AND scrap >= 0 AND good + scrap > 0) OR (reverses_id IS NOT NULL AND good <= 0 AND scrap <= 0 AND reason IS NOT NULL)',
)
export class SubcontractMove {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('WorkOperation') operationId: number;
  @RefColumn('OperationCell') operationCellId: number;
  @VarcharColumn(8) kind: 'sent' | 'received';
  /** Sent; or received and good. */
  @IntColumn() good: number;
  /** Received and lost. */
  @IntColumn() scrap: number;
  @DayColumn() movedOn: LocalDate;
  /** When what is sent should be back. */
  @DayColumn({ nullable: true }) expectedOn: LocalDate | null;
  /** Number of the delivery slip, ours or theirs. */
  @VarcharColumn(40, { nullable: true }) slip: string | null;
  @RefColumn('SubcontractMove', { nullable: true }) reversesId: number | null;
  @VarcharColumn(300, { nullable: true }) reason: string | null;
  @RefColumn('AppUser') recordedBy: number;
  @InstantColumn() recordedAt: string;
}
