import type { INestApplicationContext } from '@nestjs/common';
import type { Scope } from '../../src/core/access/scope.js';
import { addDays, addMonths, localDate, type LocalDate } from '../../src/core/time/local-date.js';
import { BooksQueries, MonthClosing } from '../../src/modules/accounting/index.js';
import { CatalogQueries } from '../../src/modules/catalog/index.js';
import { DeliveryService } from '../../src/modules/delivery/index.js';
import { InvoicingQueries, InvoicingService } from '../../src/modules/invoicing/index.js';
import { Closings } from '../../src/modules/ledger/index.js';
import { PaymentsService } from '../../src/modules/payments/index.js';
import {
  Letters,
  Penalties,
  PenaltyQueries,
  ReminderHolds,
  RemindersService,
} from '../../src/modules/reminders/index.js';
import { orderedNet, OrdersQueries, OrdersService } from '../../src/modules/sales/index.js';
import type { Foundation } from './foundation.js';
import type { PlatformDays } from './platform.js';
import type { Chance } from './random.js';
import { workingDays, type Timeline } from './timeline.js';
import { Workshop } from './workshop.js';

/** What stands in the way of an order; the others travel to their end. */
type Fate =
  'stays a draft' | 'is cancelled' | 'is late' | 'waits for its receipt' | 'is not billed' | 'is not paid' | null;

interface Order {
  id: number;
  partner: Scope | null;
  fate: Fate;
}

/** Days ago, and what happened then: whatever the day, each desk finds something to do. */
const STAGED: readonly [number, Fate][] = [
  [115, 'is not paid'],
  [32, 'waits for its receipt'],
  [30, 'is not billed'],
  [24, 'is late'],
  [4, 'is cancelled'],
  [0, 'stays a draft'],
];

