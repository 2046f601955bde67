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

export type WorkSessionState = 'open' | 'closed' | 'validated' | 'rejected';
export type SessionKind = 'work' | 'setup' | 'help' | 'cleaning' | 'waiting';

/** Time of a learner in the workshop. A pause closes it, going on opens another; its jobs share its minutes. */
@Entity('work_session')
@Index(['learnerId'], { unique: true, where: "state = 'open'" })
@Index(['schoolId', 'startedAt'])
@Check('ck_work_session_state', "state IN ('open', 'closed', 'validated', 'rejected')")
@Check('ck_work_session_end', "(state = 'open') = (ended_at IS NULL) AND minutes >= 0")
@Check('ck_work_session_kind', "kind IN ('work', 'setup', 'help', 'cleaning', 'waiting')")
export class WorkSession {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Learner') learnerId: number;
  @VarcharColumn(10) state: WorkSessionState;
  @IntColumn() version: number;
  @InstantColumn() startedAt: string;
  @InstantColumn({ nullable: true }) endedAt: string | null;
  @IntColumn() minutes: number;
  @VarcharColumn(10) kind: SessionKind;
  /** The house closed it at the end of the half-day: a master says how long it was. */
  @FlagColumn() toCheck: boolean;
}

/** A job a session was spent on; help, cleaning and waiting have none. */
@Entity('session_job')
@Unique(['sessionId', 'assignmentId'])
@Index(['assignmentId'])
@Index(['operationId'])
@Check('ck_session_job_minutes', 'minutes >= 0')
export class SessionJob {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('WorkSession') sessionId: number;
  @RefColumn('Assignment') assignmentId: number;
  @RefColumn('WorkOperation') operationId: number;
  /** Its share of the minutes of the session. */
  @IntColumn() minutes: number;
}

/** A master shows how: time of the master, kept apart from that of learners. */
@Entity('demonstration')
@Index(['operationId'])
@Check('ck_demonstration_minutes', 'minutes BETWEEN 1 AND 480')
export class Demonstration {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('WorkOperation') operationId: number;
  @RefColumn('AppUser') userId: number;
  @IntColumn() minutes: number;
  @DayColumn() shownOn: string;
  @InstantColumn() createdAt: string;
}
