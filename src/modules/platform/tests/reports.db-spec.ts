import { unzipSync } from 'fflate';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import type { Refusal } from '../../../core/errors/refusal.js';
import { FileStore } from '../../../core/files/file-store.js';
import type { PlatformSettings } from '../../../core/settings.js';
import { localDate } from '../../../core/time/local-date.js';
import { anItem } from '../../catalog/tests/catalog.builder.js';
import { CorrectionsService, InvoicingService } from '../../invoicing/index.js';
import { LedgerQueries } from '../../ledger/index.js';
import { PaymentsService } from '../../payments/index.js';
import { anInvoice } from '../../payments/tests/payments.builder.js';
import { SchoolQueries, SchoolService, type EReportingRegime } from '../../school/index.js';
import { FlowReader } from '../flow-reader.js';
import { FlowSender } from '../flow-sender.js';
import { HandOver } from '../hand-over.js';
import { PlatformModule } from '../index.js';
import type { ReportKind } from '../platform.types.js';
import { ReportsQueries } from '../reports.queries.js';
import { ReportsService } from '../reports.service.js';
import { FakePlatform } from './fake-platform.js';
import { aCompany, aSchoolOnPlatform, aSentInvoice } from './platform.builder.js';

let house: House;
let fake: FakePlatform;
let platform: PlatformSettings;
let school: TestSchool;
let accountant: Scope;
let siren: string;
let person: number;
beforeEach(async () => {
  fake = new FakePlatform();
  const url = await fake.open();
  if (!house) {
    const account = { tokenUrl: '', clientId: 'ecole', clientSecret: 'secret', siren: '000000000', patienceMs: 2_000 };
    platform = { url, directoryUrl: url, ...account };
    house = await openHouse([PlatformModule], { platform });
  }
  Object.assign(platform, { url, directoryUrl: url, tokenUrl: `${url}/token`, siren: '000000000' });
  on('2026-11-23');
  school = await aSchoolOnPlatform(house);
  accountant = await house.scope(school, 'accountant');
  ({ siren } = await house.get(SchoolQueries).school(accountant));
  await choose('simplified', '2026-11-01');
  person = await aCompany(house, school, { kind: 'individual', siren: undefined });
});
afterEach(() => fake.close());
afterAll(() => house.close());

const on = (day: string) => house.clock.set(new Date(`${day}T08:00:00Z`));
const choose = (regime: EReportingRegime, from: string) =>
  house.get(SchoolService).putSetting(accountant, 'e_reporting', localDate(from), { regime });
const sell = () => anInvoice(house, school, { partnerId: person });
const credit = async (invoiceId: number) => {
  const demand = { cause: 'returned' as const, reason: 'Retour' };
  const id = await house.get(InvoicingService).credit(accountant, invoiceId, demand);
  return house.get(InvoicingService).issue(accountant, id);
};
const periods = () => house.get(ReportsQueries).periods(accountant);
const november = async (of: ReportKind = 'sales') =>
  (await periods()).find(({ kind, from }) => kind === of && from === '2026-11-01')!;
const declare = (kind: ReportKind = 'sales', from = '2026-11-01', scope = accountant) =>
  house.get(ReportsService).declare(scope, { kind, from: localDate(from) });
const pay = (invoiceId: number, amountCents: number, receivedOn: string) =>
  house.get(PaymentsService).record(accountant, {
    ...{ partnerId: person, receivedOn: localDate(receivedOn), method: 'card', amountCents },
    allocations: [{ invoiceId, amountCents }],
  });
const text = async (fileId: number) => (await house.get(FileStore).open(accountant, fileId)).bytes.toString();
const ask = <Row>(query: string, values: unknown[] = []) =>
  house.unit.run(() => sql<Row>(house.unit.manager, query, values));

