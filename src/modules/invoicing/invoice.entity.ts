import { Check, Entity, Index, Unique } from 'typeorm';
import type { Cents } from '../../core/money/money.js';
import {
  BigColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
  VarcharColumn,
} from '../../core/database/columns.js';
import type { BusinessProcess, InvoiceNote, InvoiceTypeCode, PaidBy, Party } from '../einvoice/index.js';

export type InvoiceState = 'draft' | 'issued';

/** Why a credit note is given. Only a billing error leaves what it credits to invoice again. */
export const CREDIT_CAUSES = ['billing_error', 'returned', 'allowance'] as const;
export type CreditCause = (typeof CREDIT_CAUSES)[number];

/**
 * An invoice or credit note (EN 16931). A draft has no number and may change; once issued, triggers of the base
 * keep the row and its lines as they are: what is paid lives in `invoice_settlement`.
 */
@Entity('invoice')
@Unique(['schoolId', 'number'])
@Index(['schoolId', 'id'])
@Index(['schoolId', 'state', 'id'])
@Index(['schoolId', 'partnerId', 'id'])
@Index(['schoolId', 'issuedOn'])
@Index(['orderId'])
@Index(['priorInvoiceId'], { unique: true, where: "type_code = '384'" })
@Check('ck_invoice_type', "type_code IN ('380', '381', '384', '386', '503')")
@Check('ck_invoice_state', "state IN ('draft', 'issued')")
@Check(
  'ck_invoice_issued',
  "(state = 'issued') = (number IS NOT NULL) AND (state = 'draft' OR (issued_on IS NOT NULL AND due_on IS NOT NULL AND file_id IS NOT NULL))",
)
@Check('ck_invoice_credit', "(type_code IN ('381', '384', '503')) = (prior_invoice_id IS NOT NULL)")
@Check('ck_invoice_paid_by', "paid_by IN ('transfer', 'cheque', 'card', 'cash')")
@Check('ck_invoice_credit_cause', "credit_cause IN ('billing_error', 'returned', 'allowance')")
export class Invoice {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Partner') partnerId: number;
  /** The first of its orders: `invoice_order` tells them all. */
  @RefColumn('SalesOrder') orderId: number;
  @VarcharColumn(3) typeCode: InvoiceTypeCode;
  @VarcharColumn(10) state: InvoiceState;
  @IntColumn() version: number;
  /** BT-1 */
  @VarcharColumn(20, { nullable: true }) number: string | null;
  /** BT-23 */
  @VarcharColumn(2) businessProcess: BusinessProcess;
  /** BT-2 */
  @DayColumn({ nullable: true }) issuedOn: string | null;
  /** BT-9 */
  @DayColumn({ nullable: true }) dueOn: string | null;
  /** BT-72 */
  @DayColumn({ nullable: true }) deliveredOn: string | null;
  /** BT-73, BT-74: on an invoice of several orders. */
  @DayColumn({ nullable: true }) periodStartOn: string | null;
  @DayColumn({ nullable: true }) periodEndOn: string | null;
  /** BT-13 */
  @VarcharColumn(35, { nullable: true }) purchaseOrderReference: string | null;
  /** BT-10: service of a public body. */
  @VarcharColumn(100, { nullable: true }) buyerReference: string | null;
  /** BT-12 */
  @VarcharColumn(50, { nullable: true }) contractReference: string | null;
  /** `CO-2026-00001`, or `CO-2026-00001 +2` when it bills two more. */
  @VarcharColumn(20) orderNumber: string;
  /** BG-4 and BG-7, copied at issue. */
  @JsonColumn({ nullable: true }) seller: Party | null;
  @JsonColumn({ nullable: true }) buyer: Party | null;
  /** BG-1, copied at issue. */
  @JsonColumn() notes: InvoiceNote[];
  /** How it was paid at its issue; null when it is to pay. */
  @VarcharColumn(10, { nullable: true }) paidBy: PaidBy | null;
  /** BG-3: what a credit note gives back, what a corrective invoice replaces. */
  @RefColumn('Invoice', { nullable: true }) priorInvoiceId: number | null;
  /** Why it is given back or replaced. */
  @VarcharColumn(300, { nullable: true }) creditReason: string | null;
  /** Null on an invoice, and on credit notes older than the question. */
  @VarcharColumn(20, { nullable: true }) creditCause: CreditCause | null;
  /** BT-109, BT-110, BT-112 */
  @BigColumn() totalWithoutVatCents: Cents;
  @BigColumn() totalVatCents: Cents;
  @BigColumn() totalWithVatCents: Cents;
  @RefColumn('StoredFile', { nullable: true }) fileId: number | null;
  @TextColumn() searchText: string;
  @InstantColumn() createdAt: string;
}
