import type { Cents } from '../../core/money/money.js';
import { lessVat, signedVat, withVat, type VatBreakdown } from '../../core/money/vat.js';
import { vatAsked, type InvoiceModel } from '../einvoice/index.js';
import type { SealedFact } from '../ledger/index.js';
import type { AllocatedPayment, PaidOut } from '../payments/index.js';
import { sharedOver } from './vat.totals.js';

/** What a fact brings in of an invoice it touches, by rate; negative when a payment is taken back. */
export interface Collected {
  invoice: string;
  vat: VatBreakdown[];
}

/** What is known of an invoice. */
interface Standing {
  invoiced: readonly VatBreakdown[];
  /** The same rates: what its own credit notes gave back. */
  credited: readonly VatBreakdown[];
  /** Of a deposit, what credit notes of those that took it settled; of an invoice, less what its own passed on. */
  passed: readonly VatBreakdown[];
  /** The deposits it took off, and what of each its credit notes may still pass on. */
  taken: Map<string, readonly VatBreakdown[]>;
  cameCents: Cents;
}

/**
 * What of each invoice is left to collect, by rate. What came in is what it asks, its credit notes off, less what is
 * left of that: told by the amounts alone, whatever came first. So what is settled is collected at the rates it asks.
 */
export class LeftToCollect {
  private readonly standings = new Map<string, Standing>();
  /** The deposits that the last fact settled by a credit note of an invoice that took them. */
  passedOn: string[] = [];
  /** The invoice of each credit note. */
  private readonly corrected = new Map<string, string>();
  private readonly byPayment = new Map<string, AllocatedPayment['parts']>();
  /** The invoices the fact touches, and what had come of them before it. */
  private touched = new Map<string, VatBreakdown[]>();

  /** The facts, in their order. Gives what this one brings in, of each invoice it touches. */
  read(fact: SealedFact): Collected[] {
    this.passedOn = [];
    this.touched = new Map();
    this.note(fact);
    return [...this.touched].map(([invoice, before]) => ({ invoice, vat: lessVat(this.collectedOf(invoice), before) }));
  }

  /** What of an invoice is left to collect, VAT included; negative when it is to give back. */
  leftOf(invoice: string): Cents {
    const standing = this.standings.get(invoice);
    return standing ? leftCents(standing) : 0;
  }

  /** What of an invoice is settled by what came in and was not credited, and by credit notes passed on to it. */
  settledOf(invoice: string): VatBreakdown[] {
    const { invoiced, credited, ...rest } = this.standings.get(invoice)!;
    return lessVat(lessVat(invoiced, credited), owed({ invoiced, credited, ...rest }));
  }

  private note({ type, number, payload }: SealedFact): void {
    if (type === 'INVOICE') this.invoiced((JSON.parse(payload) as { model: InvoiceModel }).model);
    if (type === 'CREDIT_NOTE') this.credited((JSON.parse(payload) as { model: InvoiceModel }).model);
    if (type === 'ALLOCATION') {
      const { parts } = JSON.parse(payload) as Pick<AllocatedPayment, 'parts'>;
      this.byPayment.set(number, [...(this.byPayment.get(number) ?? []), ...parts]);
      for (const part of parts) this.receive(part.number, part.amountCents);
    }
    if (type === 'MONEY_OUT') {
      const { creditNote, amountCents } = JSON.parse(payload) as PaidOut;
      this.receive(this.corrected.get(creditNote ?? ''), -amountCents);
    }
    if (type === 'PAYMENT_REVERSAL') {
      for (const part of this.byPayment.get(number) ?? []) this.receive(part.number, -part.amountCents);
      this.byPayment.delete(number);
      this.passOn();
    }
  }

  private invoiced(model: InvoiceModel): void {
    const { number, typeCode, precedingInvoice, deposits } = model;
    const prior = this.standings.get(precedingInvoice?.number ?? '');
    // What stands of an invoice stands of the one that took its place.
    if (typeCode === '384' && prior) {
      this.standings.set(number, prior);
      this.standings.delete(precedingInvoice!.number);
      return;
    }
    const invoiced = vatAsked(model);
    // A cent that a deposit has in its base and it has in its VAT came in already.
    this.touched.set(number, []);
    const taken = new Map(deposits.map((deposit) => [deposit.number, deposit.vat]));
    this.standings.set(number, { ...{ invoiced, credited: [], passed: [], cameCents: 0 }, taken });
  }

  private credited({ number, vat, precedingInvoice }: InvoiceModel): void {
    const standing = this.touch(precedingInvoice?.number);
    if (!standing) return;
    this.corrected.set(number, precedingInvoice!.number);
    standing.credited = plus(standing, standing.credited, vat);
    this.passOn();
  }

  private receive(invoice: string | undefined, cents: Cents): void {
    const standing = this.touch(invoice);
    if (standing) standing.cameCents += cents;
  }

  /** What was credited of an invoice beyond what was left of it goes to the deposits it took off, as settlements do. */
  private passOn(): void {
    for (const [invoice, { taken }] of this.standings)
      for (const [number, most] of taken) {
        const cents = Math.min(-this.leftOf(invoice), this.leftOf(number), withVat(most));
        const [from, to] = cents > 0 ? [this.touch(invoice), this.touch(number)] : [];
        if (!from || !to) continue;
        const vat = sharedOver(most, cents);
        taken.set(number, lessVat(most, vat));
        to.passed = plus(to, to.passed, vat);
        from.passed = plus(
          from,
          from.passed,
          vat.map((row) => signedVat(row, -1)),
        );
        this.passedOn.push(number);
      }
  }

  private touch(invoice = ''): Standing | undefined {
    const standing = this.standings.get(invoice);
    if (standing && !this.touched.has(invoice)) this.touched.set(invoice, this.collectedOf(invoice));
    return standing;
  }

  /** What came in: what is settled, and what is to give back of what was credited. */
  private collectedOf(invoice: string): VatBreakdown[] {
    const standing = this.standings.get(invoice)!;
    const settled = lessVat(asked(standing), owed(standing));
    const given = standing.credited.filter((row) => withVat([row]) > 0);
    return lessVat(settled, sharedOver(given, withVat(settled) - standing.cameCents));
  }
}

const asked = ({ invoiced, credited, passed }: Standing): VatBreakdown[] =>
  lessVat(lessVat(invoiced, credited), passed);
const leftCents = (standing: Standing): Cents => withVat(asked(standing)) - standing.cameCents;

/** What is still to come, over the rates that ask for something. */
function owed(standing: Standing): VatBreakdown[] {
  const rows = asked(standing).filter((row) => withVat([row]) > 0);
  return sharedOver(rows, Math.min(Math.max(0, leftCents(standing)), withVat(rows)));
}

/** Two breakdowns together, at the rates of the invoice. */
const plus = ({ invoiced }: Standing, one: readonly VatBreakdown[], other: readonly VatBreakdown[]): VatBreakdown[] => {
  const none = invoiced.map((row) => ({ ...row, taxableCents: 0, vatCents: 0 }));
  return lessVat(lessVat(none, one), other).map((row) => signedVat(row, -1));
};
