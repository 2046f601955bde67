import { strFromU8, unzipSync } from 'fflate';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { itReads, PaperFile } from '../../../../test/support/papers.js';
import type { Scope } from '../../../core/access/scope.js';
import { type Refusal } from '../../../core/errors/refusal.js';
import { sql } from '../../../core/database/sql.js';
import { XLSX } from '../../../core/files/xlsx.js';
import { formatCents } from '../../../core/money/money.js';
import { localDate } from '../../../core/time/local-date.js';
import { FundingLines, FundingQueries, FundingService } from '../../funding/index.js';
import { LearnersService } from '../../learners/index.js';
import { anInvoice } from '../../payments/tests/payments.builder.js';
import { BudgetQueries, BudgetService, OverviewModule, OverviewQueries } from '../index.js';

const YEAR = '2026-2027';
let house: House;
let school: TestSchool;
let accountant: Scope;
beforeAll(async () => {
  house = await openHouse([OverviewModule]);
});
afterAll(() => house.close());
beforeEach(async () => {
  school = await house.aSchool();
  accountant = await house.scope(school, 'accountant');
});

/** The text of a PDF, its kinds of space made one. */
const textOf = (bytes: Buffer) => new PaperFile(bytes).text().replace(/[\u00a0\u202f]/g, ' ');
const get = async (url: string, scope: Scope = accountant) =>
  house.http({ method: 'GET', url, headers: await house.signedIn(scope) });
const save = (rows: object[], version: number, scope: Scope = accountant) =>
  house
    .get(BudgetService)
    .save(scope, YEAR, { rows: rows as never, version })
    .then(
      () => 'done',
      (error: unknown) => (error as Refusal).code,
    );
const grant = {
  ...{ schoolYear: YEAR, kind: 'region' as const, funder: 'Région Témoin', stage: 'granted' as const },
  grantedCents: 1_200_000,
};

async function withLearners(count: number): Promise<void> {
  const rooms = house.get(LearnersService);
  const frame = { code: 'CAP', title: 'CAP', status: 'working' as const, source: 'école', competences: [] };
  const frameworkId = await rooms.addFramework(school.system, frame);
  const classId = await rooms.addClass(school.system, { name: 'Classe', frameworkId, capacity: 20 });
  for (let n = 0; n < count; n++) {
    const person = { firstName: `Zélie${n}`, lastName: 'Quidam', birthDate: localDate('2010-03-05'), level: 1 };
    await rooms.admit(school.system, { ...person, classId, enteredOn: localDate('2026-09-01') });
  }
}

