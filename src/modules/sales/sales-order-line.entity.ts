import { Check, Entity, Index, Unique } from 'typeorm';
import type { Cents, PriceE4 } from '../../core/money/money.js';
import type { VatCategory, VatRate } from '../../core/money/vat.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import { BigColumn, IdColumn, IntColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** An item at a price; its quantities are in the cells. Name, price and VAT are copied and stay. */
@Entity('sales_order_line')
@Unique(['orderId', 'position'])
@Check('ck_sales_order_line_money', 'line_net_cents >= 0 AND invoiced_net_cents >= 0 AND item_net_price_e4 >= 0')
export class SalesOrderLine {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('SalesOrder') orderId: number;
  @IntColumn() position: number;
  @RefColumn('Item') itemId: number;
  @RefColumn('Workshop') workshopId: number;
  @VarcharColumn(30) itemCode: string;
  @VarcharColumn(100) itemName: string;
  @VarcharColumn(10, { nullable: true }) drawingRevision: string | null;
  @VarcharColumn(3) unitCode: UnitCode;
  /** BT-146 */
  @BigColumn({ name: 'item_net_price_e4' }) itemNetPriceE4: PriceE4;
  @VarcharColumn(2) vatCategory: VatCategory;
  @IntColumn() vatRate: VatRate;
  /** BT-131 of the whole line, for ordered − cancelled. */
  @BigColumn() lineNetCents: Cents;
  /** Net of what was invoiced and not credited: the last partial invoice takes the rest. */
  @BigColumn() invoicedNetCents: Cents;
}

/** The ledger of one size × colour: integers that only events move. */
@Entity('sales_order_cell')
@Index(['orderId'])
// What waits to be invoiced: few cells of many.
@Index(['schoolId', 'orderId'], { where: 'delivered - returned - invoiced + credited > 0' })
@Unique(['lineId', 'variantId'])
@Check(
  'ck_sales_order_cell_signs',
  'ordered > 0 AND cancelled >= 0 AND produced >= 0 AND delivered >= 0 AND returned >= 0 AND invoiced >= 0 AND credited >= 0',
)
@Check('ck_sales_order_cell_cancelled', 'cancelled + produced <= ordered')
@Check('ck_sales_order_cell_delivered', 'delivered <= produced AND returned <= delivered')
@Check('ck_sales_order_cell_invoiced', 'credited <= invoiced AND invoiced - credited <= delivered')
export class SalesOrderCell {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('SalesOrder') orderId: number;
  @RefColumn('SalesOrderLine') lineId: number;
  @RefColumn('ItemVariant') variantId: number;
  @VarcharColumn(12, { nullable: true }) size: string | null;
  @VarcharColumn(30, { nullable: true }) colour: string | null;
  @IntColumn() ordered: number;
  @IntColumn() cancelled: number;
  @IntColumn() produced: number;
  @IntColumn() delivered: number;
  @IntColumn() returned: number;
  @IntColumn() invoiced: number;
  @IntColumn() credited: number;
}
