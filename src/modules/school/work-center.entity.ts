import { Check, Entity, Index, Unique } from 'typeorm';
import { DayColumn, FlagColumn, IdColumn, IntColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** A machine or bench (poste). Its class, when it has one, decides what the safety gate asks. */
@Entity('work_center')
@Unique(['schoolId', 'code'])
@Index(['workshopId'])
@Check('ck_work_center_rate', 'hourly_rate_cents >= 0')
export class WorkCenter {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Workshop') workshopId: number;
  @VarcharColumn(20) code: string;
  @VarcharColumn(80) name: string;
  /** Code of a machine class of the safety room; null for a bench without a machine. */
  @VarcharColumn(40, { nullable: true }) machineClassCode: string | null;
  @FlagColumn() inService: boolean;
  /** Why it is out of service. */
  @VarcharColumn(200, { nullable: true }) outOfServiceReason: string | null;
  /** Last day its periodic check is good for; null = no check recorded. */
  @DayColumn({ nullable: true }) checkValidUntil: string | null;
  /** What an hour on it costs the school; null: as an hour of the workshop. */
  @IntColumn({ nullable: true }) hourlyRateCents: number | null;
  @IntColumn() version: number;
}
