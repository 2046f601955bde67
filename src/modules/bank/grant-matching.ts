import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { cut } from '../../core/words/cut.js';
import { BankMatching } from './bank-matching.js';
import { notACredit } from './bank.errors.js';
import { GrantCredits } from './grant-credits.js';

/** Makes receipts of grants of what the bank told, when a person says so. */
@Injectable()
export class GrantMatching {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly matching: BankMatching,
    private readonly grants: GrantCredits,
  ) {}

  /** The movement is a payment of this grant. Throws bank.line_not_open, bank.not_a_credit, notFound, and what the grant refuses. */
  async match(scope: Scope, lineId: number, grantId: number): Promise<void> {
    this.matching.mayMatch(scope);
    await this.unit.run(async () => {
      const line = await this.matching.lockOpen(scope, lineId);
      if (line.amountCents < 0) throw notACredit();
      if (!this.grants.source) throw notFound();
      const { bookedOn, amountCents, label, counterparty } = line;
      const grantReceiptId = await this.grants.source.receive(scope, grantId, {
        ...{ receivedOn: bookedOn as LocalDate, amountCents },
        reference: cut(label, 140) || cut(counterparty, 140),
      });
      await this.matching.settle(scope, line, { state: 'grant', paymentId: null, grantReceiptId });
    });
  }
}
