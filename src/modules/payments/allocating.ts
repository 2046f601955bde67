import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Clock } from '../../core/time/clock.js';
import { InvoicingQueries, InvoicingService, PenaltyNotes, PenaltyNotesQueries } from '../invoicing/index.js';
import { Payment, PaymentAllocation } from './payment.entity.js';
import type { AllocatedPayment } from './payments.events.js';
import { anotherPartners } from './payments.errors.js';
import type { Part } from './payments.totals.js';

export type SettledParts = Pick<AllocatedPayment, 'parts' | 'penalties'>;

/** Puts the parts of a payment on invoices and penalty notes, and takes them back. */
@Injectable()
export class Allocating {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly invoicing: InvoicingService,
    private readonly invoices: InvoicingQueries,
    private readonly notes: PenaltyNotes,
    private readonly noted: PenaltyNotesQueries,
  ) {}

  /** Counts the parts on the partner's papers; each refuses more than is due. Gives them with their numbers. */
  async settle(scope: Scope, partnerId: number, asked: readonly Part[]): Promise<SettledParts> {
    const parts: SettledParts['parts'] = [];
    const penalties: SettledParts['penalties'] = [];
    const ids = { invoices: idsOf(asked, 'invoiceId'), notes: idsOf(asked, 'penaltyId') };
    const known = ids.invoices.length === 0 ? [] : await this.invoices.payable(scope, { ids: ids.invoices });
    const notes = await this.noted.some(scope, ids.notes);
    for (const { invoiceId, penaltyId, amountCents } of asked) {
      const paper = (invoiceId === null ? notes : known).find(({ id }) => id === (invoiceId ?? penaltyId));
      if (!paper) throw notFound();
      const { id, number } = paper;
      if (paper.partnerId !== partnerId) throw anotherPartners(number);
      if (invoiceId === null) {
        await this.notes.pay(scope, id, amountCents);
        penalties.push({ number, amountCents });
      } else {
        await this.invoicing.settle(scope, id, amountCents);
        parts.push({ invoiceId: id, number, amountCents });
      }
    }
    return penalties.length === 0 ? { parts } : { parts, penalties };
  }

  async write(scope: Scope, payment: Payment, parts: readonly Part[]): Promise<void> {
    if (parts.length === 0) return;
    const { schoolId } = scope;
    const common = { schoolId, paymentId: payment.id, createdAt: this.clock.instant(), reversedAt: null };
    await this.unit.manager.insert(
      PaymentAllocation,
      parts.map((part) => ({ ...common, ...part })),
    );
  }

  /** The rows stay, their effect is undone. */
  async undo(scope: Scope, payment: Payment): Promise<void> {
    const { schoolId } = scope;
    const rows = await this.unit.manager.find(PaymentAllocation, {
      where: { paymentId: payment.id, schoolId },
      order: { invoiceId: 'ASC', penaltyId: 'ASC', id: 'ASC' },
    });
    // Invoices first, as they were taken.
    const taken = [...rows.filter(({ invoiceId }) => invoiceId !== null), ...rows.filter(isOfNote)];
    for (const { id, invoiceId, penaltyId, amountCents, reversedAt } of taken) {
      if (reversedAt !== null) continue;
      if (invoiceId === null) await this.notes.unpay(scope, penaltyId!, amountCents);
      else await this.invoicing.unsettle(scope, invoiceId, amountCents);
      await this.unit.manager.update(PaymentAllocation, { id, schoolId }, { reversedAt: this.clock.instant() });
    }
  }
}

const isOfNote = ({ penaltyId }: PaymentAllocation): boolean => penaltyId !== null;
const idsOf = (parts: readonly Part[], kind: 'invoiceId' | 'penaltyId'): number[] =>
  parts.flatMap((part) => part[kind] ?? []);
