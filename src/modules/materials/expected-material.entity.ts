import { Check, Entity, Index } from 'typeorm';
import { DayColumn, IdColumn, IntColumn, RefColumn } from '../../core/database/columns.js';

/** Material a customer is to bring for an order; received, once, as a lot. */
@Entity('expected_material')
@Index(['orderId'])
@Index(['materialId'])
@Index(['lotId'], { unique: true, where: 'lot_id IS NOT NULL' })
@Check('ck_expected_material_quantity', 'quantity > 0')
export class ExpectedMaterial {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Partner') partnerId: number;
  @RefColumn('SalesOrder') orderId: number;
  @RefColumn('Material') materialId: number;
  /** In steps of the material's unit. */
  @IntColumn() quantity: number;
  @DayColumn() expectedOn: string;
  /** What it came as; null while it is waited for. */
  @RefColumn('MaterialLot', { nullable: true }) lotId: number | null;
}
