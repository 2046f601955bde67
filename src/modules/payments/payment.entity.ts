import { Check, Entity, Index, Unique } from 'typeorm';
import type { Cents } from '../../core/money/money.js';
import {
  BigColumn,
  DayColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  RefColumn,
  VarcharColumn,
} from '../../core/database/columns.js';

export const PAYMENT_METHODS = ['transfer', 'cheque', 'card', 'cash'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];
export type PaymentState = 'recorded' | 'allocated' | 'reversed';

/** Money received from a partner. Never edited: a mistake is reversed. */
@Entity('payment')
@Unique(['schoolId', 'number'])
@Index(['schoolId', 'id'])
@Index(['schoolId', 'receivedOn'])
@Index(['schoolId', 'partnerId'])
@Check('ck_payment_state', "state IN ('recorded', 'allocated', 'reversed')")
@Check('ck_payment_method', "method IN ('transfer', 'cheque', 'card', 'cash')")
@Check('ck_payment_amounts', 'amount_cents > 0 AND allocated_cents >= 0 AND allocated_cents <= amount_cents')
export class Payment {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Partner') partnerId: number;
  @VarcharColumn(20) number: string;
  @DayColumn() receivedOn: string;
  @BigColumn() amountCents: Cents;
  @BigColumn() allocatedCents: Cents;
  @VarcharColumn(10) method: PaymentMethod;
  @VarcharColumn(140, { nullable: true }) reference: string | null;
  @VarcharColumn(10) state: PaymentState;
  @IntColumn() version: number;
  @InstantColumn() createdAt: string;
}

/** Money that left the account: a bank fee, or the refund of a credit note. Never edited. */
@Entity('outgoing')
@Unique(['schoolId', 'number'])
@Index(['schoolId', 'partnerId'])
@Check('ck_outgoing_kind', "kind IN ('fee', 'refund')")
@Check('ck_outgoing_refund', "(kind = 'refund') = (partner_id IS NOT NULL AND invoice_id IS NOT NULL)")
@Check('ck_outgoing_amount', 'amount_cents > 0')
export class Outgoing {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @VarcharColumn(20) number: string;
  @VarcharColumn(10) kind: 'fee' | 'refund';
  @RefColumn('Partner', { nullable: true }) partnerId: number | null;
  /** The credit note given back. */
  @RefColumn('Invoice', { nullable: true }) invoiceId: number | null;
  @DayColumn() paidOn: string;
  @BigColumn() amountCents: Cents;
  @VarcharColumn(140) label: string;
  @InstantColumn() createdAt: string;
}

/** The part of a payment that settles an invoice, or a note of penalties. */
@Entity('payment_allocation')
@Index(['paymentId'])
@Index(['invoiceId'])
@Index(['penaltyId'])
@Check('ck_payment_allocation_amount', 'amount_cents > 0')
@Check('ck_payment_allocation_paper', '(invoice_id IS NULL) <> (penalty_id IS NULL)')
export class PaymentAllocation {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Payment') paymentId: number;
  @RefColumn('Invoice', { nullable: true }) invoiceId: number | null;
  @RefColumn('Penalty', { nullable: true }) penaltyId: number | null;
  @BigColumn() amountCents: Cents;
  @InstantColumn() createdAt: string;
  /** Set when the payment was reversed: the row stays, its effect is undone. */
  @InstantColumn({ nullable: true }) reversedAt: string | null;
}
