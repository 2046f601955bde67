import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { Refusal } from '../../core/errors/refusal.js';
import type { ChosenPaper } from './bank.dto.js';
import { BankMatching } from './bank-matching.js';
import { BankQueries } from './bank.queries.js';
import type { Proposal } from './bank.types.js';
import { GrantMatching } from './grant-matching.js';
import { SURE } from './matching.totals.js';

/** Accepts all that is sure, of invoices and of grants. */
@Injectable()
export class SureMatching {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly queries: BankQueries,
    private readonly matching: BankMatching,
    private readonly grants: GrantMatching,
  ) {}

  /** One after the other; gives how many. */
  async matchAll(scope: Scope): Promise<number> {
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
    if (grant > invoices) await this.grants.match(scope, id, grantProposal!.grantId);
    else await this.matching.match(scope, id, proposal!.parts.map(paperOf));
    return true;
  }
}

const paperOf = ({ invoiceId, penaltyId }: Proposal['parts'][number]): ChosenPaper =>
  penaltyId === null ? { invoiceId } : { penaltyId };