describe('the budget', () => {
  it('is saved whole, by version, once when two save at a time', async () => {
    expect(await save([{ account: '60', plannedCents: 100_000, sector: 'T' }], 0)).toBe('done');
    expect(await save([{ account: '60', plannedCents: 1 }], 0)).toBe('core.stale');
    const tries = await Promise.all(Array.from({ length: 8 }, () => save([{ account: '64', plannedCents: 5 }], 1)));
    expect(tries.filter((code) => code === 'done')).toHaveLength(1);
    const { rows, version } = await house.get(BudgetQueries).budget(accountant, YEAR);
    expect(version).toBe(2);
    expect(rows.filter(({ plannedCents }) => plannedCents > 0)).toEqual([
      { account: '64', sector: 'M', plannedCents: 5, realisedCents: 0 },
    ]);
    const stranger = await house.scope(await house.aSchool(), 'accountant');
    expect((await house.get(BudgetQueries).budget(stranger, YEAR)).version).toBe(0);
  });

  it('has each account once, no sales typed as realised, sectors of charges and products 76 to 78 only: in the base too', async () => {
    expect(await save([{ account: '60' }, { account: '60' }], 0)).toBe('overview.account_twice');
    expect(await save([{ account: '70', realisedCents: 5 }], 0)).toBe('overview.sales_are_known');
    expect(await save([{ account: '87', sector: 'T' }], 0)).toBe('overview.no_sector_here');
    await save([], 0);
    const row = (account: string, sector: string | null, realised: number) =>
      house.unit.run(() =>
        sql(
          house.unit.manager,
          `INSERT INTO budget_row (school_id, budget_id, account, sector, planned_cents, realised_cents)
           SELECT school_id, id, ?, ?, 0, ? FROM budget WHERE school_id = ?`,
          [account, sector, realised, school.id],
        ),
      );
    await row('60', 'M', 5);
    for (const [account, sector, realised] of [
      ...[['60', 'M', 5] as const, ['70', null, 5] as const, ['87', 'T', 0] as const, ['61', null, 0] as const],
      ...[['76', null, 0] as const, ['61', 'X', 0] as const, ['99', null, 0] as const, ['61', 'M', -1] as const],
    ])
      await expect(row(account, sector, realised)).rejects.toThrow();
  });

  it('and grants make the report: a grant is a product once notified', async () => {
    await house.get(FundingService).addLine(accountant, grant);
    const asked = { ...grant, kind: 'state' as const, funder: 'État Témoin', stage: 'submitted' as const };
    await house.get(FundingService).addLine(accountant, asked);
    const sold = await anInvoice(house, school);
    await save(
      [
        { account: '64', plannedCents: 400_000, realisedCents: 100_000, sector: 'NT' },
        { account: '70', plannedCents: 50_000 },
      ],
      0,
    );
    const { charges, products, sectors } = await house.get(BudgetQueries).report(accountant, YEAR);
    expect(charges).toMatchObject({ plannedCents: 400_000, realisedCents: 100_000 });
    const row = (account: string) => products.rows.find((one) => one.account === account)!;
    expect(row('70')).toMatchObject({ plannedCents: 50_000, realisedCents: sold.totalWithoutVatCents });
    expect(row('74')).toMatchObject({ plannedCents: 2_400_000, realisedCents: 1_200_000, share: 5_000 });
    expect(row('74').parts.map(({ realisedCents }) => realisedCents)).toEqual([1_200_000, 0]);
    // The same word is the same sum on the three pages.
    const funding = await house.get(FundingQueries).page(accountant, YEAR);
    const page = await house.get(OverviewQueries).page(accountant, YEAR);
    expect(funding.lines.map(({ askedCents, notifiedCents }) => [askedCents, notifiedCents])).toEqual([
      [1_200_000, 1_200_000],
      [1_200_000, 0],
    ]);
    expect(page.grants.map(({ notifiedCents, dueCents }) => [notifiedCents, dueCents])).toEqual([
      [1_200_000, 1_200_000],
      [0, 0],
    ]);
    expect(page.revenueShare).toBe(funding.revenueShare);
    expect(funding.sources.slice(1)).toMatchObject([{ cents: row('74').realisedCents }]);
    expect(sectors).toMatchObject([
      { sector: 'T', chargesCents: 0, salesCents: sold.totalWithoutVatCents },
      { sector: 'NT', chargesCents: 100_000, grantsCents: 1_200_000, resultCents: 1_100_000 },
    ]);
  });
});

