import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { EventBus } from '../../../core/events/event-bus.js';
import { addDays, localDate } from '../../../core/time/local-date.js';
import { InvoicingService, type InvoiceSheet } from '../../invoicing/index.js';
import { PaymentsService } from '../../payments/index.js';
import { Letters, ReminderHolds } from '../../reminders/index.js';
import { SchoolQueries } from '../../school/index.js';
import { PlatformModule, PlatformQueries, statusReceived, StatusesService } from '../index.js';
import { MessageImport } from '../message-import.js';
import { aCdar, why } from './cdar.builder.js';
import { aSchoolOnPlatform, aSentInvoice } from './platform.builder.js';

let house: House;
let school: TestSchool;
let accountant: Scope;
beforeEach(async () => {
  house ??= await openHouse([PlatformModule]);
  house.clock.set(new Date('2026-11-23T08:00:00Z'));
  school = await aSchoolOnPlatform(house);
  accountant = await house.scope(school, 'accountant');
});
afterAll(() => house.close());

const late = ({ dueOn }: InvoiceSheet) => house.clock.set(new Date(`${addDays(dueOn!, 3)}T10:00:00Z`));
const levels = async () => (await house.get(Letters).today(accountant)).map(({ level }) => level);
const note = (invoiceId: number, code: string, reason = '') =>
  house.get(StatusesService).note(accountant, invoiceId, { code, on: house.clock.today(), reason });
const holds = (invoiceId: number) =>
  house.unit.run(() =>
    sql<{ kind: string; reason: string }>(
      house.unit.manager,
      'SELECT kind, reason FROM reminder_hold WHERE school_id = ? AND invoice_id = ? ORDER BY id',
      [school.id, invoiceId],
    ),
  );

describe('a dispute told by the platform', () => {
  it('takes the letter of today away, and says why', async () => {
    const invoice = await aSentInvoice(house, school);
    const { siren } = await house.get(SchoolQueries).school(accountant);
    late(invoice);
    expect(await levels()).toEqual(['first']);
    const told = { number: invoice.number!, siren, code: '207', details: [why('PU_ERR', 'Prix')] };
    await house.get(MessageImport).bring(accountant, Buffer.from(aCdar(told)));
    expect(await levels()).toEqual([]);
    expect(await holds(invoice.id)).toEqual([{ kind: 'dispute', reason: 'En litige\u00a0: Prix unitaire faux' }]);
  });

  it('is lifted by a person, never by what the platform tells next nor by a credit note', async () => {
    const invoice = await aSentInvoice(house, school);
    late(invoice);
    await note(invoice.id, '207', 'QTE_ERR');
    for (const code of ['205', '209', '211']) await note(invoice.id, code);
    const [line] = invoice.lines;
    const cells = [{ orderCellId: line!.cells[0]!.orderCellId, quantity: 1 }];
    const demand = { cause: 'allowance' as const, reason: 'Geste', lines: [{ invoiceLineId: line!.id, cells }] };
    const credit = await house.get(InvoicingService).credit(accountant, invoice.id, demand);
    await house.get(InvoicingService).issue(accountant, credit);
    expect(await levels()).toEqual([]);
    await house.get(ReminderHolds).hold(accountant, invoice.id, { kind: 'lifted', reason: 'Avoir accepté' });
    await note(invoice.id, '205');
    expect(await levels()).toEqual(['first']);
    await note(invoice.id, '207', 'PU_ERR');
    expect(await levels()).toEqual([]);
  });

  it.each([
    ['210', 'NON_CONFORME', 'Refusée'],
    ['213', 'ADR_ERR', 'Rejetée'],
  ])('holds what is refused or rejected too (%s)', async (code, reason, said) => {
    const invoice = await aSentInvoice(house, school);
    late(invoice);
    await note(invoice.id, code, reason);
    expect(await levels()).toEqual([]);
    expect(await holds(invoice.id)).toEqual([{ kind: 'dispute', reason: expect.stringContaining(said) as string }]);
  });

  it('is kept on what is paid, and on a credit note holds nothing', async () => {
    const { id, partnerId } = await aSentInvoice(house, school);
    const allocations = [{ invoiceId: id, amountCents: 22_200 }];
    const money = { amountCents: 22_200, receivedOn: localDate('2026-11-23'), method: 'transfer' as const };
    await house.get(PaymentsService).record(accountant, { partnerId, ...money, allocations });
    await note(id, '207', 'AUTRE');
    expect(await holds(id)).toHaveLength(1);
    const other = await aSentInvoice(house, school);
    const demand = { cause: 'returned' as const, reason: 'Retour' };
    const credit = await house.get(InvoicingService).credit(accountant, other.id, demand);
    await house.get(InvoicingService).issue(accountant, credit);
    await note(credit, '207', 'AUTRE');
    expect((await house.get(PlatformQueries).sheet(accountant, credit)).code).toBe(207);
    expect([...(await holds(credit)), ...(await holds(other.id))]).toEqual([]);
  });

  it('holds in the transaction of the status: both, or none', async () => {
    const { id } = await aSentInvoice(house, school);
    const seen: unknown[] = [];
    house.get(EventBus).on(statusReceived, async (_scope, { invoiceId, reason }) => {
      if (reason !== 'DEST_ERR') return;
      seen.push(...(await holds(invoiceId)));
      throw new Error('planted');
    });
    await expect(note(id, '207', 'DEST_ERR')).rejects.toThrow('planted');
    expect(seen).toHaveLength(1);
    expect(await holds(id)).toEqual([]);
    expect((await house.get(PlatformQueries).sheet(accountant, id)).statuses).toEqual([]);
  });
});
