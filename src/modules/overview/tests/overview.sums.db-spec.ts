import fc from 'fast-check';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { addDays, type LocalDate } from '../../../core/time/local-date.js';
import { confirmQuietly } from '../../delivery/tests/quick-order.builder.js';
import { FundingModule, FundingQueries } from '../../funding/index.js';
import { InvoicingQueries, InvoicingService, type InvoiceSheet } from '../../invoicing/index.js';
import { PaymentsService } from '../../payments/index.js';
import { OrdersService } from '../../sales/index.js';
import { aDraft, allCells } from '../../sales/tests/sales.builder.js';
import { marginsSum } from '../costs.totals.js';
import { BudgetQueries, ForecastQueries, OverviewModule, OverviewQueries } from '../index.js';

/** What happens, and how many days after what came before. */
const act = fc.record({
  what: fc.constantFrom('invoice', 'deposit', 'pay', 'pay', 'reverse', 'credit'),
  after: fc.integer({ min: 0, max: 45 }),
  which: fc.nat(20),
  part: fc.integer({ min: 1, max: 100 }),
});
const acts = fc.array(act, { minLength: 4, maxLength: 12 });
const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);

interface Told {
  /** Net of an invoice, or less that of a credit note, by day. */
  sales: { on: LocalDate; cents: number; orderId: number; id: number; totalCents: number }[];
  payments: { id: number; on: LocalDate; cents: number; reversed: boolean; invoiceId: number | null }[];
  deposits: boolean;
  invoices: { id: number; partnerId: number }[];
}

let house: House;
beforeAll(async () => {
  house = await openHouse([FundingModule, OverviewModule]);
});
afterAll(() => house.close());

const sheet = (school: TestSchool, id: number) => house.get(InvoicingQueries).sheet(school.system, id);

/** Plays the acts on a school of its own, and keeps by hand what each of them makes true. */
class Story {
  readonly told: Told = { sales: [], payments: [], invoices: [], deposits: false };

  constructor(private readonly school: TestSchool) {}

  async play({ what, which, part }: { what: string; which: number; part: number }): Promise<void> {
    const { invoices, payments } = this.told;
    const invoice = invoices[which % Math.max(1, invoices.length)];
    if (what === 'invoice' || what === 'deposit') return this.sell(what === 'deposit' ? part : null);
    if (what === 'reverse') return this.reverse(payments.filter(({ reversed }) => !reversed)[0]);
    if (!invoice) return;
    const now = await sheet(this.school, invoice.id);
    return what === 'pay' ? this.pay(now, part) : this.credit(now);
  }

  private async sell(percent: number | null): Promise<void> {
    const { system } = this.school;
    const order = await aDraft(house, this.school);
    await confirmQuietly(house, order.id);
    if (percent !== null) {
      const headers = await house.signedIn(await house.scope(this.school, 'accountant'));
      const url = `/api/v1/orders/${order.id}/deposits`;
      const made = await house.http({ method: 'POST', url, headers, payload: { percent } });
      this.told.deposits = true;
      const deposit = await this.issue(made.json<{ id: number }>().id);
      this.told.invoices.push({ id: deposit.id, partnerId: deposit.partnerId });
    }
    await house.get(OrdersService).recordProduced(system, allCells(order));
    await house.get(OrdersService).recordDelivered(system, order.id, allCells(order));
    const sold = await this.issue(await house.get(InvoicingService).draft(system, order.id));
    this.told.invoices.push({ id: sold.id, partnerId: sold.partnerId });
    this.told.sales.push({ on: house.clock.today(), cents: sold.totalWithoutVatCents, ...idOf(sold, order.id) });
  }

  private async issue(id: number): Promise<InvoiceSheet> {
    await house.get(InvoicingService).issue(this.school.system, id);
    return sheet(this.school, id);
  }

  private async pay({ id: invoiceId, partnerId, dueCents }: InvoiceSheet, part: number): Promise<void> {
    const on = house.clock.today();
    const amountCents = Math.max(1, Math.floor((dueCents * part) / 100));
    const allocations = dueCents > 0 ? [{ invoiceId, amountCents }] : [];
    const paid = { partnerId, receivedOn: on, method: 'transfer' as const, amountCents, allocations };
    const { id } = await house.get(PaymentsService).record(this.school.system, paid);
    const paidOn = dueCents > 0 ? invoiceId : null;
    this.told.payments.push({ id, on, cents: amountCents, reversed: false, invoiceId: paidOn });
  }

  private async reverse(payment: Told['payments'][number] | undefined): Promise<void> {
    if (!payment) return;
    await house.get(PaymentsService).reverse(this.school.system, payment.id, 'rejet');
    payment.reversed = true;
  }