/** A year of orders of one school, each travelling as far as today lets it. */
export class Year {
  private readonly workshop: Workshop;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly school: Foundation,
    private readonly chance: Chance,
    private readonly timeline: Timeline,
    private readonly platform: PlatformDays,
  ) {
    this.workshop = new Workshop(app, school, chance, timeline);
  }

  /** Plans the orders; the timeline plays them. */
  plan(): void {
    const { perMonth } = this.school.seed.orders;
    const { today } = this.timeline;
    for (let month = 11; month >= 0; month--) {
      const from = addMonths(today, -month);
      // Quiet in summer: the school is closed from July to August.
      const closed = ['07', '08'].includes(from.slice(5, 7));
      for (let n = 0; n < perMonth && !closed; n++) {
        const day = workingDays(addDays(from, -28), 1 + Math.floor(((n + this.chance.next()) * 18) / perMonth));
        this.timeline.plan(day, () => this.place(day));
      }
    }
    for (let month = 11; month >= 0; month--) {
      const day = localDate(`${addMonths(today, -month).slice(0, 7)}-02`);
      this.timeline.plan(day, () => this.closeBooks(day));
    }
    // What keeps the workshop busy today.
    for (const ago of [11, 9, 8, 6, 5])
      this.timeline.plan(addDays(today, -ago), () => this.place(addDays(today, -ago)));
    for (const [ago, fate] of STAGED)
      this.timeline.plan(addDays(today, -ago), () => this.place(addDays(today, -ago), fate));
  }

  /** The ledger closes by itself; the accountant closes the books, but for last month's: that is to do. */
  private async closeBooks(day: LocalDate): Promise<void> {
    const { director } = this.school;
    await this.app.get(Closings).close(director.schoolId);
    const months = await this.app.get(BooksQueries).months(director);
    const due = months.filter(({ month, over, closed }) => over && !closed && month < this.lastMonth());
    for (const { month } of due.reverse()) await this.app.get(MonthClosing).close(director, month);
    this.timeline.at(day, '07:30');
  }

  private readonly lastMonth = (): string => addMonths(this.timeline.today, -1).slice(0, 7);

  private async place(day: LocalDate, fate: Fate = null): Promise<void> {
    const orders = this.app.get(OrdersService);
    const staged = fate && this.school.partners.find(({ scope }) => scope !== null);
    const partner = staged ?? this.chance.weighted(this.school.partners);
    const portal = partner.scope !== null && this.chance.happens(0.75);
    const scope = portal ? partner.scope! : this.school.director;
    const { id } = await orders.place(scope, {
      partnerId: partner.id,
      source: portal ? 'portal' : 'school',
      customerReference: `BC-${this.chance.between([1000, 9999])}`,
      wishedOn: workingDays(day, this.chance.between([18, 30])),
      lines: await this.lines(),
    });
    if (fate === 'is cancelled') await orders.cancel(scope, id, 'Commande passée deux fois');
    if (fate === 'is cancelled' || fate === 'stays a draft') return;
    const confirmed = workingDays(day, this.chance.between([1, 3]));
    this.timeline.plan(confirmed, async () => {
      const usual = this.chance.between([15, 24]);
      const promisedOn = workingDays(confirmed, fate === 'is late' ? 8 : usual);
      await orders.confirm(this.school.director, id, { promisedOn });
      this.makeFrom({ id, partner: partner.scope, fate }, workingDays(confirmed, 2));
    });
  }

  private async lines() {
    const { lines, pieces } = this.school.seed.orders;
    const count = this.chance.between(lines);
    const chosen = new Set<number>();
    while (chosen.size < count) chosen.add(this.chance.pick(this.school.items).id);
    const catalog = await this.app.get(CatalogQueries).items(this.school.director, [...chosen]);
    return [...catalog.values()].map(({ id: itemId, variants }) => {
      const wanted = variants.length === 1 ? variants : variants.filter(() => this.chance.happens(0.55));
      const kept = wanted.length > 0 ? wanted : [variants[0]!];
      return { itemId, cells: kept.map(({ id: variantId }) => ({ variantId, quantity: this.chance.between(pieces) })) };
    });
  }

  private makeFrom(order: Order, day: LocalDate): void {
    this.timeline.plan(day, async () => {
      const more = await this.workshop.workOn(order.id, day);
      if (more && order.fate === 'is late') return this.workshop.askTheCustomer(order.id);
      if (more) this.makeFrom(order, workingDays(day, 1));
      else this.deliverOn(order, workingDays(day, this.chance.between([1, 2])));
    });
  }

  private deliverOn(order: Order, day: LocalDate): void {
    this.timeline.plan(day, async () => {
      const { lines, state } = await this.app.get(OrdersQueries).sheet(this.school.director, order.id);
      // What still waits for its master's eye is not delivered.
      const cells = lines
        .flatMap((line) => line.cells)
        .map((cell) => ({ orderCellId: cell.id, quantity: Math.min(cell.produced, orderedNet(cell)) - cell.delivered }))
        .filter(({ quantity }) => quantity > 0);
      if (state !== 'confirmed' || cells.length === 0) return;
      const inTwo = cells.length > 2 && this.chance.happens(0.3);
      const now = inTwo ? cells.slice(0, Math.ceil(cells.length / 2)) : cells;
      await this.deliver(order, day, now);
      if (inTwo) this.deliverOn(order, workingDays(day, 3));
    });
  }

  private async deliver(
    order: Order,
    day: LocalDate,
    cells: { orderCellId: number; quantity: number }[],
  ): Promise<void> {
    const delivery = this.app.get(DeliveryService);
    const { id: noteId } = await delivery.prepare(this.school.masters[0]!, order.id, cells);
    if (day === this.timeline.today) return;
    await delivery.ship(this.school.masters[0]!, noteId, { shippedOn: day });
    const receivedOn = workingDays(day, this.chance.between([1, 2]));
    const receipt = { receivedBy: 'Magasin' };
    if (order.fate !== 'waits for its receipt')
      this.timeline.plan(receivedOn, () => delivery.receive(order.partner ?? this.school.director, noteId, receipt));
    const billedOn = workingDays(day, this.chance.between([1, 4]));
    if (order.fate !== 'is not billed') this.timeline.plan(billedOn, () => this.bill(order, billedOn));
  }

  private async bill(order: Order, day: LocalDate): Promise<void> {
    const invoicing = this.app.get(InvoicingService);
    const waiting = await this.app.get(InvoicingQueries).toInvoice(this.school.accountant);
    if (!waiting.some(({ orderId }) => orderId === order.id)) return;
    const invoiceId = await invoicing.draft(this.school.accountant, order.id);
    if (order.fate === null && this.chance.happens(0.04)) return;
    await invoicing.issue(this.school.accountant, invoiceId);
    if (order.fate === null) await this.platform.follow(invoiceId, day);
    if (order.fate === null && this.chance.happens(0.04)) {
      const creditId = await invoicing.credit(this.school.accountant, invoiceId, {
        cause: 'returned',
        reason: 'Pièces refusées à réception',
      });
      await invoicing.issue(this.school.accountant, creditId);
      return;
    }
    if (order.fate === 'is not paid') await this.remindOf(invoiceId);
    const paidOn = workingDays(day, this.chance.between([14, 34]));
    if (order.fate !== 'is not paid') this.timeline.plan(paidOn, () => this.pay(invoiceId, paidOn));
  }

  /** Twice, and its penalties are claimed of a company; the formal notice is left to do today. */
  private async remindOf(invoiceId: number): Promise<void> {
    const { dueOn } = await this.app.get(InvoicingQueries).sheet(this.school.accountant, invoiceId);
    for (const days of [4, 17])
      this.timeline.plan(addDays(dueOn!, days), async () => {
        const letters = await this.app.get(Letters).today(this.school.accountant);
        const due = letters.filter(({ invoices }) => invoices.some((invoice) => invoice.invoiceId === invoiceId));
        const keys = due.map(({ key }) => key);
        await this.app.get(RemindersService).send(this.school.accountant, keys);
      });
    this.timeline.plan(addDays(dueOn!, 20), async () => {
      const { offer } = await this.app.get(PenaltyQueries).of(this.school.accountant, invoiceId);
      if (offer) await this.app.get(Penalties).claim(this.school.accountant, invoiceId);
    });
  }

  private async pay(invoiceId: number, day: LocalDate): Promise<void> {
    const invoice = await this.app.get(InvoicingQueries).sheet(this.school.accountant, invoiceId);
    if (invoice.dueCents <= 0) return;
    const inTwo = this.chance.happens(0.12);
    const amountCents = inTwo ? Math.floor(invoice.dueCents / 2) : invoice.dueCents;
    await this.app.get(PaymentsService).record(this.school.accountant, {
      partnerId: invoice.partnerId,
      receivedOn: day,
      amountCents,
      method: 'transfer',
      reference: invoice.number ?? undefined,
      allocations: [{ invoiceId, amountCents }],
    });
    if (inTwo) {
      const rest = workingDays(day, 12);
      const promise = { kind: 'promise' as const, promisedOn: rest, reason: 'Au téléphone : le reste suit' };
      await this.app.get(ReminderHolds).hold(this.school.accountant, invoiceId, promise);
      this.timeline.plan(rest, () => this.pay(invoiceId, rest));
    } else await this.close(invoice.orderId);
  }

  /** An order made, delivered and billed in full, and paid, is over. */
  private async close(orderId: number): Promise<void> {
    const { axes, state } = await this.app.get(OrdersQueries).sheet(this.school.director, orderId);
    const over = axes.delivery === 'full' && axes.billing === 'full';
    if (state === 'confirmed' && over) await this.app.get(OrdersService).close(this.school.director, orderId);
  }
}
