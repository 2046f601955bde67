import { Check, Entity, Index, Unique } from 'typeorm';
import {
  BigColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  RefColumn,
  VarcharColumn,
} from '../../core/database/columns.js';
import type { Cents } from '../../core/money/money.js';
import type { VatRate } from '../../core/money/vat.js';
import type { Actor, Source } from './platform.types.js';

/**
 * What happened to an issued invoice on its way (XP Z12-012): one detail of a status a row, only ever added. The status
 * it has is that of the last row. Triggers of the base refuse any other change.
 */
@Entity('invoice_status')
@Unique(['schoolId', 'fingerprint'])
@Index(['schoolId', 'invoiceId', 'id'])
@Check('ck_invoice_status_code', 'code BETWEEN 100 AND 999')
@Check('ck_invoice_status_actor', "actor IN ('SE', 'BY', 'WK', 'DFH', 'AB', 'DL', 'SR', 'PE', 'PR', 'II', 'IV')")
@Check('ck_invoice_status_source', "source IN ('manual', 'platform', 'house')")
@Check('ck_invoice_status_amount', 'vat_rate IS NULL OR (vat_rate >= 0 AND amount_cents IS NOT NULL)')
export class InvoiceStatus {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Invoice') invoiceId: number;
  @IntColumn() code: number;
  /** When it was given, by who gave it. */
  @InstantColumn() at: string;
  @VarcharColumn(3) actor: Actor;
  @VarcharColumn(40, { nullable: true }) reason: string | null;
  @VarcharColumn(1000, { nullable: true }) note: string | null;
  /** All taxes included; negative when money is given back. */
  @BigColumn({ nullable: true }) amountCents: Cents | null;
  @IntColumn({ nullable: true }) vatRate: VatRate | null;
  /** Typed by a person, told by a message, or made here. */
  @VarcharColumn(8) source: Source;
  /** The message itself (CDAR). */
  @RefColumn('StoredFile', { nullable: true }) fileId: number | null;
  /** The same detail of the same message has the same: it is kept once. */
  @VarcharColumn(64) fingerprint: string;
  @InstantColumn() notedAt: string;
  @RefColumn('AppUser', { nullable: true }) notedBy: number | null;
}
