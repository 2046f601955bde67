import { Check, Entity, Index } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  RefColumn,
  VarcharColumn,
} from '../../core/database/columns.js';

/** The least we must know of a young person at work: who, how old, how far. */
@Entity('learner')
@Index(['schoolId', 'id'])
@Check('ck_learner_level', 'level BETWEEN 0 AND 4')
export class Learner {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @VarcharColumn(60) firstName: string;
  @VarcharColumn(60) lastName: string;
  @DayColumn() birthDate: string;
  /** 0 discovering … 4 autonomous. */
  @IntColumn() level: number;
  @IntColumn() version: number;
  @InstantColumn() createdAt: string;
}
