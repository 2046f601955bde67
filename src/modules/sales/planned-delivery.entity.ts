import { Entity, Index } from 'typeorm';
import { DayColumn, IdColumn, JsonColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** Some of an order that is to leave on a day, perhaps elsewhere (échéancier de livraison). */
@Entity('planned_delivery')
@Index(['orderId'])
@Index(['orderId', 'reference'], { unique: true, where: 'reference IS NOT NULL' })
export class PlannedDelivery {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('SalesOrder') orderId: number;
  @DayColumn() dueOn: string;
  /** Where, when it is not where the customer's goods usually go (BG-15). */
  @VarcharColumn(300, { nullable: true }) address: string | null;
  /** The customer's own number for it, when it called it off. */
  @VarcharColumn(35, { nullable: true }) reference: string | null;
  /** Cell of the order → how many, in steps of its unit. */
  @JsonColumn() cells: { orderCellId: number; quantity: number }[];
}
