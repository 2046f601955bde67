import { Check, Entity, Unique } from 'typeorm';
import { IdColumn, IntColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

@Entity('school_class')
@Unique(['schoolId', 'name'])
@Check('ck_school_class_capacity', 'capacity > 0')
export class SchoolClass {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Framework') frameworkId: number;
  @VarcharColumn(60) name: string;
  @IntColumn() capacity: number;
}