describe('a period', () => {
  it('runs, is to declare once it is over, late after its day, and declared once the platform has its file', async () => {
    await sell();
    expect(await november()).toMatchObject({ state: 'running', taxableCents: 18_500, vatCents: 3_700, late: false });
    await expect(declare()).rejects.toMatchObject({ code: 'platform.period_not_over' });
    on('2026-12-01');
    expect(await november()).toMatchObject({ state: 'due', dueOn: '2026-12-25', late: false });
    on('2026-12-26');
    expect(await november()).toMatchObject({ state: 'due', late: true });
    const { correction, fileId } = await declare();
    expect(correction).toBe(false);
    const declaration = { rank: 1, correction: false, fileId, flowState: 'by_hand' };
    expect(await november()).toMatchObject({ state: 'ready', late: true, declarations: [declaration] });
    expect(await text(fileId)).toContain('<TaxExclusiveAmount>185.00</TaxExclusiveAmount><TaxTotal>37.00</TaxTotal>');
    await expect(declare()).rejects.toMatchObject({ code: 'platform.already_declared' });
    await house.get(HandOver).byHand(accountant);
    expect(await november()).toMatchObject({ state: 'declared', late: false });
    await expect(declare()).rejects.toMatchObject({ code: 'platform.already_declared' });
  });

  it('says to the cent what the invoices to consumers say, credit notes and corrective ones included', async () => {
    const replaced = await sell();
    await credit((await sell()).id);
    await sell();
    await aSentInvoice(house, school);
    const again = await house.get(CorrectionsService).draft(accountant, replaced.id, 'Adresse');
    await house.get(InvoicingService).issue(accountant, again);
    const [sum] = await ask<{ net: number; vat: number }>(
      `SELECT SUM(CASE i.type_code WHEN '381' THEN -v.taxable_cents WHEN '384' THEN 0 ELSE v.taxable_cents END) AS net,
         SUM(CASE i.type_code WHEN '381' THEN -v.vat_cents WHEN '384' THEN 0 ELSE v.vat_cents END) AS vat
       FROM invoice i JOIN invoice_vat v ON v.invoice_id = i.id WHERE i.school_id = ? AND i.partner_id = ?`,
      [school.id, person],
    );
    const { taxableCents, vatCents } = await november();
    expect([taxableCents, vatCents]).toEqual([Number(sum!.net), Number(sum!.vat)]);
    expect(taxableCents).toBe(2 * 18_500);
  });

  it('without anything sold asks for nothing, of a school without a regime there is none', async () => {
    on('2026-12-01');
    expect((await periods()).map(({ from, state }) => [from, state])).toEqual([
      ['2026-12-01', 'running'],
      ['2026-12-01', 'running'],
    ]);
    await expect(declare()).rejects.toMatchObject({ code: 'platform.nothing_to_declare' });
    await expect(declare('sales', '2026-11-02')).rejects.toMatchObject({ code: 'platform.nothing_to_declare' });
    const other = await house.scope(await house.aSchool(), 'accountant');
    expect(await house.get(ReportsQueries).periods(other)).toEqual([]);
    await expect(declare('sales', '2026-11-01', other)).rejects.toMatchObject({ code: 'platform.nothing_to_declare' });
  });

  it('declared by eight at once is declared once', async () => {
    await sell();
    on('2026-12-01');
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => declare()));
    const refused = tries.filter((one) => one.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as Refusal).code)).toEqual(Array(7).fill('platform.already_declared'));
    expect((await november()).declarations).toHaveLength(1);
  });

  it('that was declared stays under its regime', async () => {
    await sell();
    on('2026-12-01');
    await declare();
    await expect(choose('franchise', '2026-11-30')).rejects.toMatchObject({ code: 'platform.periods_declared' });
    await choose('franchise', '2026-12-01');
    expect((await november()).state).toBe('ready');
  });
});

