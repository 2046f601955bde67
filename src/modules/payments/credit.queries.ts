import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { AgeingQueries, InvoicingQueries, PenaltyNotesQueries } from '../invoicing/index.js';
import { PartnersQueries } from '../partners/index.js';
import type { CreditRead } from './payments.types.js';

/** How much a partner owes and has on order, against what the school agreed to; for the staff. */
@Injectable()
export class CreditQueries {
  constructor(
    private readonly partners: PartnersQueries,
    private readonly invoices: InvoicingQueries,
    private readonly ageing: AgeingQueries,
    private readonly notes: PenaltyNotesQueries,
  ) {}

  /** Null when the school set no limit, and for the partner itself. Throws notFound. */
  async of(scope: Scope, partnerId: number): Promise<CreditRead | null> {
    const { creditLimitCents: limitCents } = await this.partners.get(scope, partnerId);
    if (limitCents === null) return null;
    const owed = await this.invoices.payable(scope, { partnerId });
    const noted = await this.notes.payable(scope, partnerId);
    const dueCents = [...owed, ...noted].reduce((sum, paper) => sum + paper.dueCents, 0);
    const orders = await this.ageing.toAsk(scope, partnerId);
    const onOrderCents = orders.reduce((sum, { cents }) => sum + cents, 0);
    return { limitCents, dueCents, onOrderCents, exposureCents: dueCents + onOrderCents };
  }
}
