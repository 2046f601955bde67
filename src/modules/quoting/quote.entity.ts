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

export type QuoteState = 'draft' | 'sent' | 'accepted' | 'declined' | 'superseded' | 'cancelled';

const UNSENT = "state IN ('draft', 'cancelled')";

/** One revision of a quote (devis): a number has as many rows as revisions. What was sent never changes. */
@Entity('quote')
@Unique(['schoolId', 'number', 'revision'])
@Index(['schoolId', 'state', 'id'])
@Index(['schoolId', 'partnerId', 'id'])
@Index(['requestId'])
// One revision at most is offered, one at most is accepted.
@Index(['schoolId', 'number'], { unique: true, where: "state IN ('sent', 'accepted')" })
@Check('ck_quote_state', "state IN ('draft', 'sent', 'accepted', 'declined', 'superseded', 'cancelled')")
@Check('ck_quote_revision', 'revision >= 1')
@Check('ck_quote_deposit', 'deposit_percent BETWEEN 0 AND 100')
@Check('ck_quote_sent', `${UNSENT} OR (pdf_sha256 IS NOT NULL AND file_id IS NOT NULL AND sent_at IS NOT NULL)`)
@Check('ck_quote_accepted', "state <> 'accepted' OR (decided_at IS NOT NULL AND accepted_name IS NOT NULL)")
export class Quote {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Partner') partnerId: number;
  @RefColumn('PriceRequest', { nullable: true }) requestId: number | null;
  @VarcharColumn(20) number: string;
  @IntColumn() revision: number;
  @VarcharColumn(10) state: QuoteState;
  @IntColumn() version: number;
  @DayColumn() validUntil: string;
  /** The day the school thinks it can deliver, when ordered in time. */
  @DayColumn({ nullable: true }) deliverableOn: string | null;
  @IntColumn() depositPercent: number;
  /** The customer brings the material (travail à façon). */
  @FlagColumn() materialSupplied: boolean;
  @VarcharColumn(1000, { nullable: true }) terms: string | null;
  @BigColumn() totalWithoutVatCents: Cents;
  @BigColumn() totalVatCents: Cents;
  @BigColumn() totalWithVatCents: Cents;
  @RefColumn('AppUser') writtenBy: number;
  @DayColumn() writtenOn: string;
  /** The Buyer as printed. */
  @JsonColumn({ nullable: true }) buyer: Record<string, unknown> | null;
  @RefColumn('StoredFile', { nullable: true }) fileId: number | null;
  @VarcharColumn(64, { name: 'pdf_sha256', nullable: true }) pdfSha256: string | null;
  @InstantColumn({ nullable: true }) sentAt: string | null;
  @InstantColumn({ nullable: true }) decidedAt: string | null;
  @RefColumn('AppUser', { nullable: true }) decidedBy: number | null;
  /** Who said "bon pour accord", as typed. */
  @VarcharColumn(120, { nullable: true }) acceptedName: string | null;
  @TextColumn() searchText: string;
}
