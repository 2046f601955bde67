import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { DeliveryQueries } from '../delivery/index.js';
import { InvoicingQueries } from '../invoicing/index.js';
import { QuotesQueries, RequestsQueries } from '../quoting/index.js';
import { OrdersQueries } from '../sales/index.js';
import type { SearchGroup, SearchHit } from './home.types.js';

/** At most so many of a kind. */
export const HITS = 6;

/** Papers a partner has too: its own, on its own pages. */
@Injectable()
export class PaperSearch {
  constructor(
    private readonly orderReads: OrdersQueries,
    private readonly deliveryReads: DeliveryQueries,
    private readonly invoiceReads: InvoicingQueries,
    private readonly requestReads: RequestsQueries,
    private readonly quoteReads: QuotesQueries,
  ) {}

  async orders(scope: Scope, q: string): Promise<SearchGroup> {
    const { rows } = await this.orderReads.list(scope, { q, limit: HITS });
    const note = (row: (typeof rows)[number]) => row.customerReference ?? row.partnerName;
    const hits = rows.map((row): SearchHit => ({
      title: row.number,
      note: note(row),
      href: at(scope, 'orders', row.id),
    }));
    return { group: 'orders', hits };
  }

  async requests(scope: Scope, q: string): Promise<SearchGroup> {
    const { rows } = await this.requestReads.list(scope, { q, limit: HITS });
    const hits = rows.map(({ id, number, subject }): SearchHit => {
      return { title: number, note: subject, href: at(scope, 'requests', id) };
    });
    return { group: 'requests', hits };
  }

  async quotes(scope: Scope, q: string): Promise<SearchGroup> {
    const { rows } = await this.quoteReads.list(scope, { q, limit: HITS });
    const hits = rows.map(({ id, number, revision, partnerName }): SearchHit => {
      return { title: `${number} / ${revision}`, note: partnerName, href: at(scope, 'quotes', id) };
    });
    return { group: 'quotes', hits };
  }

  async deliveries(scope: Scope, q: string): Promise<SearchGroup> {
    const { rows } = await this.deliveryReads.list(scope, { q, limit: HITS });
    const hits = rows.map(({ id, number, partnerName, orderNumber }): SearchHit => {
      return { title: number, note: `${orderNumber} · ${partnerName}`, href: at(scope, 'deliveries', id) };
    });
    return { group: 'deliveries', hits };
  }

  async invoices(scope: Scope, q: string): Promise<SearchGroup> {
    const { rows } = await this.invoiceReads.list(scope, { q, limit: HITS });
    const hits = rows.map(({ id, number, partnerName, orderNumber }): SearchHit => {
      const href = scope.partnerId === null ? `/invoices/${id}` : `/portal/invoices?q=${encodeURIComponent(q)}`;
      return { title: number ?? orderNumber, note: `${orderNumber} · ${partnerName}`, href };
    });
    return { group: 'invoices', hits };
  }
}

const at = (scope: Scope, place: string, id: number): string =>
  scope.partnerId === null ? `/${place}/${id}` : `/portal/${place}/${id}`;
