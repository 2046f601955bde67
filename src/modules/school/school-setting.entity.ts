import { Entity, Unique } from 'typeorm';
import { DayColumn, IdColumn, JsonColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** A rate, sentence or rule of the school, true from a day on. A change is a new row, never an edit. */
@Entity('school_setting')
@Unique(['schoolId', 'key', 'validFrom'])
export class SchoolSetting {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @VarcharColumn(40) key: string;
  @DayColumn() validFrom: string;
  @JsonColumn() value: unknown;
}
