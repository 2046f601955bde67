import { Check, Entity, Index, Unique } from 'typeorm';
import type { Cents, PriceE4 } from '../../core/money/money.js';
import type { VatCategory, VatRate } from '../../core/money/vat.js';
import type { UnitCode } from '../../core/quantity/unit.js';
import { BigColumn, FlagColumn, IdColumn, IntColumn, RefColumn, VarcharColumn } from '../../core/database/columns.js';

/** BG-25 */
@Entity('invoice_line')
@Unique(['invoiceId', 'position'])
@Index(['orderLineId'])
@Check('ck_invoice_line_amounts', 'quantity > 0 AND item_net_price_e4 >= 0 AND line_net_cents >= 0')
export class InvoiceLine {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Invoice') invoiceId: number;
  @IntColumn() position: number;
  @RefColumn('SalesOrderLine') orderLineId: number;
  @RefColumn('Workshop') workshopId: number;
  @VarcharColumn(30) itemCode: string;
  /** BT-153 */
  @VarcharColumn(100) itemName: string;
  /** BT-127: sizes, delivery notes. */
  @VarcharColumn(500, { nullable: true }) note: string | null;
  /** BT-130 */
  @VarcharColumn(3) unitCode: UnitCode;
  /** BT-129, in steps of the unit. */
  @IntColumn() quantity: number;
  /** BT-146 */
  @BigColumn({ name: 'item_net_price_e4' }) itemNetPriceE4: PriceE4;
  /** BT-131 */
  @BigColumn() lineNetCents: Cents;
  /** BT-151 */
  @VarcharColumn(2) vatCategory: VatCategory;
  /** BT-152, in hundredths of a percent. */
  @IntColumn() vatRate: VatRate;
  /** A service, booked apart from goods. */
  @FlagColumn({ default: false }) service: boolean;
}

/** An order an invoice or credit note is about. */
@Entity('invoice_order')
@Unique(['invoiceId', 'orderId'])
@Index(['orderId'])
export class InvoiceOrder {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Invoice') invoiceId: number;
  @RefColumn('SalesOrder') orderId: number;
}

/** How many of a size × colour the line bills. */
@Entity('invoice_cell')
@Unique(['lineId', 'orderCellId'])
@Index(['invoiceId'])
@Check('ck_invoice_cell_quantity', 'quantity > 0')
export class InvoiceCell {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Invoice') invoiceId: number;
  @RefColumn('InvoiceLine') lineId: number;
  @RefColumn('SalesOrderCell') orderCellId: number;
  @IntColumn() quantity: number;
}

/** BG-23 */
@Entity('invoice_vat')
@Unique(['invoiceId', 'vatCategory', 'vatRate'])
export class InvoiceVat {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Invoice') invoiceId: number;
  @VarcharColumn(2) vatCategory: VatCategory;
  @IntColumn() vatRate: VatRate;
  /** BT-116 */
  @BigColumn() taxableCents: Cents;
  /** BT-117 */
  @BigColumn() vatCents: Cents;
  /** BT-120, BT-121 */
  @VarcharColumn(150, { nullable: true }) exemptionReason: string | null;
  @VarcharColumn(30, { nullable: true }) exemptionCode: string | null;
}

/** What an invoice takes of a deposit invoice of its order, a rate a row; frozen with it. */
@Entity('invoice_deposit')
@Unique(['invoiceId', 'depositId', 'vatCategory', 'vatRate'])
@Index(['depositId'])
@Check('ck_invoice_deposit_amounts', 'taxable_cents >= 0 AND vat_cents >= 0')
export class InvoiceDeposit {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Invoice') invoiceId: number;
  @RefColumn('Invoice') depositId: number;
  @VarcharColumn(2) vatCategory: VatCategory;
  @IntColumn() vatRate: VatRate;
  @BigColumn() taxableCents: Cents;
  @BigColumn() vatCents: Cents;
}

/** What became of an issued invoice: the only part that moves. Due = total − paid − credited; its total is without deposits. */
@Entity('invoice_settlement')
@Unique(['invoiceId'])
@Index(['schoolId', 'invoiceId'], { where: 'total_cents - paid_cents - credited_cents > 0' })
@Check(
  'ck_invoice_settlement',
  'paid_cents >= 0 AND credited_cents >= 0 AND paid_cents + credited_cents <= total_cents',
)
export class InvoiceSettlement {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Invoice') invoiceId: number;
  @BigColumn() totalCents: Cents;
  @BigColumn() paidCents: Cents;
  @BigColumn() creditedCents: Cents;
}
