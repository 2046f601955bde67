import { Entity, Unique } from 'typeorm';
import { IdColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

@Entity('competence')
@Unique(['frameworkId', 'code'])
export class Competence {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Framework') frameworkId: number;
  @VarcharColumn(10) code: string;
  @VarcharColumn(200) title: string;
}