describe('the one page', () => {
  it('says what each part knows, and names no learner', async () => {
    await withLearners(6);
    const lineId = await house.get(FundingService).addLine(accountant, grant);
    await house
      .get(FundingService)
      .receive(accountant, lineId, { receivedOn: localDate('2026-11-20'), amountCents: 300_000 });
    const sold = await anInvoice(house, school);
    await save([{ account: '64', plannedCents: 400_000, realisedCents: 120_000, sector: 'NT' }], 0);
    const page = await house.get(OverviewQueries).page(accountant);
    expect(page.period).toMatchObject({ name: YEAR, kind: 'school' });
    expect(page.costs).toMatchObject({ headcount: 6, chargesCents: 120_000, perLearnerCents: 20_000, estimated: true });
    expect(page.grants).toMatchObject([{ notifiedCents: 1_200_000, receivedCents: 300_000, dueCents: 900_000 }]);
    expect(page.books).toMatchObject({ ageing: { total: sold.dueCents }, ledger: { intact: true } });
    expect(page.gauges.find(({ threshold }) => threshold === 'customerShare')).toMatchObject({
      value: 10_000,
      tone: 'red',
    });
    const civil = await house.get(OverviewQueries).page(accountant, '2026');
    expect(civil.grants).toMatchObject([{ notifiedCents: 400_000, receivedCents: 300_000, estimated: true }]);
    expect((await house.get(OverviewQueries).page(accountant, '2027')).grants[0]!.notifiedCents).toBe(800_000);
    for (const url of [
      '/overview',
      `/overview?period=2026`,
      `/overview/budgets/${YEAR}`,
      `/overview/forecasts/${YEAR}`,
    ]) {
      const answer = await get(url);
      expect([url, answer.statusCode]).toEqual([url, 200]);
      expect(answer.body).not.toMatch(/Zélie|Quidam/);
    }
    expect((await get('/overview?period=2026-2029')).statusCode).toBe(404);
  });

  it('is for head and accountant alone', async () => {
    for (const role of ['funder', 'master'] as const) {
      const scope = await house.scope(school, role);
      for (const url of [
        '/overview',
        '/overview.pdf',
        '/overview.xlsx',
        `/overview/letters/${YEAR}`,
        '/api/v1/overview',
      ])
        expect([403, 404]).toContain((await get(url, scope)).statusCode);
    }
  });

  it('goes out as a workbook whose cells are numbers', async () => {
    await anInvoice(house, school);
    await house.get(FundingService).addLine(accountant, { ...grant, funder: '=cmd|x' });
    const answer = await get('/overview.xlsx');
    expect(answer.headers['content-type']).toBe(XLSX);
    const files = unzipSync(answer.rawPayload);
    expect(strFromU8(files['xl/worksheets/sheet1.xml']!)).toContain('<v>185.00</v>');
    const grants = strFromU8(files['xl/worksheets/sheet2.xml']!);
    expect(grants).toContain('<t xml:space="preserve">=cmd|x</t>');
    expect(grants).not.toContain('<f>');
    expect((await get(`/overview/budgets/${YEAR}/report.xlsx`)).statusCode).toBe(200);
  });

  itReads('and on one A4 page, with its letter and its report', async () => {
    await withLearners(6);
    const lineId = await house.get(FundingService).addLine(accountant, grant);
    await anInvoice(house, school);
    const page = await get('/overview.pdf');
    const text = textOf(page.rawPayload);
    expect(text).toContain('Page 1/1');
    expect(text).toContain('Région Témoin');
    expect(textOf((await get(`/overview/budgets/${YEAR}/report.pdf`)).rawPayload)).toContain('74 Subventions');
    const letter = textOf((await get(`/overview/letters/${YEAR}/${lineId}`)).rawPayload);
    expect(letter).toContain('12 000 €');
    expect(letter).toContain('1 client');
    expect(letter).not.toMatch(/Zélie|Quidam/);
    const stranger = await house.scope(await house.aSchool(), 'accountant');
    expect((await get(`/overview/letters/${YEAR}/${lineId}`, stranger)).statusCode).toBe(404);
  });

  itReads('on which no order is left out unsaid', async () => {
    for (let order = 0; order < 11; order++) await anInvoice(house, school);
    const { sales } = await house.get(OverviewQueries).page(accountant);
    const text = textOf((await get('/overview.pdf')).rawPayload);
    expect(text).toContain('Page 1/1');
    expect(sales.orders.filter(({ orderNumber }) => text.includes(orderNumber))).toHaveLength(8);
    const rest = sales.orders.slice(8).reduce((sum, { salesCents }) => sum + salesCents, 0);
    expect(text.match(/et 3 autres.*/)?.[0].replace(/\s/g, ' ')).toContain(formatCents(rest, 'fr').replace(/\s/g, ' '));
  });

  itReads('whose letter tells no count under five', async () => {
    const letter = async () => textOf((await get(`/overview/letters/${YEAR}`)).rawPayload);
    await withLearners(4);
    expect(await letter()).not.toMatch(/Élèves/);
    school = await house.aSchool();
    accountant = await house.scope(school, 'accountant');
    await withLearners(6);
    expect(await letter()).toMatch(/Élèves/);
  });

  it('thanks for what is notified only, and expects no other grant', async () => {
    const file = { stage: 'submitted' as const, nextDueOn: localDate(house.clock.today()), nextDueLabel: 'Dossier' };
    const lineId = await house.get(FundingService).addLine(accountant, { ...grant, ...file });
    expect((await get(`/overview/letters/${YEAR}/${lineId}`)).statusCode).toBe(409);
    const grants = house.get(FundingLines);
    expect(await grants.toCome(accountant)).toEqual([]);
    // What its file asks for is still to do.
    expect((await grants.deadlines(accountant)).map(({ label }) => label)).toEqual(['Dossier']);
  });
});
