import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { hasRole, STAFF, type Scope } from '../../core/access/scope.js';
import { folded } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, notYourRole } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { MAX_CENTS } from '../../core/money/money.js';
import { totalsOf } from '../../core/money/vat.js';
import { Numbering } from '../../core/numbering/numbering.js';
import { Clock } from '../../core/time/clock.js';
import { CatalogQueries, type ItemRead } from '../catalog/index.js';
import { PartnersQueries, type PartnerRead } from '../partners/index.js';
import type { AgreedLine } from '../quoting/index.js';
import { SchoolQueries, type SchoolSettings } from '../school/index.js';
import { SalesOrderCell, SalesOrderLine } from './sales-order-line.entity.js';
import { SalesOrder } from './sales-order.entity.js';
import { salesOrderMachine } from './sales-order.states.js';
import {
  itemReserved,
  itemRetired,
  orderTooDear,
  nothingOrdered,
  orderedAlready,
  partnerInactive,
  variantTwice,
  wishedInPast,
} from './sales.errors.js';
import type { PlacedLine, PlaceOrder } from './sales.dto.js';
import { lineNetOf } from './sales.totals.js';
import type { OrderSource } from './sales.types.js';

const NOTHING_YET = { cancelled: 0, produced: 0, delivered: 0, returned: 0, invoiced: 0, credited: 0 };

export type NewOrder = PlaceOrder & {
  source: OrderSource;
  /** A document of the partner, that it may send twice: its reference makes one order. */
  onceByReference?: boolean;
};
type AgreedPrice = Omit<AgreedLine, 'itemId' | 'cells'>;
/** What an accepted quote fixed: its prices and VAT, by item, whatever the catalogue says now. */
export interface Agreement {
  quoteId: number;
  lines: ReadonlyMap<number, AgreedPrice>;
}
type NewLine = Omit<SalesOrderLine, 'id' | 'orderId'>;
type NewCell = Omit<SalesOrderCell, 'id' | 'orderId' | 'lineId'>;
interface Priced {
  line: NewLine;
  cells: NewCell[];
}

/** Writes a demand down as a draft order: everything but partner, items and quantities comes from the school. */
@Injectable()
export class OrderPlacing {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly numbering: Numbering,
    private readonly journal: Journal,
    private readonly catalog: CatalogQueries,
    private readonly partners: PartnersQueries,
    private readonly school: SchoolQueries,
  ) {}

  async place(scope: Scope, demand: NewOrder, agreement?: Agreement): Promise<{ id: number; number: string }> {
    mayPlace(scope, demand.partnerId);
    return this.unit.run(async () => {
      const today = this.clock.today();
      if (demand.wishedOn && demand.wishedOn < today) throw wishedInPast();
      const partner = await this.partners.get(scope, demand.partnerId);
      if (!partner.active) throw partnerInactive(partner.name);
      const items = await this.catalog.items(
        scope,
        demand.lines.map(({ itemId }) => itemId),
      );
      const others = [...items.values()].find((item) => item.partnerId !== null && item.partnerId !== demand.partnerId);
      if (others) throw itemReserved(others.name);
      const vat = await this.school.setting(scope, 'vat_regime', today);
      const priced = demand.lines.map((line, index) =>
        price(scope, { line, position: index + 1, agreed: agreement?.lines.get(line.itemId) }, items, vat),
      );
      if (priced.length === 0) throw nothingOrdered();
      const order = await this.insertOrder(scope, { ...demand, quoteId: agreement?.quoteId ?? null }, partner, priced);
      await this.insertLines(order.id, priced);
      const subject = { type: 'sales_order', id: order.id };
      const facts = { totalWithVatCents: order.totalWithVatCents, source: order.source };
      await this.journal.write(scope, { subject, event: 'place', to: order.state, facts });
      return { id: order.id, number: order.number };
    });
  }

  private async insertOrder(
    scope: Scope,
    demand: NewOrder & { quoteId: number | null },
    partner: PartnerRead,
    priced: readonly Priced[],
  ): Promise<SalesOrder> {
    const { totalWithoutVatCents, totalVatCents, totalWithVatCents } = totalsOf(
      priced.map(({ line }) => ({ ...line, netCents: line.lineNetCents })),
    );
    if (totalWithVatCents > MAX_CENTS) throw orderTooDear();
    // The number last: its counter is a row the whole school shares.
    const { number, date: placedOn } = await this.numbering.next(scope.schoolId, 'CO');
    // Behind that row, so that the same document sent twice at once is seen by the second.
    if (demand.onceByReference) await this.refuseRepeat(scope, demand);
    const names = priced.flatMap(({ line }) => [line.itemCode, line.itemName]);
    const order = this.unit.manager.create(SalesOrder, {
      schoolId: scope.schoolId,
      partnerId: demand.partnerId,
      quoteId: demand.quoteId,
      number,
      state: salesOrderMachine.initial,
      version: 1,
      source: scope.partnerId === null ? demand.source : 'portal',
      customerReference: demand.customerReference ?? null,
      buyerReference: demand.buyerReference ?? partner.serviceCode,
      contractReference: demand.contractReference ?? null,
      framework: false,
      placedOn,
      placedBy: scope.userId,
      wishedOn: demand.wishedOn ?? null,
      promisedOn: null,
      confirmedAt: null,
      note: demand.note ?? null,
      holdReason: null,
      buyer: null,
      ...{ totalWithoutVatCents, totalVatCents, totalWithVatCents },
      searchText: folded(number, demand.customerReference, partner.name, ...names),
    });
    await this.unit.manager.insert(SalesOrder, order as never);
    return order;
  }

  private async refuseRepeat({ schoolId }: Scope, { partnerId, customerReference }: NewOrder): Promise<void> {
    if (!customerReference) return;
    const same = { schoolId, partnerId, customerReference, state: Not<SalesOrder['state']>('cancelled') };
    const known = await this.unit.manager.findOneBy(SalesOrder, same);
    if (known) throw orderedAlready(customerReference, known.number);
  }

  private async insertLines(orderId: number, priced: readonly Priced[]): Promise<void> {
    const lines = priced.map(({ line }) => this.unit.manager.create(SalesOrderLine, { ...line, orderId }));
    await this.unit.manager.insert(SalesOrderLine, lines);
    const cells = priced.flatMap(({ cells }, index) =>
      cells.map((cell) => ({ ...cell, orderId, lineId: lines[index]!.id })),
    );
    await this.unit.manager.insert(SalesOrderCell, cells);
  }
}

