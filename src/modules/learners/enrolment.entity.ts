import { Check, Entity, Index } from 'typeorm';
import { DayColumn, IdColumn, RefColumn } from '../../core/database/columns.js';

/** A learner in a class from a day to a day: what the Region counts. */
@Entity('enrolment')
@Index(['schoolId', 'enteredOn'])
@Index(['learnerId'])
@Check('ck_enrolment_dates', 'left_on IS NULL OR left_on >= entered_on')
export class Enrolment {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Learner') learnerId: number;
  @RefColumn('SchoolClass') classId: number;
  @DayColumn() enteredOn: string;
  /** Last day present; null while enrolled. */
  @DayColumn({ nullable: true }) leftOn: string | null;
}
