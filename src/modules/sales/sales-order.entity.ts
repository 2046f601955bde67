import { Check, Entity, Index, Unique } from 'typeorm';
import {
  BigColumn,
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
  VarcharColumn,
} from '../../core/database/columns.js';
import type { Cents } from '../../core/money/money.js';

export type SalesOrderState = 'draft' | 'confirmed' | 'closed' | 'cancelled';

/** What a partner ordered. Delivery, billing and payment are derived from the cells, never typed. */
@Entity('sales_order')
@Unique(['schoolId', 'number'])
@Index(['schoolId', 'id'])
@Index(['schoolId', 'state', 'id'])
@Index(['schoolId', 'partnerId', 'id'])
// An accepted quote makes one order.
@Index(['quoteId'], { unique: true, where: 'quote_id IS NOT NULL' })
@Check('ck_sales_order_state', "state IN ('draft', 'confirmed', 'closed', 'cancelled')")
@Check('ck_sales_order_promise', "state IN ('draft', 'cancelled') OR promised_on IS NOT NULL")
export class SalesOrder {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Partner') partnerId: number;
  /** The accepted quote it comes from. */
  @RefColumn('Quote', { nullable: true }) quoteId: number | null;
  @VarcharColumn(20) number: string;
  @VarcharColumn(10) state: SalesOrderState;
  @IntColumn() version: number;
  @VarcharColumn(10) source: 'portal' | 'school';
  /** BT-13: the partner's own order number. */
  @VarcharColumn(35, { nullable: true }) customerReference: string | null;
  /** BT-10: the service of a public body its invoices go to. */
  @VarcharColumn(100, { nullable: true }) buyerReference: string | null;
  /** BT-12: the contract or public market it is ordered under. */
  @VarcharColumn(50, { nullable: true }) contractReference: string | null;
  /** A framework order (commande cadre): its customer calls its deliveries off. */
  @FlagColumn({ default: false }) framework: boolean;
  @DayColumn() placedOn: string;
  @RefColumn('AppUser') placedBy: number;
  @DayColumn({ nullable: true }) wishedOn: string | null;
  @DayColumn({ nullable: true }) promisedOn: string | null;
  @InstantColumn({ nullable: true }) confirmedAt: string | null;
  @VarcharColumn(1000, { nullable: true }) note: string | null;
  /** Why it waits; none while it goes on. */
  @VarcharColumn(500, { nullable: true }) holdReason: string | null;
  /** The Buyer as printed on the confirmation. */
  @JsonColumn({ nullable: true }) buyer: Record<string, unknown> | null;
  @BigColumn() totalWithoutVatCents: Cents;
  @BigColumn() totalVatCents: Cents;
  @BigColumn() totalWithVatCents: Cents;
  @TextColumn() searchText: string;
}
