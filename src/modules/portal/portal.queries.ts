import { Injectable } from '@nestjs/common';
import type { PartnerScope } from '../../core/access/scope.js';
import { notFound } from '../../core/errors/core.errors.js';
import type { Listed, ListQuery } from '../../core/http/paging.js';
import { quantityInput } from '../../core/quantity/unit.js';
import { Clock } from '../../core/time/clock.js';
import { CatalogQueries } from '../catalog/index.js';
import { DeliveryQueries } from '../delivery/index.js';
import { InvoicingQueries } from '../invoicing/index.js';
import { ExpectedMaterialsQueries } from '../materials/index.js';
import { ImpactQueries } from '../production/index.js';
import { OrdersQueries } from '../sales/index.js';
import { portalInvoice } from './portal.invoices.js';
import {
  portalDelivery,
  portalDeliveryRow,
  portalBrought,
  portalDocument,
  portalImpact,
  portalItem,
  portalOrder,
  portalOrderRow,
} from './portal.mapping.js';
import type {
  PortalDelivery,
  PortalDeliveryRow,
  PortalInvoice,
  PortalItem,
  PortalOrder,
  PortalOrderRow,
} from './portal.types.js';

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
    private readonly impacts: ImpactQueries,
    private readonly expected: ExpectedMaterialsQueries,
    private readonly clock: Clock,
  ) {}

  /** The partner's orders, newest first. */
  async orders(scope: PartnerScope, query: ListQuery): Promise<Listed<PortalOrderRow>> {
    const { rows, next } = await this.orderReads.list(scope, mine(query));
    return { rows: rows.map((row) => portalOrderRow(scope, row)), next };
  }

  /** One order of the partner; throws notFound. */
  async order(scope: PartnerScope, orderId: number): Promise<PortalOrder> {
    const order = await this.orderReads.sheet(scope, orderId);
    const [documents, notes, invoices, impact, brought] = await Promise.all([
      this.orderReads.documents(scope, orderId),
      this.deliveryReads.ofOrder(scope, orderId),
      this.invoiceReads.ofOrder(scope, orderId),
      this.impacts.ofOrder(scope, orderId),
      this.expected.ofOrder(scope, orderId),
    ]);
    const today = this.clock.today();
    return portalOrder(scope, order, {
      documents: documents.map(portalDocument),
      deliveries: notes.map(portalDeliveryRow),
      invoices: invoices.flatMap((invoice) => portalInvoice(invoice, today)),
      impact: portalImpact(impact),
      brings: brought.map(portalBrought),
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
}

// Only what a list of the portal takes: a partner chooses no partner.
const mine = ({ cursor, limit, q, state }: ListQuery): ListQuery => ({ cursor, limit, q, state });
