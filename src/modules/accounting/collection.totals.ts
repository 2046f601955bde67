import type { Cents } from '../../core/money/money.js';
import { lessVat, signedVat, withVat, type VatBreakdown } from '../../core/money/vat.js';
import { vatAsked, type InvoiceModel } from '../einvoice/index.js';
import type { SealedFact } from '../ledger/index.js';
import type { AllocatedPayment, PaidOut } from '../payments/index.js';
import { sharedOver } from './vat.totals.js';

/** What came in of an invoice, by rate; negative when a payment is taken back. */
export interface Collected {
  invoice: string;
  vat: VatBreakdown[];
}

/**
 * What of each invoice is left to collect, by rate: what it asks, less its credit notes, less what came in. Each payment
 * is shared over what is left, so the one that settles an invoice takes the exact rest of every rate.
 */
export class LeftToCollect {
  private readonly left = new Map<string, VatBreakdown[]>();
  /** The deposits each invoice took off, and what of each its credit notes may still give back. */
  private readonly taken = new Map<string, Map<string, Cents>>();
  /** What the last fact passed from credit notes on to deposits. */
  passedOn: Collected[] = [];
  /** The invoice of each credit note. */
  private readonly corrected = new Map<string, string>();
  private readonly byPayment = new Map<string, Collected[]>();

  /** The facts, in their order. Gives what this one brings in. */
  read({ type, number, payload }: SealedFact): Collected[] {
    this.passedOn = [];
    if (type === 'INVOICE') {
      const { model } = JSON.parse(payload) as { model: InvoiceModel };
      if (model.typeCode === '384') return this.replaced(model);
      this.left.set(number, vatAsked(model));
      this.taken.set(number, new Map(model.deposits.map((deposit) => [deposit.number, withVat(deposit.vat)])));
    }
    if (type === 'CREDIT_NOTE') {
      const { vat, precedingInvoice } = (JSON.parse(payload) as { model: InvoiceModel }).model;
      if (precedingInvoice) {
        this.takeOff(precedingInvoice.number, vat, 1);
        this.corrected.set(number, precedingInvoice.number);
        this.passOn();
      }
    }
    if (type === 'ALLOCATION') return this.allocated(number, JSON.parse(payload) as Pick<AllocatedPayment, 'parts'>);
    if (type === 'MONEY_OUT') return this.givenBack(JSON.parse(payload) as PaidOut);
    if (type === 'PAYMENT_REVERSAL') return this.takenBack(number);
    return [];
  }

  /** What is left of an invoice is left of the one that took its place. */
  private replaced({ number, precedingInvoice }: InvoiceModel): Collected[] {
    const prior = precedingInvoice!.number;
    this.left.set(number, this.left.get(prior) ?? []);
    this.left.delete(prior);
    return [];
  }

  /** What of an invoice is left to collect, VAT included. */
  leftOf(invoice: string): Cents {
    return withVat(this.left.get(invoice) ?? []);
  }

  private allocated(payment: string, { parts }: Pick<AllocatedPayment, 'parts'>): Collected[] {
    const came = parts.map(({ number: invoice, amountCents }) => {
      const vat = sharedOver(this.left.get(invoice) ?? [], amountCents);
      this.takeOff(invoice, vat, 1);
      return { invoice, vat };
    });
    this.byPayment.set(payment, [...(this.byPayment.get(payment) ?? []), ...came]);
    return came;
  }

  /** What a refund gives back of what came in of its invoice. */
  private givenBack({ creditNote, amountCents }: PaidOut): Collected[] {
    const invoice = this.corrected.get(creditNote ?? '');
    if (invoice === undefined) return [];
    const vat = sharedOver(this.left.get(invoice) ?? [], -amountCents);
    this.takeOff(invoice, vat, 1);
    return [{ invoice, vat }];
  }

  private takenBack(payment: string): Collected[] {
    const came = this.byPayment.get(payment) ?? [];
    this.byPayment.delete(payment);
    for (const { invoice, vat } of came) this.takeOff(invoice, vat, -1);
    this.passOn();
    return came.map(({ invoice, vat }) => ({ invoice, vat: vat.map((row) => signedVat(row, -1)) }));
  }

  /** What was credited of an invoice beyond what was left of it goes to the deposits it took off, as settlements do. */
  private passOn(): void {
    for (const [invoice, deposits] of this.taken)
      for (const [deposit, most] of deposits) {
        const over = 0 - withVat(this.left.get(invoice) ?? []);
        const left = this.left.get(deposit) ?? [];
        const cents = Math.min(over, withVat(left), most);
        if (cents <= 0) continue;
        const vat = sharedOver(left, cents);
        deposits.set(deposit, most - cents);
        this.takeOff(deposit, vat, 1);
        this.takeOff(invoice, vat, -1);
        this.passedOn.push({ invoice: deposit, vat });
      }
  }

  private takeOff(invoice: string, vat: readonly VatBreakdown[], sign: 1 | -1): void {
    const parts = vat.map((row) => signedVat(row, sign));
    this.left.set(invoice, lessVat(this.left.get(invoice) ?? [], parts));
  }
}
