import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { EventBus } from '../../core/events/event-bus.js';
import { depositsCents, isCredit } from '../einvoice/index.js';
import { invoiceIssued, penaltyClaimed, penaltyGivenUp, type IssuedInvoice } from '../invoicing/index.js';
import { moneyPaidOut, paymentAllocated, paymentRecorded, paymentReversed } from '../payments/index.js';
import { settingChanged } from '../school/index.js';
import { Ledger, type NewEntry } from './ledger.js';

/** What is issued, received and decided is sealed inside its own transaction: when it cannot be, it is not done. */
@Injectable()
export class OnSealedEvents implements OnModuleInit {
  constructor(
    private readonly bus: EventBus,
    private readonly ledger: Ledger,
  ) {}

  onModuleInit(): void {
    this.bus.on(invoiceIssued, (scope, issued) => this.seal(scope, entryOf(issued)));
    this.bus.on(paymentRecorded, (scope, { amountCents, paymentId: _id, ...told }) =>
      this.seal(scope, { type: 'PAYMENT', number: told.number, amountCents, payload: { ...told, amountCents } }),
    );
    this.bus.on(penaltyClaimed, (scope, { interestCents, indemnityCents, ...told }) =>
      this.seal(scope, {
        ...{ type: 'PENALTY', number: told.number, amountCents: interestCents + indemnityCents },
        payload: { ...told, interestCents, indemnityCents },
      }),
    );
    this.bus.on(penaltyGivenUp, (scope, told) =>
      this.seal(scope, {
        ...{ type: 'PENALTY_GIVEN_UP', number: told.number, amountCents: -told.amountCents, payload: told },
      }),
    );
    this.bus.on(paymentAllocated, (scope, { number, partnerId, parts, penalties }) =>
      this.seal(scope, {
        ...{ type: 'ALLOCATION', number, amountCents: 0 },
        payload: { number, partnerId, parts, ...(penalties ? { penalties } : {}) },
      }),
    );
    this.bus.on(paymentReversed, (scope, { amountCents, paymentId: _id, ...told }) =>
      this.seal(scope, { type: 'PAYMENT_REVERSAL', number: told.number, amountCents: -amountCents, payload: told }),
    );
    this.bus.on(moneyPaidOut, (scope, told) =>
      this.seal(scope, { type: 'MONEY_OUT', number: told.number, amountCents: -told.amountCents, payload: told }),
    );
    this.bus.on(settingChanged, (scope, { key, validFrom, value }) =>
      this.seal(scope, { type: 'SETTINGS_CHANGE', number: key, amountCents: 0, payload: { validFrom, value } }),
    );
  }

  private async seal(scope: Scope, entry: NewEntry): Promise<void> {
    await this.ledger.append(scope.schoolId, entry);
  }
}

/** The entry of an invoice or credit note: all it says, and the hashes of its files. */
export function entryOf({ partnerId, model, files }: IssuedInvoice): NewEntry {
  const credit = isCredit(model.typeCode);
  // What deposits, or the invoice it replaces, already told is not told twice.
  const cents = model.typeCode === '384' ? 0 : model.totals.totalWithVatCents - depositsCents(model);
  return {
    type: credit ? 'CREDIT_NOTE' : 'INVOICE',
    number: model.number,
    amountCents: credit ? -cents : cents,
    payload: { partnerId, model, files },
  };
}
