import { Entity, Unique } from 'typeorm';
import { IdColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** How a step is made, in one picture: found by the code of the step, so that it outlives a change of the routing. */
@Entity('step_picture')
@Unique(['itemId', 'code'])
export class StepPicture {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Item') itemId: number;
  @VarcharColumn(6) code: string;
  @RefColumn('StoredFile') fileId: number;
}
