import { Entity, Unique } from 'typeorm';
import { IdColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** A place of work, known to the inspection du travail (R.4153-41 3°). */
@Entity('workshop')
@Unique(['schoolId', 'code'])
export class Workshop {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @VarcharColumn(20) code: string;
  @VarcharColumn(80) name: string;
}
