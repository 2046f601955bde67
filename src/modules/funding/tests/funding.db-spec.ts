import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { type Refusal } from '../../../core/errors/refusal.js';
import { Journal } from '../../../core/journal/journal.js';
import { localDate } from '../../../core/time/local-date.js';
import { DeliveryService } from '../../delivery/index.js';
import { InvoicingQueries, InvoicingService } from '../../invoicing/index.js';
import { LearnersService } from '../../learners/index.js';
import { PaymentsService } from '../../payments/index.js';
import { OrdersService } from '../../sales/index.js';
import { aConfirmedOrder, allCells } from '../../sales/tests/sales.builder.js';
import { FundingModule, FundingQueries, FundingService, type FundingPage, type RevenueList } from '../index.js';

const YEAR = '2026-2027';
const TODAY = localDate('2026-11-23');
let house: House;
beforeAll(async () => {
  house = await openHouse([FundingModule]);
});
afterAll(() => house.close());

/** Learners by class, enrolled since September; the last of the first class left on 30 September. */
async function withLearners(school: TestSchool, counts: readonly number[]): Promise<void> {
  const rooms = house.get(LearnersService);
  const frame = { code: 'CAP', title: 'CAP', status: 'working' as const, source: 'école', competences: [] };
  const frameworkId = await rooms.addFramework(school.system, frame);
  for (const [index, count] of counts.entries()) {
    const classId = await rooms.addClass(school.system, { name: `Classe ${index + 1}`, frameworkId, capacity: 20 });
    for (let n = 0; n < count; n++) {
      const person = { firstName: `Prénom${index}${n}`, lastName: 'Nom', birthDate: localDate('2010-03-05'), level: 1 };
      await rooms.admit(school.system, { ...person, classId, enteredOn: localDate('2026-09-01') });
    }
  }
}

/** An order of ten aprons, delivered and invoiced on the clock's day. */
async function anIssuedInvoice(school: TestSchool): Promise<number> {
  const order = await aConfirmedOrder(house, school);
  await house.get(OrdersService).recordProduced(school.system, allCells(order));
  const note = await house.get(DeliveryService).prepare(school.system, order.id, allCells(order));
  await house.get(DeliveryService).ship(school.system, note.id, { shippedOn: TODAY });
  const id = await house.get(InvoicingService).draft(school.system, order.id);
  await house.get(InvoicingService).issue(school.system, id);
  return id;
}

const region = {
  ...{ schoolYear: YEAR, kind: 'region' as const, funder: 'Région Normandie', stage: 'granted' as const },
  ...{ perLearnerCents: 500_000, countedOn: localDate('2026-10-01') },
};
const gift = {
  ...{ schoolYear: YEAR, kind: 'foundation' as const, funder: 'Fondation X', stage: 'granted' as const },
  grantedCents: 1_200_000,
};
const get = async (scope: Scope, url: string) =>
  house.http({ method: 'GET', url, headers: await house.signedIn(scope) });
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error as Refusal).code,
  );

describe('a grant', () => {
  it('per learner is due for those counted that day, whatever happens later', async () => {
    const school = await house.aSchool();
    await withLearners(school, [8]);
    const director = await house.scope(school, 'director');
    const id = await house.get(FundingService).addLine(director, region);
    const first = await house.get(FundingQueries).line(director, YEAR, id);
    expect(first).toMatchObject({ headcount: 8, notifiedCents: 4_000_000, receivedCents: 0, dueCents: 4_000_000 });
    expect(first.estimated).toBe(false);
    await house.get(FundingService).receive(director, id, { receivedOn: TODAY, amountCents: 2_500_000 });
    await house
      .get(FundingService)
      .receive(director, id, { receivedOn: TODAY, amountCents: 500_000, reference: 'VIR' });
    const then = await house.get(FundingQueries).line(director, YEAR, id);
    expect(then).toMatchObject({ receivedCents: 3_000_000, dueCents: 1_000_000 });
    expect(then.receipts.map(({ amountCents }) => amountCents)).toEqual([2_500_000, 500_000]);
    const story = await house.get(Journal).of(director, { type: 'funding_line', id });
    expect(story.map(({ event }) => event)).toEqual(['add', 'receive', 'receive']);
  });

  it('counted on a day to come is an estimate', async () => {
    const school = await house.aSchool();
    await withLearners(school, [6]);
    const id = await house
      .get(FundingService)
      .addLine(school.system, { ...region, countedOn: localDate('2027-03-01') });
    expect(await house.get(FundingQueries).line(school.system, YEAR, id)).toMatchObject({
      ...{ estimated: true, notifiedCents: 3_000_000 },
    });
  });

  it('is a fixed sum or an amount per learner, within its year', async () => {
    const school = await house.aSchool();
    const add = (line: object) =>
      codeOf(house.get(FundingService).addLine(school.system, { ...gift, ...line } as never));
    expect(await add({ perLearnerCents: 500_000, countedOn: TODAY })).toBe('funding.one_amount');
    expect(await add({ grantedCents: undefined })).toBe('funding.one_amount');
    expect(await add({ ...region, grantedCents: undefined, countedOn: undefined })).toBe('funding.one_amount');
    expect(await add({ ...region, grantedCents: undefined, countedOn: '2027-09-01' })).toBe('funding.counted_outside');
    expect(await add({ schoolYear: '2026-2028' })).toBe('funding.wrong_school_year');
  });

  it('moves by version, owes nothing once refused, and takes no money then or in advance', async () => {
    const school = await house.aSchool();
    const { system } = school;
    const service = house.get(FundingService);
    const id = await service.addLine(system, gift);
    const soon = localDate('2026-11-24');
    expect(await codeOf(service.receive(system, id, { receivedOn: soon, amountCents: 1 }))).toBe(
      'funding.received_later',
    );
    await service.updateStage(system, id, { stage: 'refused' }, 1);
    expect(await codeOf(service.updateStage(system, id, { stage: 'granted' }, 1))).toBe('core.stale');
    expect(await house.get(FundingQueries).line(system, YEAR, id)).toMatchObject({ notifiedCents: 0, version: 2 });
    expect(await codeOf(service.receive(system, id, { receivedOn: TODAY, amountCents: 1 }))).toBe(
      'funding.line_refused',
    );
    const stranger = await house.aSchool();
    expect(await codeOf(service.updateStage(stranger.system, id, { stage: 'closed' }, 2))).toBe('core.not_found');
    expect(await codeOf(house.get(FundingQueries).line(stranger.system, YEAR, id))).toBe('core.not_found');
  });
});

