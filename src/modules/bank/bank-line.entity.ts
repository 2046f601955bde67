import { Check, Entity, Index, Unique } from 'typeorm';
import {
  BigColumn,
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  RefColumn,
  VarcharColumn,
} from '../../core/database/columns.js';
import type { Cents } from '../../core/money/money.js';
import type { Format } from './account.totals.js';
import type { LineState } from './bank.types.js';

/** A file the bank gave, kept as it came. */
@Entity('bank_statement')
@Index(['schoolId', 'id'])
export class BankStatement {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('StoredFile') fileId: number;
  /** Empty for what came before it was told. */
  @VarcharColumn(4, { default: '' }) format: Format | '';
  /** How many movements it brought. */
  @IntColumn() lines: number;
  @InstantColumn() importedAt: string;
}

/** A movement on an account of the school. Once told it does not change; what became of it does. */
@Entity('bank_line')
@Unique(['schoolId', 'fingerprint'])
@Index(['schoolId', 'state', 'bookedOn'])
@Index(['paymentId'])
@Index(['grantReceiptId'], { unique: true, where: 'grant_receipt_id IS NOT NULL' })
@Check('ck_bank_line_state', "state IN ('open', 'matched', 'aside', 'returned', 'paid_out', 'grant')")
@Check(
  'ck_bank_line_payment',
  "(state IN ('matched', 'returned')) = (payment_id IS NOT NULL) AND (state = 'paid_out') = (outgoing_id IS NOT NULL) AND (state = 'grant') = (grant_receipt_id IS NOT NULL)",
)
export class BankLine {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('BankStatement') statementId: number;
  /** IBAN, or what the bank names it by. */
  @VarcharColumn(40) account: string;
  @DayColumn() bookedOn: string;
  /** Positive for money that comes in. */
  @BigColumn() amountCents: Cents;
  @VarcharColumn(300) label: string;
  @VarcharColumn(140) counterparty: string;
  @VarcharColumn(40) counterpartyAccount: string;
  /** The same movement in another file has the same: it is imported once. */
  @VarcharColumn(64) fingerprint: string;
  @VarcharColumn(10) state: LineState;
  /** A file of another format had told it: aside until somebody takes it back. */
  @FlagColumn({ default: false }) duplicate: boolean;
  @RefColumn('Payment', { nullable: true }) paymentId: number | null;
  @RefColumn('Outgoing', { nullable: true }) outgoingId: number | null;
  @RefColumn('FundingReceipt', { nullable: true }) grantReceiptId: number | null;
}
