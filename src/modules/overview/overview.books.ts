import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { BooksQueries } from '../accounting/index.js';
import { BankQueries } from '../bank/index.js';
import { AgeingQueries, InvoicingQueries } from '../invoicing/index.js';
import { LedgerQueries } from '../ledger/index.js';
import { PaymentsQueries } from '../payments/index.js';
import type { OverviewBooksRead } from './overview.types.js';

/** Where the books of a period stand. */
@Injectable()
export class OverviewBooks {
  constructor(
    private readonly books: BooksQueries,
    private readonly ledger: LedgerQueries,
    private readonly ageing: AgeingQueries,
    private readonly invoicing: InvoicingQueries,
    private readonly payments: PaymentsQueries,
    private readonly bank: BankQueries,
  ) {}

  async of(scope: Scope, period: { from: LocalDate; to: LocalDate }): Promise<OverviewBooksRead> {
    const [ageing, vat, chain, months, counts, toAllocateCents, bankLines] = await Promise.all([
      this.ageing.ageing(scope),
      this.books.vat(scope, period),
      this.ledger.verify(scope),
      this.books.months(scope),
      this.invoicing.counts(scope),
      this.payments.toAllocateCents(scope, period),
      this.bank.openCount(scope),
    ]);
    const toClose = months.filter(({ over, closed }) => over && closed === null).map(({ month }) => month);
    return {
      ...{ ageing: ageing.total, vat },
      ledger: { intact: chain.intact, entries: chain.entries, headHash: chain.headHash },
      closing: {
        months: toClose.filter((month) => period.from.slice(0, 7) <= month && month <= period.to.slice(0, 7)).reverse(),
        ...{ toInvoice: counts.toInvoice, toAllocateCents, bankLines },
      },
    };
  }
}