describe('the funding page', () => {
  let school: TestSchool;
  let accountant: Scope;
  beforeAll(async () => {
    school = await house.aSchool();
    await withLearners(school, [7, 3]);
    accountant = await house.scope(school, 'accountant');
    await house.get(FundingService).addLine(school.system, region);
    await house.get(FundingService).addLine(school.system, gift);
    const credited = await anIssuedInvoice(school);
    await anIssuedInvoice(school);
    const note = await house
      .get(InvoicingService)
      .credit(school.system, credited, { cause: 'billing_error', reason: 'Défaut' });
    await house.get(InvoicingService).issue(school.system, note);
    await aConfirmedOrder(house, school);
  });

  it('says the same total by month, by workshop, by customer, and on the rows behind', async () => {
    const page = (await get(accountant, `/api/v1/funding/${YEAR}`)).json<FundingPage>();
    const sum = (rows: readonly number[]) => rows.reduce((total, row) => total + row, 0);
    expect(page.salesCents).toBeGreaterThan(0);
    expect(sum(page.months.map(({ totalCents }) => totalCents))).toBe(page.salesCents);
    expect(sum(page.workshops.map(({ cents }) => cents))).toBe(page.salesCents);
    expect(sum(page.partners.map(({ cents }) => cents))).toBe(page.salesCents);
    expect(sum(page.sources.map(({ share }) => share))).toBe(10_000);
    expect(page.region).toMatchObject({ headcount: 10, perLearnerCents: 500_000, notifiedCents: 5_000_000 });
    expect(page.revenueShare).toBe(page.sources[0]!.share);
    expect(page.orderBookCents).toBeGreaterThan(0);
    expect([page.paidCents, page.toAllocateCents]).toEqual([0, 0]);
    expect(page.revenueShareWithOrderBook).toBeGreaterThan(page.revenueShare!);

    const choices = await house.get(FundingQueries).revenueChoices(accountant, YEAR);
    expect(choices.months).toEqual(page.months.map(({ month }) => month));
    expect(choices.workshops.map(({ id }) => id)).toEqual(page.workshops.map(({ workshopId }) => workshopId));
    expect(choices.partners).toEqual(page.partners.map(({ partnerId, name }) => ({ id: partnerId, name })));

    const rows = async (query: string) =>
      (await get(accountant, `/api/v1/funding/${YEAR}/revenue?${query}`)).json<RevenueList>();
    const all = await rows('');
    expect(all.totalCents).toBe(page.salesCents);
    expect(sum(all.rows.map(({ netCents }) => netCents))).toBe(page.salesCents);
    for (const { month, totalCents } of page.months) expect((await rows(`month=${month}`)).totalCents).toBe(totalCents);
    for (const { workshopId, cents } of page.workshops)
      expect((await rows(`workshopId=${workshopId}`)).totalCents).toBe(cents);
    for (const { partnerId, cents } of page.partners)
      expect((await rows(`partnerId=${partnerId}`)).totalCents).toBe(cents);
    const first = await rows('limit=1');
    expect(first.next).not.toBeNull();
    expect((await rows(`limit=1&cursor=${first.next}`)).rows[0]!.invoiceId).toBeLessThan(first.rows[0]!.invoiceId);
    expect((await get(accountant, `/api/v1/funding/${YEAR}/revenue?month=2027-13`)).statusCode).toBe(404);
  });

  it('sets what was paid beside what was sold, both without VAT, and what is on no invoice apart', async () => {
    const own = await house.aSchool();
    const invoice = await house.get(InvoicingQueries).sheet(own.system, await anIssuedInvoice(own));
    const half = Math.floor(invoice.totalWithVatCents / 2);
    await house.get(PaymentsService).record(own.system, {
      ...{ partnerId: invoice.partnerId, receivedOn: house.clock.today(), method: 'transfer' },
      amountCents: half + 700,
      allocations: [{ invoiceId: invoice.id, amountCents: half }],
    });
    const page = await house.get(FundingQueries).page(own.system, YEAR);
    expect(page.salesCents).toBe(invoice.totalWithoutVatCents);
    expect(page.paidCents).toBe(Math.floor(invoice.totalWithoutVatCents / 2));
    expect(page.toAllocateCents).toBe(700);
    expect((await house.get(FundingQueries).page(own.system, '2025-2026')).paidCents).toBe(0);
    const funder = await house.get(FundingQueries).page(await house.scope(own, 'funder'), YEAR);
    expect(funder.toAllocateCents).toBeNull();
  });

  it('opens for the accountant and the head, with its rows', async () => {
    const page = await get(accountant, `/funding/${YEAR}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(`/funding/${YEAR}/charts/revenue.svg`);
    expect(page.body).toContain('Région Normandie');
    expect((await get(accountant, '/funding')).headers.location).toBe(`/funding/${YEAR}`);
    expect((await get(accountant, `/funding/${YEAR}/revenue?month=2026-11`)).body).toContain('AV-2026-');
    expect((await get(accountant, `/funding/${YEAR}/headcount`)).body).toContain('Classe 2');
    expect((await get(accountant, '/funding/2026-2028')).statusCode).toBe(404);
    expect((await get(accountant, `/funding/${YEAR}`)).body).not.toContain('Prénom');
  });

  it('takes a line, a stage and a receipt from its forms', async () => {
    const headers = { ...(await house.signedIn(accountant)), 'content-type': 'application/x-www-form-urlencoded' };
    const post = (url: string, fields: Record<string, string>) =>
      house.http({ method: 'POST', url, headers, payload: new URLSearchParams(fields).toString() });
    const fields = { kind: 'state', funder: 'État', grantedCents: '6 950,00', stage: 'under_review' };
    const made = await post(`/funding/${YEAR}/lines`, fields);
    expect(made.statusCode).toBe(303);
    const url = made.headers.location!;
    expect((await post(`${url}/receipts`, { receivedOn: '20/11/2026', amountCents: '1000' })).statusCode).toBe(303);
    expect((await post(`${url}/stage`, { stage: 'advance_received', version: '1' })).statusCode).toBe(303);
    const id = Number(url.split('/').at(-1));
    expect(await house.get(FundingQueries).line(accountant, YEAR, id)).toMatchObject({
      ...{ notifiedCents: 695_000, receivedCents: 100_000, stage: 'advance_received' },
    });
    const wrong = await post(`${url}/receipts`, { receivedOn: '20/11/2026', amountCents: 'mille' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('value="mille"');
    expect((await post(`/funding/${YEAR}/lines`, { ...fields, perLearnerCents: '5' })).statusCode).toBe(422);
  });

  it('gives a funder sums: no customer, no invoice, no file of another funder, no class under five', async () => {
    const funder = await house.scope(school, 'funder');
    const page = await get(funder, `/funding/${YEAR}`);
    expect(page.statusCode).toBe(200);
    for (const hidden of ['Fondation X', '/revenue?', '/lines/', 'Client']) expect(page.body).not.toContain(hidden);
    const read = (await get(funder, `/api/v1/funding/${YEAR}`)).json<FundingPage>();
    expect(read).toMatchObject({ aggregatesOnly: true, lines: [], partners: [], headcount: 10 });
    expect(read.kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['region', 'foundation']));
    const heads = (await get(funder, `/api/v1/funding/${YEAR}/headcount`)).json<{ rows: { count: number }[] }>();
    expect(heads.rows.map(({ count }) => count)).toEqual([10]);
    for (const url of ['revenue', 'lines', 'lines/1', 'lines/new'])
      expect([url, (await get(funder, `/funding/${YEAR}/${url}`)).statusCode]).toEqual([url, 404]);
  });

  it('hides from a funder what tells a count under five', async () => {
    const small = await house.aSchool();
    await withLearners(small, [4]);
    await house.get(FundingService).addLine(small.system, region);
    await house.get(FundingService).addLine(small.system, gift);
    const funder = await house.scope(small, 'funder');
    const read = (await get(funder, `/api/v1/funding/${YEAR}`)).json<FundingPage>();
    expect(read).toMatchObject({ headcount: null, region: null, salesPerLearnerCents: null });
    expect(read.kinds.map(({ kind }) => kind)).toEqual(['foundation']);
    const heads = (await get(funder, `/api/v1/funding/${YEAR}/headcount`)).json<object>();
    expect(heads).toMatchObject({ total: null, rows: [] });
  });

  it('is closed to masters, learners and partners', async () => {
    const master = await house.scope(school, 'master');
    for (const url of [`/funding/${YEAR}`, `/api/v1/funding/${YEAR}`, `/funding/${YEAR}/charts/revenue.svg`])
      expect([url, (await get(master, url)).statusCode]).toEqual([url, 404]);
  });
});
