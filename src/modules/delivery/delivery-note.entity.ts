import { Check, Entity, Index, Unique } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  RefColumn,
  VarcharColumn,
} from '../../core/database/columns.js';
import type { UnitCode } from '../../core/quantity/unit.js';

export type DeliveryNoteState = 'ready' | 'shipped' | 'received' | 'cancelled';

/** What leaves the school for a partner (bon de livraison; UBL DespatchAdvice). */
@Entity('delivery_note')
@Unique(['schoolId', 'number'])
@Index(['orderId'])
@Index(['schoolId', 'id'])
@Index(['schoolId', 'state', 'id'])
@Index(['schoolId', 'partnerId', 'id'])
@Check('ck_delivery_note_state', "state IN ('ready', 'shipped', 'received', 'cancelled')")
@Check('ck_delivery_note_shipped', "state IN ('ready', 'cancelled') OR shipped_on IS NOT NULL")
export class DeliveryNote {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('SalesOrder') orderId: number;
  @RefColumn('Partner') partnerId: number;
  @VarcharColumn(20) number: string;
  @VarcharColumn(10) state: DeliveryNoteState;
  @IntColumn() version: number;
  @DayColumn({ nullable: true }) shippedOn: string | null;
  @InstantColumn({ nullable: true }) receivedAt: string | null;
  /** Who signed for it at the partner's. */
  @VarcharColumn(120, { nullable: true }) receivedBy: string | null;
  @VarcharColumn(500, { nullable: true }) reserves: string | null;
  /** Where it goes, as printed. */
  @JsonColumn() shipTo: Record<string, unknown>;
  @RefColumn('StoredFile', { nullable: true }) fileId: number | null;
  @InstantColumn() createdAt: string;
}

@Entity('delivery_line')
@Unique(['noteId', 'orderCellId'])
@Index(['orderCellId'])
@Check('ck_delivery_line_quantity', 'quantity > 0')
export class DeliveryLine {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('DeliveryNote') noteId: number;
  @RefColumn('SalesOrderLine') orderLineId: number;
  @RefColumn('SalesOrderCell') orderCellId: number;
  @VarcharColumn(100) itemName: string;
  @VarcharColumn(12, { nullable: true }) size: string | null;
  @VarcharColumn(30, { nullable: true }) colour: string | null;
  @VarcharColumn(3) unitCode: UnitCode;
  /** Steps of the unit. */
  @IntColumn() quantity: number;
}