describe('what was declared', () => {
  it('is never changed: a payment told late makes another, that takes its place', async () => {
    const item = await anItem(house, school, { kind: 'service' });
    const { id: invoiceId } = await anInvoice(house, school, { partnerId: person, item });
    await pay(invoiceId, 1_200, '2026-11-23');
    on('2026-12-01');
    const { fileId } = await declare('payments');
    const said = await text(fileId);
    expect(said).toContain('<Amount>12.00</Amount>');
    await pay(invoiceId, 600, '2026-11-24');
    expect(await november('payments')).toMatchObject({ state: 'changed', taxableCents: 1_500, vatCents: 300 });
    const again = await declare('payments');
    expect(again.correction).toBe(true);
    expect(await text(again.fileId)).toContain(
      `<TypeCode>RE</TypeCode><References><ReportId>${siren}-ERP-20261101-1</ReportId></References>`,
    );
    expect(await text(again.fileId)).toContain('<Date>20261124</Date>');
    expect(await text(fileId)).toBe(said);
    const declarations = [{ rank: 2, correction: true }, { rank: 1 }];
    expect(await november('payments')).toMatchObject({ state: 'ready', declarations });
  });

  it('is refused any change by the base, and sealed in the ledger', async () => {
    await sell();
    on('2026-12-01');
    await declare();
    for (const query of [
      'UPDATE platform_report SET fingerprint = fingerprint',
      'DELETE FROM platform_report',
      "INSERT INTO platform_report SELECT * FROM platform_report WHERE kind = 'sales'",
    ])
      await expect(ask(query)).rejects.toThrow(/stays as it was|unique/i);
    const [entry] = await ask<{ number: string }>(
      "SELECT number FROM ledger_entry WHERE school_id = ? AND type = 'EXPORT'",
      [school.id],
    );
    expect(entry!.number).toBe(`${siren}-ERV-20261101-1`);
    expect((await house.get(LedgerQueries).verify(accountant)).faults).toEqual([]);
  });
});

describe('the file of a declaration', () => {
  it('is carried with the others, in its own folder', async () => {
    await sell();
    on('2026-12-01');
    const { fileId } = await declare();
    const { fileId: drop } = await house.get(HandOver).byHand(accountant);
    const zip = unzipSync((await house.get(FileStore).open(accountant, drop)).bytes);
    expect(Object.keys(zip)).toEqual([`e-reporting/${siren}-ERV-20261101-1.xml`]);
    expect(Buffer.from(Object.values(zip)[0]!).toString()).toBe(await text(fileId));
    expect((await november()).declarations[0]!.flowState).toBe('sent');
  });

  it('is sent as a report where the school is connected; one that is refused is declared afresh', async () => {
    Object.assign(platform, { siren });
    await sell();
    on('2026-12-01');
    await declare();
    await house.get(FlowSender).sendDue();
    expect(fake.accepted).toMatchObject([
      { trackingId: `${siren}-ERV-20261101-1`, syntax: 'FRR', rule: 'B2C', type: 'application/xml' },
    ]);
    expect((await november()).declarations[0]!.flowState).toBe('sent');
    fake.accepted[0]!.refused = 'Période fermée';
    fake.accepted[0]!.updatedAt = new Date('2026-12-01T07:59:00Z').toISOString();
    await house.get(FlowReader).readAll();
    expect(await november()).toMatchObject({ state: 'due', declarations: [{ flowState: 'refused' }] });
    const { correction, fileId } = await declare();
    expect(correction).toBe(false);
    expect(await text(fileId)).toContain(`<Id>${siren}-ERV-20261101-2</Id>`);
  });
});

describe('the pages', () => {
  it('show periods and days, declare one, and give the days to a spreadsheet', async () => {
    await sell();
    on('2026-12-01');
    const headers = await house.signedIn(accountant);
    const get = async (url: string) => (await house.http({ method: 'GET', url, headers })).body;
    expect(await get('/platform')).toContain('href="/platform/reports"');
    expect(await get('/platform/reports')).toContain('À déclarer');
    const payload = { kind: 'sales', from: '2026-11-01' };
    const made = await house.http({ method: 'POST', url: '/platform/reports', headers, payload });
    expect(made.statusCode).toBe(303);
    expect(await get('/platform/reports')).toContain('À remettre');
    expect(await get('/platform/reports/2026-11')).toContain('Particulier');
    expect(await get('/platform/reports/2026-11/days.csv')).toContain(
      'Ventes;2026-11-23;Particulier;Biens;20;1;185,00;37,00',
    );
    expect(JSON.parse(await get('/api/v1/platform/reports/2026-11'))).toMatchObject({
      sales: [{ taxableCents: 18_500 }],
    });
    const again = await house.http({ method: 'POST', url: '/api/v1/platform/reports', headers, payload });
    expect(again.statusCode).toBe(409);
  });
});
