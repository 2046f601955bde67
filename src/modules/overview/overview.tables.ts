import type { Cell, Table } from '../../core/files/table.js';
import { say, type Locale } from '../../core/words/words.js';
import { vatTable } from '../accounting/index.js';
import { thresholdWords } from '../school/index.js';
import type { YearOverview, GrantRow, Margin } from './overview.types.js';
import { overviewWords } from './overview.words.js';

const AGES = ['notDue', 'to30', 'to60', 'to90', 'over90', 'total'] as const;
const cents = (value: number | null): Cell => (value === null ? null : { cents: value });
const share = (value: number | null): Cell => (value === null ? null : { share: value });

/** The figures at the top of the page, each a row. */
function figuresTable(page: YearOverview, locale: Locale): Table {
  const words = say(overviewWords, locale);
  const { sales, costs, soldHours } = page;
  const estimated = costs.estimated ? ` (${words.estimated})` : '';
  const rows: [string, Cell][] = [
    [words.invoiced, cents(sales.invoicedCents)],
    [words.paid, cents(sales.paidCents)],
    [words.orderBook, cents(sales.orderBookCents)],
    [words.share, share(page.revenueShare)],
    [words.headcount, { count: costs.headcount }],
    [words.perLearner, cents(page.salesPerLearnerCents)],
    [words.perDay, cents(page.salesPerDayCents)],
    [words.costPerLearner + estimated, cents(costs.perLearnerCents)],
    [words.costPerHour + estimated, cents(costs.perHourCents)],
    [words.soldHours, share(soldHours)],
  ];
  return { name: words.figures, head: [words.figure, words.value], rows };
}

function grantsTable(grants: readonly GrantRow[], locale: Locale): Table {
  const words = say(overviewWords, locale);
  const rows = grants.map((grant) => [
    ...[grant.funder, grant.schoolYear, grant.agreement, grant.headcount === null ? null : { count: grant.headcount }],
    ...[cents(grant.perLearnerCents), cents(grant.askedCents), cents(grant.notifiedCents), cents(grant.receivedCents)],
    ...[cents(grant.dueCents), grant.reportDueOn && { day: grant.reportDueOn }],
  ]);
  const head = [words.funder, words.schoolYear, words.agreement, words.learnersCounted, words.amountEach];
  const sums = [words.asked, words.notified, words.received, words.due];
  return { name: words.grants, head: [...head, ...sums, words.report], rows };
}

function marginCells({ salesCents, materialCents, marginCents, marginShare, ...work }: Margin): Cell[] {
  const { minutes, learningCents, scrap } = work;
  return [
    ...[cents(salesCents), cents(materialCents), cents(marginCents), share(marginShare)],
    ...[{ count: Math.round(minutes / 6) / 10 }, cents(learningCents), { count: scrap }],
  ];
}

function marginHead(locale: Locale): string[] {
  const words = say(overviewWords, locale);
  const margin = [words.sales, words.material, words.margin, words.marginShare];
  return [...margin, words.hours, words.learning, words.scrap];
}

function gaugesTable({ gauges }: YearOverview, locale: Locale): Table {
  const words = say(overviewWords, locale);
  const names = say(thresholdWords, locale);
  const rows = gauges.map(({ threshold, value, limit, filled }) => {
    const cell = (amount: number): Cell => (threshold === 'customerShare' ? { share: amount } : { cents: amount });
    return [names[threshold], cell(value), cell(limit), { share: filled }];
  });
  return { name: words.gauges, head: [words.threshold, words.value, words.limit, words.reached], rows };
}

export function ageingRows({ books }: YearOverview, locale: Locale): [string, Cell][] {
  const words = say(overviewWords, locale);
  return AGES.map((age) => [words[age], { cents: books.ageing[age] }]);
}

export function closingRows({ books, grants, asOf }: YearOverview, locale: Locale): [string, Cell][] {
  const words = say(overviewWords, locale);
  const { months, toInvoice, toAllocateCents, bankLines } = books.closing;
  const reports = grants.filter(({ reportDueOn, reportedOn }) => reportDueOn && !reportedOn && reportDueOn <= asOf);
  return [
    [words.monthsToClose, { count: months.length }],
    [words.toInvoice, { count: toInvoice }],
    [words.toAllocate, { cents: toAllocateCents }],
    [words.bankLines, { count: bankLines }],
    [words.reports, { count: reports.length }],
    [words.ledger, books.ledger.intact ? words.intact : words.broken],
  ];
}

type OverviewTable =
  'figures' | 'grants' | 'workshops' | 'customers' | 'orders' | 'ageing' | 'vat' | 'gauges' | 'closing';

/** The tables of the page by name, in the order of the workbook's sheets. */
export function overviewTables(page: YearOverview, locale: Locale): Record<OverviewTable, Table> {
  const words = say(overviewWords, locale);
  const { workshops, customers, orders } = page.sales;
  return {
    figures: figuresTable(page, locale),
    grants: grantsTable(page.grants, locale),
    workshops: {
      ...{ name: words.workshops, head: [words.workshop, ...marginHead(locale)] },
      rows: workshops.map((row) => [row.name, ...marginCells(row)]),
    },
    customers: {
      ...{ name: words.customers, head: [words.customer, words.sales, words.part] },
      rows: customers.map((row) => [row.name, { cents: row.cents }, { share: row.share }]),
    },
    orders: {
      ...{ name: words.orders, head: [words.order, words.customer, ...marginHead(locale)] },
      rows: orders.map((row) => [row.orderNumber, row.partnerName, ...marginCells(row)]),
    },
    ageing: { name: words.ageing, head: [words.late, words.amount], rows: ageingRows(page, locale) },
    vat: vatTable(page.books.vat, locale),
    gauges: gaugesTable(page, locale),
    closing: { name: words.closing, head: [words.toDo, words.value], rows: closingRows(page, locale) },
  };
}
