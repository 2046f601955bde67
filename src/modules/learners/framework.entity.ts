import { Check, Entity, Unique } from 'typeorm';
import { IdColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** The reference list of a diploma. `working` = the school's own labels, never shown as official. */
@Entity('framework')
@Unique(['schoolId', 'code'])
@Check('ck_framework_status', "status IN ('official', 'working')")
export class Framework {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @VarcharColumn(20) code: string;
  @VarcharColumn(150) title: string;
  @VarcharColumn(10) status: 'official' | 'working';
  @VarcharColumn(200) source: string;
}
