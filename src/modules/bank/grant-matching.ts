import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Refusal } from '../../core/errors/refusal.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { cut } from '../../core/words/cut.js';
import { BankMatching } from './bank-matching.js';
import { notACredit } from './bank.errors.js';
import { BankQueries } from './bank.queries.js';
import type { Proposal } from './bank.types.js';
import { GrantCredits } from './grant-credits.js';
import { SURE } from './matching.totals.js';

/** Makes receipts of grants of what the bank told, and accepts all that is sure. */
@Injectable()
export class GrantMatching {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly matching: BankMatching,
    private readonly queries: BankQueries,
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

  /** Accepts every proposal that is sure, of invoices and of grants, one after the other; gives how many. */
  async matchSure(scope: Scope): Promise<number> {
    this.matching.mayMatch(scope);
    let count = 0;
    for (const id of await this.queries.openCreditIds(scope)) {
      try {
        if (await this.unit.run(() => this.matchedIfSure(scope, id))) count += 1;
      } catch (error) {
        // One that cannot be settled, or that somebody settled meanwhile, does not keep the others waiting.
        if (!(error instanceof Refusal)) throw error;
      }
    }
    return count;
  }

  private async matchedIfSure(scope: Scope, id: number): Promise<boolean> {
    const { state, proposal, grantProposal } = await this.queries.line(scope, id);
    const [invoices, grant] = [proposal?.score ?? 0, grantProposal?.score ?? 0];
    // Two answers as good as each other are none.
    if (state !== 'open' || Math.max(invoices, grant) < SURE || invoices === grant) return false;
    if (grant > invoices) await this.match(scope, id, grantProposal!.grantId);
    else await this.matching.match(scope, id, ...papersOf(proposal!));
    return true;
  }
}

/** The invoices, then the penalty notes of a proposal. */
const papersOf = ({ parts }: Proposal): [number[], number[]] => [
  parts.filter(({ penaltyId }) => penaltyId === null).map(({ invoiceId }) => invoiceId),
  parts.flatMap(({ penaltyId }) => penaltyId ?? []),
];
