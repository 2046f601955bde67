import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import type { Cents } from '../../core/money/money.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { BankLine } from './bank-line.entity.js';
import type { GrantNamed } from './bank.types.js';

/** A grant that may still be paid, and how its payment is known. */
export interface OpenGrant extends GrantNamed {
  funder: string;
  /** What a label may hold of it: its agreement's number, what its kind is called on a statement. */
  references: readonly string[];
  /** Sums that would be a payment of it: the announced ones, and all that is due. */
  amounts: readonly Cents[];
}

export interface GrantCredit {
  receivedOn: LocalDate;
  amountCents: Cents;
  reference: string;
}

/** What the room of grants tells the bank, which stands to its left. */
export interface GrantSource {
  open(scope: Scope): Promise<OpenGrant[]>;
  /** The grants of these receipts. */
  named(scope: Scope, receiptIds: readonly number[]): Promise<Map<number, GrantNamed>>;
  /** Records the receipt; gives its id. */
  receive(scope: Scope, grantId: number, credit: GrantCredit): Promise<number>;
}

/** Where the room of grants makes itself known; without it the bank proposes none. */
@Injectable()
export class GrantCredits {
  private filled: GrantSource | null = null;

  constructor(private readonly unit: UnitOfWork) {}

  get source(): GrantSource | null {
    return this.filled;
  }

  fill(source: GrantSource): void {
    this.filled = source;
  }

  /** A receipt taken back leaves its movement to match again. */
  async takenBack({ schoolId }: Scope, grantReceiptId: number): Promise<void> {
    const freed = { state: 'open' as const, grantReceiptId: null };
    await this.unit.manager.update(BankLine, { schoolId, grantReceiptId }, freed);
  }
}
