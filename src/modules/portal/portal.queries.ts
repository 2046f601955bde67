import { Injectable } from '@nestjs/common';
import { hasRole, PARTNER_RIGHTS, type PartnerScope } from '../../core/access/scope.js';
import { notFound } from '../../core/errors/core.errors.js';
import type { Listed, ListQuery } from '../../core/http/paging.js';
import { quantityInput } from '../../core/quantity/unit.js';
import { Clock } from '../../core/time/clock.js';
import { CatalogQueries } from '../catalog/index.js';
import { DeliveryQueries } from '../delivery/index.js';
import { InvoicingQueries } from '../invoicing/index.js';
import { PartnersQueries } from '../partners/index.js';
import { OrdersQueries } from '../sales/index.js';
import { PortalAskingQueries } from './portal-asking.queries.js';
import { portalInvoice } from './portal.invoices.js';
import {
  portalDelivery,
  portalDeliveryRow,
  portalDocument,
  portalItem,
  portalOrder,
  portalOrderRow,
} from './portal.mapping.js';
import type {
  PortalDelivery,
  PortalDeliveryRow,
  PortalHome,
  PortalInvoice,
  PortalItem,
  PortalOrder,
  PortalOrderRow,
} from './portal.types.js';

const HOME_ROWS = 20;
/** Confirmed orders looked through for those still under way. */
const MOST_OPEN = 100;

/**
 * What a partner reads: the school's own reads in the partner's scope, mapped field by field to shapes that cannot
 * name a learner.
 */
@Injectable()
export class PortalQueries {
  constructor(
    private readonly orderReads: OrdersQueries,
    private readonly deliveryReads: DeliveryQueries,
    private readonly invoiceReads: InvoicingQueries,
    private readonly catalog: CatalogQueries,
    private readonly partners: PartnersQueries,
    private readonly asking: PortalAskingQueries,
    private readonly clock: Clock,
  ) {}

  async home(scope: PartnerScope): Promise<PortalHome> {
    const [drafts, running, shipped, due, sent, names] = await Promise.all([
      this.orders(scope, { state: 'draft', limit: HOME_ROWS }),
      this.orders(scope, { state: 'confirmed', limit: MOST_OPEN }),
      this.deliveries(scope, { state: 'shipped', limit: HOME_ROWS }),
      this.due(scope),
      this.asking.quotes(scope, { state: 'sent', limit: HOME_ROWS }),
      this.partners.names(scope, [scope.partnerId]),
    ]);
    // An order with nothing left to do is not under way, closed or not.
    const open = running.rows.filter(({ steps }) => steps.some(({ state }) => state === 'next'));
    const orders = [...drafts.rows, ...open].sort((a, b) => b.id - a.id).slice(0, HOME_ROWS);
    return {
      partnerName: names.get(scope.partnerId) ?? '',
      rights: PARTNER_RIGHTS.filter((right) => hasRole(scope, right)),
      orders,
      toReceive: shipped.rows,
      toPay: due,
      toAccept: sent.rows.filter(({ expired }) => !expired),
    };
  }

  /** The partner's orders, newest first. */
  async orders(scope: PartnerScope, query: ListQuery): Promise<Listed<PortalOrderRow>> {
    const { rows, next } = await this.orderReads.list(scope, mine(query));
    return { rows: rows.map((row) => portalOrderRow(scope, row)), next };
  }

  /** One order of the partner; throws notFound. */
  async order(scope: PartnerScope, orderId: number): Promise<PortalOrder> {
    const order = await this.orderReads.sheet(scope, orderId);
    const [documents, notes, invoices] = await Promise.all([
      this.orderReads.documents(scope, orderId),
      this.deliveryReads.ofOrder(scope, orderId),
      this.invoiceReads.ofOrder(scope, orderId),
    ]);
    const today = this.clock.today();
    return portalOrder(scope, order, {
      documents: documents.map(portalDocument),
      deliveries: notes.map(portalDeliveryRow),
      invoices: invoices.flatMap((invoice) => portalInvoice(invoice, today)),
    });
  }

  /** What left the school for the partner, newest first. */
  async deliveries(scope: PartnerScope, query: ListQuery): Promise<Listed<PortalDeliveryRow>> {
    const { rows, next } = await this.deliveryReads.list(scope, mine(query));
    return { rows: rows.map(portalDeliveryRow), next };
  }

  async delivery(scope: PartnerScope, noteId: number): Promise<PortalDelivery> {
    return portalDelivery(scope, await this.deliveryReads.sheet(scope, noteId));
  }

  /** The partner's issued invoices and credit notes, newest first. */
  async invoices(scope: PartnerScope, query: ListQuery): Promise<Listed<PortalInvoice>> {
    const { rows, next } = await this.invoiceReads.list(scope, mine(query));
    const today = this.clock.today();
    return { rows: rows.flatMap((invoice) => portalInvoice(invoice, today)), next };
  }

  /** One issued invoice or credit note of the partner; its PDF is the file `fileId`. Throws notFound. */
  async invoice(scope: PartnerScope, invoiceId: number): Promise<PortalInvoice> {
    const [invoice] = portalInvoice(await this.invoiceReads.sheet(scope, invoiceId), this.clock.today());
    if (!invoice) throw notFound();
    return invoice;
  }

  /** What can be ordered, at today's price. */
  async items(scope: PartnerScope): Promise<PortalItem[]> {
    return (await this.catalog.orderable(scope)).map(portalItem);
  }

  /** What was ordered of each size, as the order form holds it: `cells[<variant id>]`. Throws notFound. */
  async quantitiesOf(scope: PartnerScope, orderId: number): Promise<Record<string, string>> {
    const { lines } = await this.orderReads.sheet(scope, orderId);
    const cells = lines.flatMap((line) => line.cells.map((cell) => ({ ...cell, unitCode: line.unitCode })));
    return Object.fromEntries(
      cells.map(({ variantId, ordered, unitCode }) => [
        `cells[${variantId}]`,
        quantityInput(ordered, unitCode, scope.locale),
      ]),
    );
  }

  private async due(scope: PartnerScope): Promise<PortalInvoice[]> {
    const { rows } = await this.invoiceReads.list(scope, { due: true, limit: HOME_ROWS });
    const today = this.clock.today();
    return rows.flatMap((invoice) => portalInvoice(invoice, today));
  }
}

// Only what a list of the portal takes: a partner chooses no partner.
const mine = ({ cursor, limit, q, state }: ListQuery): ListQuery => ({ cursor, limit, q, state });
