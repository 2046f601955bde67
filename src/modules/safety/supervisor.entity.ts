import { Check, Entity, Index } from 'typeorm';
import { DayColumn, IdColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** An adult named competent to supervise in a workshop (R.4153-41 5°). */
@Entity('supervisor')
@Index(['schoolId', 'userId'])
@Index(['userId', 'workshopId'], { unique: true, where: 'named_until IS NULL' })
@Check('ck_supervisor_dates', 'named_until IS NULL OR named_until >= named_from')
export class Supervisor {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('AppUser') userId: number;
  @RefColumn('Workshop') workshopId: number;
  @VarcharColumn(100) position: string;
  @DayColumn() namedFrom: string;
  @DayColumn({ nullable: true }) namedUntil: string | null;
}

/** Days on which a supervisor is not there. */
@Entity('supervisor_absence')
@Index(['schoolId', 'userId'])
@Check('ck_supervisor_absence_dates', 'last_day >= first_day')
export class SupervisorAbsence {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('AppUser') userId: number;
  @DayColumn() firstDay: string;
  @DayColumn() lastDay: string;
}