/** Staff order for anyone, somebody of a partner for that partner only. */
function mayPlace(scope: Scope, partnerId: number): void {
  const words = { fr: 'Passer une commande', en: 'Placing an order' };
  if (!hasRole(scope, ...STAFF, 'buyer', 'system')) throw notYourRole(words);
  if (scope.partnerId !== null && scope.partnerId !== partnerId) throw notFound();
}

function price(
  scope: Scope,
  { line, position, agreed }: { line: PlacedLine; position: number; agreed?: AgreedPrice },
  items: ReadonlyMap<number, ItemRead>,
  vat: SchoolSettings['vat_regime'],
): Priced {
  const item = items.get(line.itemId);
  if (!item) throw notFound();
  // What was offered is owed, even of an item since retired.
  if (!item.active && !agreed) throw itemRetired(item.name);
  if (new Set(line.cells.map(({ variantId }) => variantId)).size < line.cells.length) throw variantTwice(item.name);
  const { schoolId } = scope;
  const cells = line.cells.map(({ variantId, quantity }) => {
    const variant = item.variants.find(({ id }) => id === variantId);
    if (!variant) throw notFound();
    const { size, colour } = variant;
    return { schoolId, variantId, size, colour, ordered: quantity, ...NOTHING_YET };
  });
  if (cells.length === 0) throw nothingOrdered();
  const { unitCode } = item;
  const itemNetPriceE4 = agreed?.itemNetPriceE4 ?? item.priceE4;
  return {
    cells,
    line: {
      ...{ schoolId, position, unitCode, itemNetPriceE4, invoicedNetCents: 0 },
      itemId: item.id,
      workshopId: item.workshopId,
      itemCode: item.code,
      itemName: agreed?.itemName ?? item.name,
      drawingRevision: agreed ? agreed.drawingRevision : item.drawingRevision,
      vatCategory: agreed?.vatCategory ?? vat.category,
      vatRate: agreed?.vatRate ?? vat.rate,
      lineNetCents: lineNetOf({ itemNetPriceE4, unitCode }, cells),
    },
  };
}
