import { Injectable, type OnModuleInit } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, notYourRole } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { Journal } from '../../core/journal/journal.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { cut } from '../../core/words/cut.js';
import { Outgoings, paymentReversed, PaymentsQueries, PaymentsService } from '../payments/index.js';
import { lineNotOpen, notADebit, notAside, nothingChosen, notItsReturn } from './bank.errors.js';
import type { ChosenPaper } from './bank.dto.js';
import { BankQueries } from './bank.queries.js';
import { bankWords } from './bank.words.js';
import { BankLine } from './bank-line.entity.js';
import { partsOf } from './matching.totals.js';

type Settled = Pick<BankLine, 'state' | 'paymentId'> & { outgoingId?: number; grantReceiptId?: number };

/** Makes payments of what the bank told, when a person says so. */
@Injectable()
export class BankMatching implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly queries: BankQueries,
    private readonly payments: PaymentsService,
    private readonly paid: PaymentsQueries,
    private readonly outgoings: Outgoings,
    private readonly journal: Journal,
    private readonly bus: EventBus,
  ) {}

  /** A payment taken back leaves its movement to match again. */
  onModuleInit(): void {
    this.bus.on(paymentReversed, async ({ schoolId }, { paymentId }) => {
      const freed = { state: 'open' as const, paymentId: null };
      await this.unit.manager.update(BankLine, { schoolId, paymentId }, freed);
    });
  }

  /**
   * The movement is a payment on these invoices of one customer, the oldest first, then on these penalty notes; what is
   * over stays to allocate.
   * Throws bank.line_not_open, bank.nothing_chosen.
   */
  async match(scope: Scope, lineId: number, papers: readonly ChosenPaper[]): Promise<{ paymentId: number }> {
    this.mayMatch(scope);
    return this.unit.run(async () => {
      const line = await this.lockOpen(scope, lineId);
      if (line.amountCents < 0) throw nothingChosen();
      const asked = new Set(papers.map(keyOf));
      const chosen = (await this.queries.unpaid(scope)).filter(({ id, penaltyId }) =>
        asked.has(keyOf(penaltyId === undefined ? { invoiceId: id } : { penaltyId })),
      );
      const partners = new Set(chosen.map(({ partnerId }) => partnerId));
      const [partnerId] = partners;
      if (partnerId === undefined || partners.size > 1 || chosen.length < asked.size) throw nothingChosen();
      const { id: paymentId } = await this.payments.record(scope, {
        partnerId,
        receivedOn: line.bookedOn as LocalDate,
        amountCents: line.amountCents,
        method: 'transfer',
        reference: cut(line.label, 140) || cut(line.counterparty, 140),
        allocations: partsOf(line.amountCents, chosen).map(({ invoiceId, penaltyId, amountCents }) => ({
          ...(penaltyId === null ? { invoiceId } : { penaltyId }),
          amountCents,
        })),
      });
      await this.settle(scope, line, { state: 'matched', paymentId });
      return { paymentId };
    });
  }

  /**
   * The movement takes a payment back: it is reversed, what it paid is due again, and both movements are over. Throws
   * bank.line_not_open, bank.not_its_return.
   */
  async takeBack(scope: Scope, lineId: number, paymentId: number): Promise<void> {
    this.mayMatch(scope);
    await this.unit.run(async () => {
      const line = await this.lockOpen(scope, lineId);
      const { state, amountCents, receivedOn } = await this.paid.sheet(scope, paymentId);
      if (state === 'reversed' || amountCents !== -line.amountCents || receivedOn > line.bookedOn) throw notItsReturn();
      const { schoolId } = scope;
      const came = await this.unit.manager.findBy(BankLine, { schoolId, paymentId, state: 'matched' });
      await this.payments.reverse(scope, paymentId, cut(line.label, 500) || bankWords.returned.fr);
      for (const one of [...came, line]) await this.settle(scope, one, { state: 'returned', paymentId });
    });
  }

  /** The movement is a fee of the bank. Throws bank.line_not_open, bank.not_a_debit. */
  async fee(scope: Scope, lineId: number): Promise<void> {
    await this.payOut(scope, lineId, (told) => this.outgoings.fee(scope, told));
  }

  /** The movement gives a credit note back. Throws bank.line_not_open, bank.not_a_debit, invoicing.not_refundable. */
  async refund(scope: Scope, lineId: number, creditNoteId: number): Promise<void> {
    await this.payOut(scope, lineId, (told) => this.outgoings.refund(scope, creditNoteId, told));
  }

  private async payOut(
    scope: Scope,
    lineId: number,
    record: (told: { paidOn: LocalDate; amountCents: number; label: string }) => Promise<number>,
  ): Promise<void> {
    this.mayMatch(scope);
    await this.unit.run(async () => {
      const line = await this.lockOpen(scope, lineId);
      if (line.amountCents >= 0) throw notADebit();
      const { bookedOn, amountCents, label, counterparty } = line;
      const told = { paidOn: bookedOn as LocalDate, amountCents: -amountCents, label: label || counterparty };
      const outgoingId = await record(told);
      await this.settle(scope, line, { state: 'paid_out', paymentId: null, outgoingId });
    });
  }

  /** What was set aside is to settle again. Throws bank.not_aside. */
  async reopen(scope: Scope, lineId: number): Promise<void> {
    this.mayMatch(scope);
    await this.unit.run(async () => {
      const line = await this.lock(scope, lineId);
      if (line.state !== 'aside') throw notAside();
      await this.settle(scope, line, { state: 'open', paymentId: null });
    });
  }

  /** It is no payment of a customer: a grant, a refund. Throws bank.line_not_open. */
  async setAside(scope: Scope, lineId: number): Promise<void> {
    this.mayMatch(scope);
    await this.unit.run(async () =>
      this.settle(scope, await this.lockOpen(scope, lineId), { state: 'aside', paymentId: null }),
    );
  }

  async settle(scope: Scope, { id, schoolId }: BankLine, change: Settled) {
    await this.unit.manager.update(BankLine, { id, schoolId }, change);
    const { paymentId, outgoingId, grantReceiptId } = change;
    const facts = {
      ...(paymentId === null ? {} : { paymentId }),
      ...(outgoingId ? { outgoingId } : {}),
      ...(grantReceiptId ? { grantReceiptId } : {}),
    };
    await this.journal.write(scope, { subject: { type: 'bank_line', id }, event: change.state, facts });
  }

  async lockOpen(scope: Scope, id: number): Promise<BankLine> {
    const line = await this.lock(scope, id);
    if (line.state !== 'open') throw lineNotOpen();
    return line;
  }

  private async lock(scope: Scope, id: number): Promise<BankLine> {
    const line = await this.unit.lock(BankLine, { id, schoolId: scope.schoolId });
    if (!line) throw notFound();
    return line;
  }

  mayMatch(scope: Scope): void {
    if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(bankWords.match);
  }
}

/** One paper each: what names none, or two at once, is no paper of ours. */
const keyOf = ({ invoiceId, penaltyId }: ChosenPaper): string => `${invoiceId ?? ''}/${penaltyId ?? ''}`;
