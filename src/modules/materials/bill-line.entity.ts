import { Check, Entity, Unique } from 'typeorm';
import { IdColumn, IntColumn, RefColumn } from '../../core/database/columns.js';

/** What one unit of an item takes of a material (nomenclature). */
@Entity('bill_line')
@Unique(['itemId', 'materialId'])
@Check('ck_bill_line_quantity', 'quantity BETWEEN 1 AND 1000000')
export class BillLine {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Item') itemId: number;
  @RefColumn('Material') materialId: number;
  /** In steps of the material's unit, for one unit of the item. */
  @IntColumn() quantity: number;
}
