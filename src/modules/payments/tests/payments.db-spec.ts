import fc from 'fast-check';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { Refusal } from '../../../core/errors/refusal.js';
import { localDate } from '../../../core/time/local-date.js';
import { anItem } from '../../catalog/tests/catalog.builder.js';
import { InvoicingQueries, InvoicingService, type InvoiceSheet } from '../../invoicing/index.js';
import { aDraft, aPartner } from '../../sales/tests/sales.builder.js';
import { PaymentsModule, PaymentsQueries, PaymentsService } from '../index.js';
import { anInvoice } from './payments.builder.js';

describe('payments', () => {
  let house: House;
  let school: TestSchool;
  let accountant: Scope;
  let payments: PaymentsService;
  let queries: PaymentsQueries;
  const today = localDate('2026-11-23');
  beforeAll(async () => {
    house = await openHouse([PaymentsModule]);
    school = await house.aSchool();
    accountant = await house.scope(school, 'accountant');
    payments = house.get(PaymentsService);
    queries = house.get(PaymentsQueries);
  });
  afterAll(() => house.close());

  const pay = (invoice: InvoiceSheet, amountCents: number, parts: readonly (readonly [InvoiceSheet, number])[]) =>
    payments.record(accountant, {
      partnerId: invoice.partnerId,
      receivedOn: today,
      amountCents,
      method: 'transfer',
      allocations: parts.map(([{ id }, cents]) => ({ invoiceId: id, amountCents: cents })),
    });
  const due = async ({ id }: { id: number }) => (await house.get(InvoicingQueries).sheet(school.system, id)).dueCents;

  it('settles several invoices in part, keeps what is over, and allocates it later', async () => {
    const partnerId = await aPartner(house, school);
    const [a, b] = [await anInvoice(house, school, { partnerId }), await anInvoice(house, school, { partnerId })];
    const { id, number } = await pay(a, 30_000, [
      [a, 22_200],
      [b, 5_000],
    ]);
    expect(number).toMatch(/^PA-2026-\d{5}$/);
    expect([await due(a), await due(b)]).toEqual([0, 17_200]);
    expect(await queries.sheet(accountant, id)).toMatchObject({
      state: 'recorded',
      allocatedCents: 27_200,
      unallocatedCents: 2_800,
    });
    await expect(payments.allocate(accountant, id, [{ invoiceId: b.id, amountCents: 2_801 }])).rejects.toMatchObject({
      code: 'payments.more_than_received',
      sentence: { fr: expect.stringContaining('28,00') as string },
    });
    await payments.allocate(accountant, id, [{ invoiceId: b.id, amountCents: 2_800 }]);
    expect(await queries.sheet(accountant, id)).toMatchObject({ state: 'allocated', unallocatedCents: 0 });
    expect(await due(b)).toBe(14_400);
    expect((await queries.ofInvoice(accountant, b.id)).map(({ amountCents }) => amountCents)).toEqual([5_000, 2_800]);
    expect(await queries.ofInvoices(accountant, [a.id])).toEqual([
      expect.objectContaining({ paymentId: id, invoiceId: a.id, amountCents: 22_200 }),
    ]);
    await expect(payments.allocate(accountant, id, [{ invoiceId: b.id, amountCents: 1 }])).rejects.toMatchObject({
      code: 'core.transition_refused',
    });
  });

  it('refuses more than is due, more than came, a draft, another customer’s invoice, the future', async () => {
    const invoice = await anInvoice(house, school);
    const stranger = await anInvoice(house, school);
    const draft = await aDraft(house, school);
    await expect(pay(invoice, 99_999, [[invoice, 22_201]])).rejects.toMatchObject({
      code: 'invoicing.more_than_due',
      sentence: { fr: expect.stringContaining(invoice.number!) as string },
    });
    await expect(pay(invoice, 100, [[invoice, 101]])).rejects.toMatchObject({ code: 'payments.more_than_received' });
    await expect(pay(invoice, 100, [[stranger, 100]])).rejects.toMatchObject({ code: 'payments.another_partners' });
    await expect(pay(invoice, 100, [[{ ...invoice, id: 999_999 }, 100]])).rejects.toMatchObject({
      code: 'core.not_found',
    });
    expect(draft.state).toBe('draft');
    const early = { partnerId: invoice.partnerId, amountCents: 1, method: 'cash' as const, allocations: [] };
    await expect(payments.record(accountant, { ...early, receivedOn: localDate('2026-11-24') })).rejects.toMatchObject({
      code: 'payments.received_in_future',
    });
    const master = await house.scope(school, 'master');
    await expect(payments.record(master, { ...early, receivedOn: today })).rejects.toMatchObject({ status: 403 });
    expect(await due(invoice)).toBe(22_200);
  });

  it('reverses with a reason: what it settled is due again, the trace stays', async () => {
    const invoice = await anInvoice(house, school);
    const { id } = await pay(invoice, 22_200, [[invoice, 22_200]]);
    await expect(payments.reverse(accountant, id, '')).rejects.toMatchObject({ code: 'core.reason_missing' });
    expect(await due(invoice)).toBe(0);
    await payments.reverse(accountant, id, 'Chèque impayé');
    expect(await due(invoice)).toBe(22_200);
    const sheet = await queries.sheet(accountant, id);
    expect(sheet).toMatchObject({ state: 'reversed', allocatedCents: 0, unallocatedCents: 0 });
    expect(sheet.allocations).toEqual([expect.objectContaining({ reversedAt: expect.any(String) as string })]);
    expect(await queries.ofInvoice(accountant, invoice.id)).toEqual([]);
    await expect(payments.reverse(accountant, id, 'Encore')).rejects.toMatchObject({ code: 'core.transition_refused' });
    await pay(invoice, 22_200, [[invoice, 22_200]]);
  });

  it('eight clients paying one invoice at once never pay more than it asks', async () => {
    const invoice = await anInvoice(house, school);
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => pay(invoice, 5_000, [[invoice, 5_000]])));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
    for (const attempt of tries)
      if (attempt.status === 'rejected') expect(attempt.reason).toMatchObject({ code: 'invoicing.more_than_due' });
    expect(await due(invoice)).toBe(2_200);
    const [first] = await queries.ofInvoice(accountant, invoice.id);
    const undone = await Promise.allSettled(
      Array.from({ length: 8 }, () => payments.reverse(accountant, first!.paymentId, 'Deux fois')),
    );
    expect(undone.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await due(invoice)).toBe(7_200);
  });

  it('holds under any walk: invoices, payments and credit notes always agree', async () => {
    const partnerId = await aPartner(house, school);
    const item = await anItem(house, school);
    const reads = house.get(InvoicingQueries);
    const step = fc.record({
      what: fc.constantFrom('pay', 'pay', 'allocate', 'reverse', 'credit'),
      which: fc.nat(9),
      cents: fc.integer({ min: 1, max: 9_000 }),
      part: fc.integer({ min: 1, max: 9_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const invoices: InvoiceSheet[] = [];
        for (let at = 0; at < 2; at++)
          invoices.push(await anInvoice(house, school, { partnerId, item, quantities: [2, 1] }));
        const made: number[] = [];
        const act = async ({ what, which, cents, part }: (typeof steps)[number]) => {
          const invoice = invoices[which % 2]!;
          const payment = made[which % Math.max(1, made.length)];
          if (what === 'pay') made.push((await pay(invoice, cents, [[invoice, part]])).id);
          else if (what === 'credit') {
            const line = invoice.lines[0]!;
            const cells = [{ orderCellId: line.cells[0]!.orderCellId, quantity: 1 }];
            const demand = { cause: 'billing_error' as const, reason: 'x', lines: [{ invoiceLineId: line.id, cells }] };
            const invoicing = house.get(InvoicingService);
            await invoicing.issue(school.system, await invoicing.credit(school.system, invoice.id, demand));
          } else if (payment === undefined) return;
          else if (what === 'allocate')
            await payments.allocate(accountant, payment, [{ invoiceId: invoice.id, amountCents: part }]);
          else await payments.reverse(accountant, payment, 'x');
        };
        for (const one of steps) {
          await act(one).catch((error: unknown) => {
            if (!(error instanceof Refusal)) throw error;
          });
        }
        const sheets = await Promise.all(made.map((id) => queries.sheet(accountant, id)));
        for (const sheet of sheets) {
          const standing = sheet.allocations.filter(({ reversedAt }) => reversedAt === null);
          const sum = standing.reduce((total, { amountCents }) => total + amountCents, 0);
          expect(sheet.allocatedCents).toBe(sum);
          expect(sum).toBeLessThanOrEqual(sheet.amountCents);
          if (sheet.state !== 'reversed') expect(sheet.state === 'allocated').toBe(sum === sheet.amountCents);
        }
        for (const { id } of invoices) {
          const invoice = await reads.sheet(school.system, id);
          const paid = (await queries.ofInvoice(accountant, id)).reduce(
            (total, { amountCents }) => total + amountCents,
            0,
          );
          expect(invoice.paidCents).toBe(paid);
          expect(invoice.dueCents).toBeGreaterThanOrEqual(0);
          const notes = await Promise.all(invoice.creditNotes.map((note) => reads.sheet(school.system, note.id)));
          expect(notes.reduce((total, note) => total + note.creditedCents, 0)).toBe(invoice.creditedCents);
          // A credit note is owed to the partner only when its invoice has nothing left to take it.
          if (notes.some(({ dueCents }) => dueCents > 0)) expect(invoice.dueCents).toBe(0);
        }
      }),
      { numRuns: 8 },
    );
  }, 120_000);

  it('keeps partners and schools apart', async () => {
    const partnerId = await aPartner(house, school);
    const invoice = await anInvoice(house, school, { partnerId });
    const { id } = await pay(invoice, 1_000, [[invoice, 1_000]]);
    const own = await house.scope(school, 'partner', { partnerId });
    expect(await queries.sheet(own, id)).toMatchObject({ id, events: [] });
    expect((await queries.list(own, {})).rows.map((row) => row.id)).toEqual([id]);
    await expect(payments.reverse(own, id, 'x')).rejects.toMatchObject({ code: 'core.not_found' });
    const stranger = await house.scope(school, 'partner', { partnerId: await aPartner(house, school) });
    const elsewhere = await house.scope(await house.aSchool(), 'director');
    for (const scope of [stranger, elsewhere]) {
      await expect(queries.sheet(scope, id)).rejects.toMatchObject({ code: 'core.not_found' });
      await expect(payments.reverse(scope, id, 'x')).rejects.toMatchObject({ code: 'core.not_found' });
      await expect(payments.allocate(scope, id, [{ invoiceId: invoice.id, amountCents: 1 }])).rejects.toMatchObject({
        code: 'core.not_found',
      });
      expect((await queries.list(scope, {})).rows).toEqual([]);
      expect(await queries.ofInvoice(scope, invoice.id)).toEqual([]);
      expect(await queries.ofInvoices(scope, [invoice.id, 0])).toEqual([]);
      expect(await queries.toAllocateCents(scope, { from: today, to: today })).toBe(0);
    }
    const foreign = { partnerId, receivedOn: today, amountCents: 1, method: 'cash' as const, allocations: [] };
    await expect(payments.record(elsewhere, foreign)).rejects.toMatchObject({ code: 'core.not_found' });
  });

  it('by page and by API: the due amount prefilled, what is over kept, allocated, reversed', async () => {
    const own = await house.aSchool();
    const director = await house.scope(own, 'director');
    const partnerId = await aPartner(house, own);
    const [a, b] = [await anInvoice(house, own, { partnerId }), await anInvoice(house, own, { partnerId })];
    const headers = await house.signedIn(director);
    const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
    const json = { ...headers, 'content-type': 'application/json' };
    const get = (url: string) => house.http({ method: 'GET', url, headers });
    const post = (url: string, payload: string) => house.http({ method: 'POST', url, headers: form, payload });
    expect((await get(`/invoices/${a.id}/payments/new`)).body).toContain('value="222,00"');
    const typed = 'receivedOn=2026-11-23&method=cheque&reference=CHQ+12';
    const wrong = await post(`/invoices/${a.id}/payments`, `${typed}&amountCents=beaucoup`);
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('value="beaucoup"');
    const made = await post(`/invoices/${a.id}/payments`, `${typed}&amountCents=250,00&_key=p1`);
    const twin = await post(`/invoices/${a.id}/payments`, `${typed}&amountCents=250,00&_key=p1`);
    expect([made.statusCode, twin.headers.location]).toEqual([303, made.headers.location]);
    const at = made.headers.location!;
    const sheet = await get(at);
    expect(sheet.body).toContain('28,00');
    expect(sheet.body).toContain(`name="allocations[0][invoiceId]" value="${b.id}"`);
    const parts = (cents: string) =>
      `allocations%5B0%5D%5BinvoiceId%5D=${b.id}&allocations%5B0%5D%5BamountCents%5D=${encodeURIComponent(cents)}`;
    expect(await queries.toAllocateCents(director, { from: today, to: today })).toBe(2_800);
    expect((await post(`${at}/allocations`, parts('30,00'))).statusCode).toBe(409);
    expect((await post(`${at}/allocations`, parts('28,00'))).statusCode).toBe(303);
    expect((await post(`/invoices/${a.id}/payments`, `${typed}&amountCents=1`)).statusCode).toBe(409);
    expect((await get('/payments?state=allocated&q=chq')).body).toContain(at);
    expect((await get(`/payments?invoiceId=${b.id}`)).body).toContain(at);
    expect((await get(`/payments?invoiceId=${b.id + 99}`)).body).not.toContain(at);
    const csv = await get('/payments.csv?q=chq');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.body.split('\r\n')[1]).toMatch(/^PA-2026-\d{5};.*;CHQ 12;250,00;250,00;0,00$/);
    expect(await queries.toAllocateCents(director, { from: today, to: today })).toBe(0);
    expect((await post(`${at}/reversal`, 'reason=Impay%C3%A9')).statusCode).toBe(303);
    expect(await queries.toAllocateCents(director, { from: today, to: today })).toBe(0);
    const payload = {
      partnerId,
      receivedOn: today,
      amountCents: 100,
      method: 'card',
      allocations: [{ invoiceId: a.id, amountCents: 100 }],
    };
    const posted = await house.http({ method: 'POST', url: '/api/v1/payments', headers: json, payload });
    expect(posted.statusCode).toBe(201);
    expect((await get(posted.headers.location!)).json()).toMatchObject({ state: 'allocated' });
    expect((await get(`/api/v1/invoices/${a.id}/payments`)).json()).toHaveLength(1);
    const reversal = { method: 'POST' as const, url: `${posted.headers.location!}/reversal`, headers: json };
    expect((await house.http({ ...reversal, payload: { reason: 'Erreur' } })).statusCode).toBe(204);
  });
});
