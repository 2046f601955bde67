import { Check, Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  RefColumn,
  VarcharColumn,
} from '../../core/database/columns.js';

export type AssignmentState = 'assigned' | 'active' | 'finished' | 'withdrawn';
export type HalfDay = 'am' | 'pm';

/** A learner put on an operation for a half-day, with what the safety gate answered. */
@Entity('assignment')
@Index(['schoolId', 'plannedOn'])
@Index(['operationId'])
@Index(['learnerId', 'plannedOn'])
@Index(['operationId', 'learnerId', 'plannedOn', 'halfDay'], { unique: true, where: "state <> 'withdrawn'" })
@Check('ck_assignment_state', "state IN ('assigned', 'active', 'finished', 'withdrawn')")
@Check('ck_assignment_quantity', 'quantity > 0')
@Check('ck_assignment_half_day', "half_day IN ('am', 'pm')")
export class Assignment {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('WorkOperation') operationId: number;
  @RefColumn('Learner') learnerId: number;
  @RefColumn('AppUser') supervisorId: number;
  @RefColumn('WorkCenter', { nullable: true }) workCenterId: number | null;
  @DayColumn() plannedOn: string;
  @VarcharColumn(2) halfDay: HalfDay;
  /** The part of the operation this half-day is for, in steps of the unit; null: as much as can be done. */
  @IntColumn({ nullable: true }) quantity: number | null;
  @VarcharColumn(10) state: AssignmentState;
  @IntColumn() version: number;
  /** Warnings the gate gave when the learner was put there. */
  @JsonColumn() warnings: unknown[];
  @VarcharColumn(20) ruleVersion: string;
  @InstantColumn() createdAt: string;
}
