import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { InvoicingQueries } from '../invoicing/index.js';
import { PartnersQueries } from '../partners/index.js';
import { PaymentsQueries } from '../payments/index.js';
import { OrdersQueries } from '../sales/index.js';
import { SchoolQueries } from '../school/index.js';
import { orderBookOf, salesBy } from './funding.totals.js';
import type { RevenueChoices, RevenueList, RevenueRow, SalesCell, WorkshopSales } from './funding.types.js';

interface Period {
  from: LocalDate;
  to: LocalDate;
}

interface Filter {
  workshopId?: number;
  partnerId?: number;
  cursor?: number;
  limit?: number;
}

/** Sales of a period, as the funding page groups them. */
export interface SalesOfYear {
  cells: SalesCell[];
  orderBook: SalesCell[];
  workshops: WorkshopSales[];
  byPartner: Map<number, number>;
  salesCents: number;
  orderBookCents: number;
  paidCents: number;
  toAllocateCents: number;
}

const DEFAULT_ROWS = 50;

/** What the rooms to the left know of sales, brought together for funding. */
@Injectable()
export class FundingSales {
  constructor(
    private readonly invoicing: InvoicingQueries,
    private readonly payments: PaymentsQueries,
    private readonly orders: OrdersQueries,
    private readonly partners: PartnersQueries,
    private readonly school: SchoolQueries,
  ) {}

  async ofYear(scope: Scope, { from, to }: Period, today: LocalDate): Promise<SalesOfYear> {
    const [rows, book, workshops, paidCents, toAllocateCents] = await Promise.all([
      this.invoicing.revenue(scope, { from, to }),
      this.orders.orderBook(scope),
      this.school.workshops(scope),
      this.invoicing.revenuePaid(scope, { from, to }),
      this.payments.toAllocateCents(scope, { from, to }),
    ]);
    const cells = rows.map(({ issuedOn, workshopId, netCents }): SalesCell => ({
      ...{ month: issuedOn.slice(0, 7), workshopId, cents: netCents },
    }));
    const orderBook = orderBookOf(book, { first: from.slice(0, 7), last: to.slice(0, 7), present: today.slice(0, 7) });
    const byWorkshop = salesBy(cells, ({ workshopId }) => workshopId);
    const byPartner = salesBy(
      rows.map(({ partnerId, netCents }) => ({ partnerId, cents: netCents })),
      ({ partnerId }) => partnerId,
    );
    return {
      ...{ cells, orderBook, byPartner, paidCents, toAllocateCents },
      workshops: workshops.map(({ id, name }) => ({ workshopId: id, name, cents: byWorkshop.get(id) ?? 0 })),
      salesCents: total(cells),
      orderBookCents: total(orderBook),
    };
  }

  /** Sales of a period, excluding VAT, net of credit notes. */
  async total(scope: Scope, { from, to }: Period): Promise<number> {
    const months = await this.invoicing.revenueByMonth(scope, { from, to });
    return months.reduce((sum, { netCents }) => sum + netCents, 0);
  }

  /** Newest first; a page ends with a whole invoice, whose id is the next cursor. */
  async rows(scope: Scope, period: Period, filter: Filter): Promise<Omit<RevenueList, 'schoolYear'>> {
    const all = (await this.invoicing.revenue(scope, period)).filter(
      (row) =>
        (filter.workshopId === undefined || row.workshopId === filter.workshopId) &&
        (filter.partnerId === undefined || row.partnerId === filter.partnerId),
    );
    const totalCents = all.reduce((sum, { netCents }) => sum + netCents, 0);
    all.sort((a, b) => b.invoiceId - a.invoiceId || a.workshopId - b.workshopId);
    const after = all.filter(({ invoiceId }) => filter.cursor === undefined || invoiceId < filter.cursor);
    const last = after[(filter.limit ?? DEFAULT_ROWS) - 1]?.invoiceId;
    const page = last === undefined ? after : after.filter(({ invoiceId }) => invoiceId >= last);
    const next = page.length < after.length ? last! : null;
    const partnerNames = await this.partnerNames(scope, [...new Set(page.map(({ partnerId }) => partnerId))]);
    const workshops = new Map((await this.school.workshops(scope)).map(({ id, name }) => [id, name]));
    const rows = page.map((row): RevenueRow => ({
      ...{ invoiceId: row.invoiceId, number: row.number, typeCode: row.typeCode, issuedOn: row.issuedOn },
      ...{ partnerId: row.partnerId, partnerName: partnerNames.get(row.partnerId) ?? '' },
      ...{ workshopId: row.workshopId, workshopName: workshops.get(row.workshopId) ?? '', netCents: row.netCents },
    }));
    return { totalCents, rows, next };
  }

  /** Workshops, and the partners invoiced in a period, the largest first. */
  async choices(scope: Scope, { from, to }: Period): Promise<Pick<RevenueChoices, 'workshops' | 'partners'>> {
    const sold = await this.invoicing.revenueByPartner(scope, { from, to });
    const ids = sold.map(({ partnerId }) => partnerId);
    const names = await this.partnerNames(scope, ids);
    return {
      workshops: await this.school.workshops(scope),
      partners: ids.map((id) => ({ id, name: names.get(id) ?? '' })),
    };
  }

  partnerNames(scope: Scope, ids: number[]): Promise<Map<number, string>> {
    return this.partners.names(scope, ids);
  }
}

const total = (cells: readonly SalesCell[]): number => cells.reduce((sum, { cents }) => sum + cents, 0);
