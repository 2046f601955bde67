import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { Journal } from '../../core/journal/journal.js';
import { Numbering } from '../../core/numbering/numbering.js';
import { Clock } from '../../core/time/clock.js';
import { Payment } from './payment.entity.js';
import type { RecordPayment } from './payments.dto.js';
import { paymentMachine } from './payments.states.js';

/** Writes money down under its number. */
@Injectable()
export class Recording {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly numbering: Numbering,
    private readonly clock: Clock,
  ) {}

  async insert(scope: Scope, dto: RecordPayment): Promise<Payment> {
    // Numbered by the day it is written down: the bank tells of last week's transfers in any order.
    const { number } = await this.numbering.next(scope.schoolId, 'PA');
    const { partnerId, receivedOn, amountCents, method, reference } = dto;
    const payment = this.unit.manager.create(Payment, {
      ...{ partnerId, receivedOn, amountCents, method, number },
      schoolId: scope.schoolId,
      reference: reference || null,
      allocatedCents: 0,
      state: paymentMachine.initial,
      version: 1,
      createdAt: this.clock.instant(),
    });
    await this.unit.manager.insert(Payment, payment);
    const subject = { type: paymentMachine.name, id: payment.id };
    const facts = { number, amountCents, method };
    await this.journal.write(scope, { subject, event: 'record', to: payment.state, facts });
    return payment;
  }
}