  private async credit({ id, typeCode, creditedCents }: InvoiceSheet): Promise<void> {
    if (typeCode !== '380' || creditedCents > 0) return;
    const demand = { cause: 'billing_error' as const, reason: 'Erreur' };
    const note = await this.issue(await house.get(InvoicingService).credit(this.school.system, id, demand));
    this.told.sales.push({ on: house.clock.today(), cents: -note.totalWithoutVatCents, ...idOf(note, note.orderId) });
  }
}

const idOf = ({ id, totalWithVatCents: totalCents }: InvoiceSheet, orderId: number) => ({ id, orderId, totalCents });

/** By hand, unrounded: of each invoice of a period, the same share of its net as of its total. */
const paidBy = ({ sales, payments }: Told, from: LocalDate, to: LocalDate): number =>
  sum(
    sales
      .filter(({ on, cents }) => cents > 0 && from <= on && on <= to)
      .map(({ id, cents, totalCents }) => {
        const paid = payments.filter(({ invoiceId, reversed }) => invoiceId === id && !reversed);
        return (cents * sum(paid.map((payment) => payment.cents))) / totalCents;
      }),
  );

const within = (rows: readonly { on: LocalDate; cents: number }[], from: LocalDate, to: LocalDate) =>
  sum(rows.filter(({ on }) => from <= on && on <= to).map(({ cents }) => cents));

describe('what the pages say', () => {
  it('is what was invoiced and paid, to the cent, at any day', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (all) => {
        house.clock.set(new Date('2026-05-04T08:00:00Z'));
        const school = await house.aSchool();
        const { system } = school;
        const story = new Story(school);
        for (const one of all) {
          house.clock.set(new Date(`${addDays(house.clock.today(), one.after)}T08:00:00Z`));
          await story.play(one);
        }
        const { sales, payments, invoices } = story.told;
        const received = payments.filter(({ reversed }) => !reversed);
        const owed = await Promise.all(invoices.map(({ id }) => sheet(school, id)));
        for (const name of ['2025-2026', '2026-2027', '2026', '2027']) {
          const page = await house.get(OverviewQueries).page(system, name);
          const { from, to } = page.period;
          const sold = within(sales, from, to);
          expect(page.sales.invoicedCents).toBe(sold);
          expect(sum(page.sales.customers.map(({ cents }) => cents))).toBe(sold);
          // Of the orders invoiced in it, all that was invoiced until its end.
          const touched = new Set(sales.filter(({ on }) => from <= on && on <= to).map(({ orderId }) => orderId));
          const until = sales.filter(({ on, orderId }) => on <= to && touched.has(orderId));
          expect(new Set(page.sales.orders.map(({ orderId }) => orderId))).toEqual(touched);
          expect(page.sales.total.salesCents).toBe(sum(until.map(({ cents }) => cents)));
          expect(marginsSum(page.sales.workshops)).toEqual(page.sales.total);
          expect(page.books.ageing.total).toBe(sum(owed.map(({ dueCents }) => dueCents)));
          if (page.period.kind === 'civil') continue;
          const funding = await house.get(FundingQueries).page(system, name);
          expect([funding.salesCents, sum(funding.months.map(({ totalCents }) => totalCents))]).toEqual([sold, sold]);
          // What deposits paid is told by the tests of room invoicing: here, what was paid on the invoice itself.
          if (!story.told.deposits)
            expect(Math.abs(page.sales.paidCents - paidBy(story.told, from, to))).toBeLessThan(1);
          expect(funding.paidCents).toBe(page.sales.paidCents);
          const report = await house.get(BudgetQueries).report(system, name);
          const told = sum(report.sectors.map((one) => one.salesCents + one.grantsCents + one.otherProductsCents));
          expect([report.sectors.length, told]).toEqual([2, report.products.realisedCents]);
          expect(report.products.rows.find(({ account }) => account === '70')!.realisedCents).toBe(sold);
          const forecast = await house.get(ForecastQueries).of(system, name);
          expect(forecast.total.receivedCents).toBe(within(received, from, to));
        }
        // Each amount due stands in one month of one year.
        const years = ['2025-2026', '2026-2027', '2027-2028'];
        const forecasts = await Promise.all(years.map((year) => house.get(ForecastQueries).of(system, year)));
        expect(sum(forecasts.map(({ total }) => total.invoicesDueCents))).toBe(
          sum(owed.map(({ dueCents }) => dueCents)),
        );
      }),
      { numRuns: 12 },
    );
  }, 240_000);
});
