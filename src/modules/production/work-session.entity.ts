import { Check, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

export type WorkSessionState = 'open' | 'closed';

/** Time a learner worked on an operation. A pause closes it; going on opens another. */
@Entity('work_session')
@Index(['learnerId'], { unique: true, where: "state = 'open'" })
@Index(['operationId'])
@Index(['assignmentId'])
@Index(['schoolId', 'startedAt'])
@Check('ck_work_session_state', "state IN ('open', 'closed')")
@Check('ck_work_session_end', "(state = 'open') = (ended_at IS NULL) AND minutes >= 0")
export class WorkSession {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Learner') learnerId: number;
  @RefColumn('Assignment') assignmentId: number;
  @RefColumn('WorkOperation') operationId: number;
  @VarcharColumn(10) state: WorkSessionState;
  @IntColumn() version: number;
  @InstantColumn() startedAt: string;
  @InstantColumn({ nullable: true }) endedAt: string | null;
  @IntColumn() minutes: number;
}
