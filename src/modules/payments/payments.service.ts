import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, notYourRole } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import { PartnersQueries } from '../partners/index.js';
import { Allocating, type SettledParts } from './allocating.js';
import { Payment } from './payment.entity.js';
import { Recording } from './recording.js';
import type { AllocationPart, RecordPayment } from './payments.dto.js';
import { moreThanReceived, nothingAllocated, partOfOnePaper, receivedInFuture } from './payments.errors.js';
import { paymentAllocated, paymentRecorded, paymentReversed } from './payments.events.js';
import { paymentMachine } from './payments.states.js';
import { mergedParts, sumOf, unallocated, type Part } from './payments.totals.js';
import { paymentsWords } from './payments.words.js';

/** The verbs of money received. A payment is never edited: a mistake is reversed. */
@Injectable()
export class PaymentsService {
  private readonly workflow = { machine: paymentMachine, entity: Payment };

  constructor(
    private readonly unit: UnitOfWork,
    private readonly transitions: Transitions,
    private readonly clock: Clock,
    private readonly partners: PartnersQueries,
    private readonly recording: Recording,
    private readonly allocating: Allocating,
    private readonly bus: EventBus,
  ) {}

  /**
   * Money that came, and the issued invoices and penalty notes of its partner it settles: together at most the amount,
   * each at most what is due. The rest stays to allocate. Throws payments.more_than_received, invoicing.more_than_due.
   */
  async record(scope: Scope, dto: RecordPayment): Promise<{ id: number; number: string }> {
    if (!hasRole(scope, 'system', 'director', 'accountant')) throw notYourRole(paymentsWords.record);
    const parts = partsOf(dto.allocations);
    const today = this.clock.today();
    if (dto.receivedOn > today) throw receivedInFuture(today);
    if (sumOf(parts) > dto.amountCents) throw moreThanReceived(dto.amountCents);
    return this.unit.run(async () => {
      await this.partners.get(scope, dto.partnerId);
      const settled = await this.allocating.settle(scope, dto.partnerId, parts);
      const payment = await this.recording.insert(scope, dto);
      await this.put(scope, payment, parts);
      const { partnerId, receivedOn, amountCents, method, reference = null } = dto;
      const facts = { ...told(payment), partnerId, receivedOn, amountCents, method, reference: reference || null };
      await this.bus.publish(paymentRecorded, scope, facts);
      await this.tellAllocated(scope, payment, settled);
      return { id: payment.id, number: payment.number };
    });
  }

  /** Puts more of a payment on invoices and penalty notes of its partner. */
  async allocate(scope: Scope, paymentId: number, allocations: readonly AllocationPart[]): Promise<void> {
    const parts = partsOf(allocations);
    if (parts.length === 0) throw nothingAllocated();
    await this.unit.run(async () => {
      const payment = await this.lock(scope, paymentId);
      const left = unallocated(payment);
      paymentMachine.permit(scope, payment, sumOf(parts) === left ? 'allocate' : 'allocate_part');
      if (sumOf(parts) > left) throw moreThanReceived(left);
      const settled = await this.allocating.settle(scope, payment.partnerId, parts);
      await this.put(scope, payment, parts);
      await this.tellAllocated(scope, payment, settled);
    });
  }

  /** A cheque that bounced, a mistake: what it settled is due again. */
  async reverse(scope: Scope, paymentId: number, reason: string): Promise<void> {
    await this.unit.run(async () => {
      const payment = await this.lock(scope, paymentId);
      paymentMachine.permit(scope, payment, 'reverse');
      await this.allocating.undo(scope, payment);
      const facts = { number: payment.number, allocatedCents: payment.allocatedCents };
      await this.transitions.fire(scope, this.workflow, payment, 'reverse', {
        reason,
        changes: { allocatedCents: 0 },
        facts,
      });
      await this.bus.publish(paymentReversed, scope, { ...told(payment), amountCents: payment.amountCents, reason });
    });
  }

  private async put(scope: Scope, payment: Payment, parts: readonly Part[]): Promise<void> {
    if (parts.length === 0) return;
    await this.allocating.write(scope, payment, parts);
    const allocatedCents = payment.allocatedCents + sumOf(parts);
    const event = allocatedCents === payment.amountCents ? 'allocate' : 'allocate_part';
    await this.transitions.fire(scope, this.workflow, payment, event, {
      changes: { allocatedCents },
      facts: { parts },
    });
  }

  private async tellAllocated(scope: Scope, payment: Payment, settled: SettledParts): Promise<void> {
    if (settled.parts.length === 0 && !settled.penalties) return;
    await this.bus.publish(paymentAllocated, scope, { ...told(payment), ...settled });
  }

  private async lock(scope: Scope, paymentId: number): Promise<Payment> {
    if (scope.partnerId !== null) throw notFound();
    const payment = await this.unit.lock(Payment, { id: paymentId, schoolId: scope.schoolId });
    if (!payment) throw notFound();
    return payment;
  }
}

/** Each names one paper. */
function partsOf(allocations: readonly AllocationPart[]): Part[] {
  if (allocations.some(({ invoiceId, penaltyId }) => (invoiceId === undefined) === (penaltyId === undefined)))
    throw partOfOnePaper();
  return mergedParts(allocations);
}

const told = ({ id, number, partnerId }: Payment) => ({ paymentId: id, number, partnerId });
