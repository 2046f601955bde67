import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn } from '../../core/database/columns.js';

/** A learner calls a master; one at a time, until a master comes. */
@Entity('learner_call')
@Index(['learnerId'], { unique: true, where: 'answered_at IS NULL' })
@Index(['schoolId', 'answeredAt'])
export class LearnerCall {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Learner') learnerId: number;
  /** What they were at, when they called. */
  @RefColumn('Assignment', { nullable: true }) assignmentId: number | null;
  @InstantColumn() calledAt: string;
  @InstantColumn({ nullable: true }) answeredAt: string | null;
  @RefColumn('AppUser', { nullable: true }) answeredBy: number | null;
}
