import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { Clock } from '../../core/time/clock.js';
import { daysBetween, type LocalDate } from '../../core/time/local-date.js';
import { InvoicingQueries, PenaltyNotesQueries, type InvoiceRow, type PenaltyDecision } from '../invoicing/index.js';
import { PartnersQueries } from '../partners/index.js';
import { PaymentsQueries } from '../payments/index.js';
import { SchoolQueries } from '../school/index.js';
import { inPlaceOf, isDebt } from './debts.totals.js';
import { INDEMNITY_CENTS, interestOf, rateOn } from './penalties.totals.js';
import type { PenaltyOffer, PenaltyRead } from './reminders.types.js';

type Debt = Pick<InvoiceRow, 'id' | 'dueCents'> & { dueOn: LocalDate };

/** Penalties of late payment: what the law would give, and what the school decided. */
@Injectable()
export class PenaltyQueries {
  constructor(
    private readonly clock: Clock,
    private readonly school: SchoolQueries,
    private readonly partners: PartnersQueries,
    private readonly invoices: InvoicingQueries,
    private readonly payments: PaymentsQueries,
    private readonly notes: PenaltyNotesQueries,
  ) {}

  /** Of one invoice. Throws notFound. */
  async of(scope: Scope, invoiceId: number): Promise<PenaltyRead> {
    const { id, typeCode, state, partnerId, dueOn, dueCents } = await this.invoices.sheet(scope, invoiceId);
    const decision = (await this.decisions(scope, [id])).get(id) ?? null;
    if (decision || state !== 'issued' || !isDebt(typeCode) || dueOn === null) return { offer: null, decision };
    const [offer = null] = await this.offers(scope, partnerId, [{ id, dueCents, dueOn }]);
    return { offer, decision };
  }

  /** Of late invoices of one customer, a company, that nothing is decided of; none without a rate. */
  async offers(scope: Scope, partnerId: number, invoices: readonly Debt[]): Promise<PenaltyOffer[]> {
    const today = this.clock.today();
    const { kind } = await this.partners.get(scope, partnerId);
    const rates = (await this.school.settings(scope)).flatMap((row) => (row.key === 'penalty_rate' ? [row] : []));
    const rate = rateOn(rates, today);
    const late = invoices.filter(({ dueOn, dueCents }) => dueOn < today && dueCents > 0);
    if (kind !== 'company' || rate === 0 || late.length === 0) return [];
    const ids = late.map(({ id }) => id);
    const decided = await this.decisions(scope, ids);
    const parts = await this.payments.ofInvoices(scope, ids);
    return late
      .filter(({ id }) => !decided.has(id))
      .map(({ id, dueOn, dueCents }) => {
        const paid = parts.filter(({ invoiceId }) => invoiceId === id);
        const received = paid.map(({ receivedOn, amountCents }) => ({ on: receivedOn, cents: amountCents }));
        const owed = received.reduce((sum, { cents }) => sum + cents, dueCents);
        const interestCents = interestOf({ dueOn, dueCents: owed, received }, rates, today);
        const days = daysBetween(dueOn, today);
        return { invoiceId: id, days, rate, interestCents, indemnityCents: INDEMNITY_CENTS };
      });
  }

  /** By invoice: what was decided of it, or of one it took the place of. */
  private async decisions(scope: Scope, ids: readonly number[]): Promise<Map<number, PenaltyDecision>> {
    const replaced = await this.invoices.replaced(scope);
    const places = ids.map((id) => ({ id, story: inPlaceOf(id, replaced) }));
    const stories = places.flatMap(({ story }) => story);
    const rows = await this.notes.decisions(scope, stories);
    return new Map(
      places.flatMap(({ id, story }) =>
        rows.filter(({ invoiceId }) => story.includes(invoiceId)).map((decision) => [id, decision] as const),
      ),
    );
  }
}
