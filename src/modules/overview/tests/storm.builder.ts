import type { House, TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { Refusal } from '../../../core/errors/refusal.js';
import { addDays, addMonths, localDate } from '../../../core/time/local-date.js';
import { MonthClosing } from '../../accounting/index.js';
import { anItem } from '../../catalog/tests/catalog.builder.js';
import { ship } from '../../delivery/tests/delivery.builder.js';
import { confirmQuietly } from '../../delivery/tests/quick-order.builder.js';
import { InvoicingQueries, InvoicingService, type InvoiceSheet } from '../../invoicing/index.js';
import { Outgoings, PaymentsService } from '../../payments/index.js';
import { OrdersQueries, OrdersService } from '../../sales/index.js';
import { SchoolService } from '../../school/index.js';
import { allCells, aPartner } from '../../sales/tests/sales.builder.js';

export const WHAT = [
  ...['order', 'deposit', 'deposit', 'deliver', 'deliver', 'invoice', 'invoice', 'grouped', 'at once'],
  ...['pay', 'pay', 'pay in full', 'pay in full', 'pay over', 'allocate', 'reverse', 'credit', 'credit', 'credit part'],
  ...['credit line', 'credit part', 'give back', 'refund', 'refund', 'correct', 'close'],
] as const;

/** What happens, and how many days after what came before; `which` and `part` choose. */
export interface Act {
  what: (typeof WHAT)[number];
  after: number;
  which: number;
  part: number;
}

/** Of each line: what it is taxed, and its price. */
const KINDS = [
  ['S', 2000, 185_000],
  ['S', 550, 100_400],
  ['E', 0, 133_300],
  ['S', 1000, 33_300],
  ['S', 2000, 10_700],
] as const;
const EXEMPT = { exemptionReason: 'Article 261-7 du CGI', exemptionCode: 'VATEX-FR-CGI261-7' };
const isCreditNote = ({ typeCode }: InvoiceSheet) => typeCode === '381' || typeCode === '503';
const isSale = ({ typeCode }: InvoiceSheet) => typeCode === '380' || typeCode === '384';

/** Plays acts on a school of its own with one customer. What the house refuses is not done. */
export class Storm {
  readonly papers: number[] = [];
  readonly orders: number[] = [];
  readonly payments: number[] = [];
  readonly closed: string[] = [];
  accountant: Scope;
  private headers: Record<string, string>;
  private items: number[][] = [];

  private constructor(
    private readonly house: House,
    readonly school: TestSchool,
    readonly partnerId: number,
  ) {}

  static async begin(house: House): Promise<Storm> {
    const school = await house.aSchool();
    const regime = { category: 'E', rate: 0, ...EXEMPT, dueOnDebits: false };
    await house.get(SchoolService).putSetting(school.system, 'vat_regime', localDate('2021-01-01'), regime as never);
    const storm = new Storm(house, school, await aPartner(house, school));
    storm.accountant = await house.scope(school, 'accountant');
    storm.headers = await house.signedIn(storm.accountant);
    const { workshopId } = await anItem(house, school);
    for (const [, , priceE4] of KINDS) {
      const item = await anItem(house, school, { priceE4, workshopId });
      storm.items.push([item.id, ...item.variants.map(({ id }) => id)]);
    }
    await storm.order(3, 1);
    return storm;
  }

  async play(act: Act): Promise<void> {
    const { house } = this;
    house.clock.set(new Date(`${addDays(house.clock.today(), act.after)}T08:00:00Z`));
    try {
      await this.act(act);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  sheet(id: number): Promise<InvoiceSheet> {
    return this.house.get(InvoicingQueries).sheet(this.school.system, id);
  }

  async sheets(): Promise<InvoiceSheet[]> {
    const all: InvoiceSheet[] = [];
    for (const id of this.papers) all.push(await this.sheet(id));
    return all;
  }

  /** Pays what is due and gives back what is to refund, until nothing is. */
  async settle(): Promise<void> {
    for (let open = await this.open(); open.length > 0; open = await this.open())
      await (isCreditNote(open[0]!) ? this.refund(open[0]!, 100) : this.pay(open[0]!, open[0]!.dueCents, 0));
  }

  private async open(): Promise<InvoiceSheet[]> {
    return (await this.sheets()).filter(({ dueCents }) => dueCents > 0);
  }

  private async act({ what, which, part }: Act): Promise<void> {
    const { house, orders } = this;
    const { system } = this.school;
    const invoicing = house.get(InvoicingService);
    const orderId = orders[which % Math.max(1, orders.length)];
    if (what === 'order' || orderId === undefined) return this.order(which, part);
    if (what === 'deposit') return this.deposit(orderId, which, part);
    if (what === 'deliver') return this.deliver(orderId, which, part);
    if (what === 'invoice' || what === 'at once') return this.sell(orderId, which, part, what === 'at once');
    if (what === 'grouped')
      return this.issue(await invoicing.draftTogether(system, orders, house.clock.today().slice(0, 7)));
    if (what === 'close') return this.close();
    if (what === 'reverse' || what === 'allocate') return this.again(what, which);
    return this.onPaper(what, which, part);
  }

  private async order(which: number, part: number): Promise<void> {
    const { house, school, partnerId } = this;
    const kinds = [...new Set([which % KINDS.length, part % KINDS.length, (which + part) % KINDS.length])];
    const lines = kinds.map((kind) => {
      const [itemId, ...variants] = this.items[kind]!;
      return {
        itemId: itemId!,
        cells: variants.slice(0, 2).map((variantId, at) => ({ variantId, quantity: 1 + ((which + at) % 5) })),
      };
    });
    const { id } = await house.get(OrdersService).place(school.system, { partnerId, source: 'school', lines });
    const order = await house.get(OrdersQueries).sheet(school.system, id);
    await house.unit.run(async () => {
      for (const [at, line] of order.lines.entries()) {
        const [category, rate] = KINDS[kinds[at]!]!;
        const text = 'UPDATE sales_order_line SET vat_category = ?, vat_rate = ? WHERE id = ?';
        await sql(house.unit.manager, text, [category, rate, line.id]);
      }
    });
    await confirmQuietly(house, id);
    await house.get(OrdersService).recordProduced(school.system, allCells(order));
    this.orders.push(id);
  }

  private async deposit(orderId: number, which: number, part: number): Promise<void> {
    const { invoiced } = await this.house.get(OrdersQueries).sheet(this.school.system, orderId);
    if (invoiced > 0) await this.order(which, part);
    const asked = invoiced > 0 ? this.orders.at(-1)! : orderId;
    return this.drafted(`orders/${asked}/deposits`, { percent: Math.ceil(part / 2) });
  }

  /** Invoices what was delivered, and some more. */
  private async sell(orderId: number, which: number, part: number, atOnce = false): Promise<void> {
    const { system } = this.school;
    await this.deliver(orderId, which, part);
    return this.issue(await this.house.get(InvoicingService).draft(system, orderId), atOnce);
  }

  private async deliver(orderId: number, which: number, part: number): Promise<void> {
    const { house, school } = this;
    const { lines } = await house.get(OrdersQueries).sheet(school.system, orderId);
    const left = lines.flatMap(({ cells }) =>
      cells.map((cell) => ({ orderCellId: cell.id, quantity: cell.ordered - cell.delivered })),
    );
    const some = left.filter(({ quantity }, at) => quantity > 0 && (part > 60 || (at + which) % 2 === 0));
    if (some.length > 0) await ship(house, school.system, orderId, some);
  }

  /** A draft made by the API, then issued. */
  private async drafted(path: string, payload: object): Promise<void> {
    const { headers } = this;
    const made = await this.house.http({ method: 'POST', url: `/api/v1/${path}`, headers, payload });
    if (made.statusCode >= 500) throw new Error(`${path}: ${made.body}`);
    if (made.statusCode === 201) await this.issue(made.json<{ id: number }>().id);
  }

  private async issue(id: number, atOnce = false): Promise<void> {
    const invoicing = this.house.get(InvoicingService);
    try {
      await invoicing.issue(this.school.system, id, atOnce ? 'cash' : null);
      this.papers.push(id);
    } catch (error) {
      await invoicing.discard(this.school.system, id);
      throw error;
    }
  }

  private async close(): Promise<void> {
    const month = addMonths(this.house.clock.today(), -1).slice(0, 7);
    await this.house.get(MonthClosing).close(this.school.system, month);
    this.closed.push(month);
  }

  private async again(what: 'reverse' | 'allocate', which: number): Promise<void> {
    const { payments, house } = this;
    const { system } = this.school;
    const id = payments[which % Math.max(1, payments.length)];
    if (id === undefined) return;
    if (what === 'reverse') return house.get(PaymentsService).reverse(system, id, 'rejet');
    const [paper] = (await this.open()).filter((sheet) => !isCreditNote(sheet));
    if (paper) await house.get(PaymentsService).allocate(system, id, [{ invoiceId: paper.id, amountCents: 1 + which }]);
  }

  private async onPaper(what: Act['what'], which: number, part: number): Promise<void> {
    const sheets = await this.sheets();
    const one = (fits: (sheet: InvoiceSheet) => boolean) => {
      const some = sheets.filter(fits);
      return some[which % Math.max(1, some.length)];
    };
    const due = one((sheet) => sheet.dueCents > 0 && !isCreditNote(sheet));
    const sold = one(isSale);
    const deposit = one(({ typeCode }) => typeCode === '386');
    const owed = one((sheet) => sheet.dueCents > 0 && isCreditNote(sheet));
    if (what.startsWith('pay') && due) {
      const cents = what === 'pay' ? Math.ceil((due.dueCents * part) / 100) : due.dueCents;
      return this.pay(due, cents, what === 'pay over' ? 10 * part : 0);
    }
    if (what === 'give back' && deposit) return this.credit(deposit, {});
    if (what === 'refund' && owed) return this.refund(owed, part);
    if (what === 'correct' && sold) return this.drafted(`invoices/${sold.id}/corrections`, { reason: 'Adresse' });
    if (what.startsWith('credit') && sold) return this.credit(sold, partOf(sold, what, which));
    return this.sell(this.orders[which % this.orders.length]!, which, part);
  }

  private async credit({ id }: InvoiceSheet, lines: object): Promise<void> {
    const cause = (['billing_error', 'returned', 'allowance'] as const)[id % 3]!;
    const demand = { cause, reason: 'Erreur', ...lines };
    return this.issue(await this.house.get(InvoicingService).credit(this.school.system, id, demand));
  }

  private async pay({ id: invoiceId }: InvoiceSheet, cents: number, over: number): Promise<void> {
    const paid = { partnerId: this.partnerId, receivedOn: this.house.clock.today(), method: 'transfer' as const };
    const parts = { amountCents: cents + over, allocations: [{ invoiceId, amountCents: cents }] };
    const { id } = await this.house.get(PaymentsService).record(this.school.system, { ...paid, ...parts });
    this.payments.push(id);
  }

  private async refund({ id, dueCents }: InvoiceSheet, part: number): Promise<void> {
    const amountCents = part > 50 ? dueCents : Math.ceil((dueCents * part) / 100);
    const told = { paidOn: this.house.clock.today(), amountCents, label: 'Remboursement' };
    await this.house.get(Outgoings).refund(this.school.system, id, told);
  }
}

/** Of an invoice: all of it, a whole line, or one piece. */
function partOf({ lines }: InvoiceSheet, what: Act['what'], which: number): object {
  if (what === 'credit') return {};
  const line = lines[which % lines.length]!;
  const pieces = line.cells.slice(0, 1).map(({ orderCellId }) => ({ orderCellId, quantity: 1 }));
  return { lines: [{ invoiceLineId: line.id, cells: what === 'credit line' ? line.cells : pieces }] };
}
