import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { aDeliveredOrder } from '../../delivery/tests/delivery.builder.js';
import type { OrderSheet } from '../../sales/index.js';
import { InvoicingModule, InvoicingQueries } from '../index.js';

describe('invoices at the door', () => {
  let house: House;
  let school: TestSchool;
  let accountant: Scope;
  let queries: InvoicingQueries;
  beforeAll(async () => {
    house = await openHouse([InvoicingModule]);
    school = await house.aSchool();
    accountant = await house.scope(school, 'accountant');
    queries = house.get(InvoicingQueries);
  });
  afterAll(() => house.close());

  const cellOf = (sheet: OrderSheet) => sheet.lines[0]!.cells[0]!.id;

  it('by page and by API: draft, issue, credit, discard', async () => {
    const sheet = await aDeliveredOrder(house, school);
    const headers = await house.signedIn(accountant);
    const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
    const json = { ...headers, 'content-type': 'application/json' };
    const get = (url: string) => house.http({ method: 'GET', url, headers });
    expect((await get('/invoices/to-issue')).body).toContain(`action="/orders/${sheet.id}/invoices"`);
    const drafted = await house.http({
      method: 'POST',
      url: `/orders/${sheet.id}/invoices`,
      headers: form,
      payload: '',
    });
    expect(drafted.statusCode).toBe(303);
    const at = drafted.headers.location!;
    const id = Number(at.split('/').at(-1));
    expect((await get(at)).body).toContain(`action="${at}/issuance"`);
    expect(
      (await house.http({ method: 'POST', url: `${at}/issuance`, headers: form, payload: '_key=k1' })).statusCode,
    ).toBe(303);
    expect(
      (await house.http({ method: 'POST', url: `${at}/issuance`, headers: form, payload: '_key=k1' })).statusCode,
    ).toBe(303);
    const page = await get(at);
    expect(page.body).toContain(`${at}/payments/new`);
    const fileId = (await queries.sheet(accountant, id)).fileId!;
    expect((await get(`/files/${fileId}`)).headers['content-type']).toBe('application/pdf');
    const credit = await get(`${at}/credit-notes/new`);
    expect(credit.body).toContain(`name="cells[${cellOf(sheet)}]" value="4"`);
    const cell = `cells%5B${cellOf(sheet)}%5D`;
    const url = `${at}/credit-notes`;
    const refused = await house.http({
      method: 'POST',
      url,
      headers: form,
      payload: `cause=returned&reason=Casse&${cell}=7`,
    });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('value="Casse"');
    expect(refused.body).toContain('value="returned" selected');
    const made = await house.http({
      method: 'POST',
      url,
      headers: form,
      payload: `cause=returned&reason=Casse&${cell}=1`,
    });
    expect(made.statusCode).toBe(303);
    expect((await get(made.headers.location!)).body).toContain('Brouillon d’avoir');
    const creditId = made.headers.location!.split('/').at(-1)!;
    const gone = await house.http({ method: 'DELETE', url: `/api/v1/invoices/${creditId}`, headers });
    expect(gone.statusCode).toBe(204);
    const api = `/api/v1/invoices/${id}/credit-notes`;
    const posted = await house.http({
      method: 'POST',
      url: api,
      headers: json,
      payload: { cause: 'allowance', reason: 'Tout' },
    });
    expect(posted.statusCode).toBe(201);
    const again = posted.headers.location!;
    const issuedNote = await house.http({ method: 'POST', url: `${again}/issuance`, headers: json, payload: {} });
    expect(issuedNote.json()).toMatchObject({ number: expect.stringMatching(/^AV-/) as string });
    const [, line] = (await get('/invoices.csv?state=credit')).body.split('\r\n');
    expect(line).toMatch(/^AV-2026-\d{5};.*;-\d+,\d\d;-\d+,\d\d;-\d+,\d\d;0,00;-\d+,\d\d;0,00$/);
    for (const read of ['/invoices?state=credit&q=av', '/api/v1/invoices?due=true', '/api/v1/invoices/to-issue'])
      expect((await get(read)).statusCode).toBe(200);
    for (const by of ['month', 'partner', 'workshop'])
      expect((await get(`/api/v1/revenue/by-${by}?from=2026-09-01&to=2027-08-31`)).statusCode).toBe(200);
  });
});
