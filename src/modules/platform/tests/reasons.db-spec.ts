import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { PlatformModule, StatusesService } from '../index.js';
import { KNOWN_REASONS, reasonsOf, reasonWords, TYPED_CODES } from '../platform.codes.js';
import { aSchoolOnPlatform, aSentInvoice } from './platform.builder.js';

let house: House;
let school: TestSchool;
let accountant: Scope;
let invoiceId: number;
beforeAll(async () => {
  house = await openHouse([PlatformModule]);
  school = await aSchoolOnPlatform(house);
  accountant = await house.scope(school, 'accountant');
  ({ id: invoiceId } = await aSentInvoice(house, school));
});
afterAll(() => house.close());

const note = (code: string, reason: string) =>
  house.get(StatusesService).note(accountant, invoiceId, { code, on: house.clock.today(), reason });

it('a status takes the reasons the norm gives it, and no other', async () => {
  expect(Object.fromEntries(TYPED_CODES.map((code) => [code, reasonsOf(Number(code)).length]))).toMatchObject({
    ...{ 200: 1, 205: 0, 206: 13, 207: 26, 208: 7, 209: 0, 210: 13, 213: 12, 221: 1 },
  });
  for (const code of TYPED_CODES)
    for (const reason of KNOWN_REASONS) {
      const noted = note(code, reason);
      if (reasonsOf(Number(code)).includes(reason)) await expect(noted).resolves.toBeUndefined();
      else await expect(noted).rejects.toMatchObject({ code: 'platform.reason_of_another', status: 422 });
    }
});

describe('a status is noted', () => {
  const page = async (url: string, headers: Record<string, string>) =>
    (await house.http({ method: 'GET', url, headers })).body;

  it('on a page that asks for it first, then offers its own reasons alone', async () => {
    const headers = await house.signedIn(accountant);
    const url = `/platform/invoices/${invoiceId}`;
    const first = await page(url, headers);
    expect(first).toContain('name="code"');
    expect(first).not.toContain('name="reason"');
    const suspended = await page(`${url}?code=208`, headers);
    for (const reason of KNOWN_REASONS)
      expect([reason, suspended.includes(`value="${reason}"`)]).toEqual([reason, reasonsOf(208).includes(reason)]);
    expect(await page(`${url}?code=205`, headers)).not.toContain('name="reason"');
  });

  it('and refused with a sentence that names them, by form and by program', async () => {
    const headers = await house.signedIn(accountant);
    const payload = { code: '208', on: house.clock.today(), reason: 'TX_TVA_ERR' };
    const form = await house.http({
      ...{ method: 'POST', url: `/platform/invoices/${invoiceId}/statuses`, headers, payload },
    });
    expect(form.statusCode).toBe(422);
    expect(form.body).toContain(reasonWords('JUSTIF_ABS').fr);
    expect(form.body).toContain('Ce motif n’est pas de ce statut');
    expect(form.body).toContain('name="reason"');
    const told = await house.http({
      ...{ method: 'POST', url: `/api/v1/platform/invoices/${invoiceId}/statuses`, headers, payload },
    });
    expect(told.json()).toMatchObject({ code: 'platform.reason_of_another' });
  });
});
