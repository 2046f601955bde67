import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { sirenNumber, siretOf } from '../../../../test/support/school.builder.js';
import type { Scope } from '../../../core/access/scope.js';
import { sql } from '../../../core/database/sql.js';
import { EventBus } from '../../../core/events/event-bus.js';
import { FileStore } from '../../../core/files/file-store.js';
import { localDate } from '../../../core/time/local-date.js';
import { InvoicingService } from '../../invoicing/index.js';
import { PaymentsService } from '../../payments/index.js';
import { anInvoice } from '../../payments/tests/payments.builder.js';
import { SchoolQueries, SchoolService } from '../../school/index.js';
import { faultsOfCdar } from '../cdar.rules.js';
import { PlatformModule, PlatformQueries, statusReceived, StatusesService } from '../index.js';
import { MessageImport } from '../message-import.js';
import { TasksService } from '../tasks.service.js';
import { aCdar, paid, why } from './cdar.builder.js';
import { aCompany, aSchoolOnPlatform, aSentInvoice } from './platform.builder.js';

let house: House;
let school: TestSchool;
let accountant: Scope;
let siren: string;
beforeEach(async () => {
  house ??= await openHouse([PlatformModule]);
  school = await aSchoolOnPlatform(house);
  accountant = await house.scope(school, 'accountant');
  siren = (await house.get(SchoolQueries).school(accountant)).siren;
});
afterAll(() => house.close());

const bring = (text: string) => house.get(MessageImport).bring(accountant, Buffer.from(text));
const sheet = (invoiceId: number) => house.get(PlatformQueries).sheet(accountant, invoiceId);
const note = (invoiceId: number, code: string, more: { reason?: string; note?: string } = {}) =>
  house.get(StatusesService).note(accountant, invoiceId, { code, on: house.clock.today(), ...more });
const codes = async (invoiceId: number) => (await sheet(invoiceId)).statuses.map(({ code }) => code);
const pay = (partnerId: number, parts: { invoiceId: number; amountCents: number }[], more = 0) =>
  house.get(PaymentsService).record(accountant, {
    ...{ partnerId, receivedOn: localDate('2026-11-23'), method: 'transfer', reference: 'VIR' },
    amountCents: parts.reduce((sum, part) => sum + part.amountCents, more),
    allocations: parts,
  });
const ask = <Row>(text: string, values: unknown[] = []) =>
  house.unit.run(() => sql<Row>(house.unit.manager, text, values));

describe('which way an issued paper goes', () => {
  const way = async (invoiceId: number) => {
    const { channel, reason, flows } = await sheet(invoiceId);
    return { channel, reason, flows: flows.map(({ kind, state, trackingId }) => ({ kind, state, trackingId })) };
  };

  it('to a French company it is the platform, its file to hand over under a name that stays', async () => {
    const { id, number, fileId } = await aSentInvoice(house, school);
    const flow = { kind: 'invoice', state: 'by_hand', trackingId: `${siren}-${number}` };
    expect(await way(id)).toEqual({ channel: 'platform', reason: null, flows: [flow] });
    expect((await sheet(id)).flows[0]!.fileId).toBe(fileId);
  });

  it('to a public body it is Chorus Pro, to a consumer or abroad none', async () => {
    const town = await aCompany(house, school, {
      kind: 'public',
      siren: undefined,
      siret: siretOf(sirenNumber(6_999)),
    });
    const { id } = await anInvoice(house, school, { partnerId: town });
    expect(await way(id)).toMatchObject({ channel: 'chorus', flows: [{ state: 'by_hand' }] });
    const person = await aCompany(house, school, { kind: 'individual', siren: undefined });
    const sold = await anInvoice(house, school, { partnerId: person });
    expect(await way(sold.id)).toEqual({ channel: 'none', reason: 'consumer', flows: [] });
    const abroad = await aCompany(house, school, { siren: undefined, country: 'BE', vatNumber: 'BE0403170701' });
    const far = await anInvoice(house, school, { partnerId: abroad });
    expect(await way(far.id)).toEqual({ channel: 'none', reason: 'abroad', flows: [] });
  });

  it('of an exempt school, or of one without a platform, it is none, and says why', async () => {
    const partnerId = await aCompany(house, school);
    await house.get(SchoolService).putSetting(accountant, 'platform', localDate('2026-11-23'), { name: '' });
    const bare = await anInvoice(house, school, { partnerId });
    expect(await way(bare.id)).toEqual({ channel: 'none', reason: 'no_platform', flows: [] });
    const exempt = { category: 'E' as const, rate: 0, exemptionReason: 'Article 261-7 du CGI', dueOnDebits: false };
    const regime = { ...exempt, exemptionCode: 'VATEX-FR-CGI261-7' };
    await house.get(SchoolService).putSetting(accountant, 'vat_regime', localDate('2026-11-23'), regime);
    const out = await anInvoice(house, school, { partnerId });
    expect(await way(out.id)).toEqual({ channel: 'none', reason: 'out_of_scope', flows: [] });
  });
});

describe('what happened to an invoice', () => {
  it('is told by messages, once each, and its status is the last', async () => {
    const { id, number } = await aSentInvoice(house, school);
    const disputed = aCdar({ number: number!, siren, code: '207', messageId: 'm2', details: [why('PU_ERR', 'Prix')] });
    expect(await bring(aCdar({ number: number!, siren, code: '200', messageId: 'm1', role: 'WK' }))).toEqual({
      ...{ added: 1, known: 0 },
    });
    expect(await bring(disputed)).toEqual({ added: 1, known: 0 });
    expect(await bring(disputed)).toEqual({ added: 0, known: 1 });
    const { code, statuses } = await sheet(id);
    expect(code).toBe(207);
    expect(statuses).toMatchObject([
      { code: 200, actor: 'WK', source: 'platform' },
      { code: 207, actor: 'BY', reason: 'PU_ERR', note: 'Prix' },
    ]);
    const kept = await house.get(FileStore).open(accountant, statuses[1]!.fileId!);
    expect(kept.bytes.toString()).toBe(disputed);
    expect(
      await ask("SELECT id FROM stored_file WHERE kind = 'life_cycle' AND school_id = ?", [school.id]),
    ).toHaveLength(2);
  });

  it('eight times at once adds the message once', async () => {
    const { id, number } = await aSentInvoice(house, school);
    const text = aCdar({ number: number!, siren, code: '210', details: [why('CMD_ERR')] });
    const tries = await Promise.all(Array.from({ length: 8 }, () => bring(text)));
    expect(tries.reduce((sum, { added }) => sum + added, 0)).toBe(1);
    expect(await codes(id)).toEqual([210]);
    expect(await house.get(PlatformQueries).tasks(accountant)).toHaveLength(1);
  });

  it('of another school or seller, or of a draft, is refused with its place, and nothing is kept', async () => {
    const { number } = await aSentInvoice(house, school);
    const refused = (place: string) => ({
      code: 'platform.message_refused',
      message: expect.stringContaining(place) as unknown,
    });
    await expect(bring(aCdar({ number: 'FA-2026-99999', siren }))).rejects.toMatchObject(refused('IssuerAssignedID'));
    await expect(bring(aCdar({ number: number!, siren: '552100554' }))).rejects.toMatchObject(refused('GlobalID'));
    const other = await house.aSchool();
    const elsewhere = await house.scope(other, 'accountant');
    const { siren: theirs } = await house.get(SchoolQueries).school(elsewhere);
    const stray = Buffer.from(aCdar({ number: 'FA-2026-00777', siren: theirs }));
    await expect(house.get(MessageImport).bring(elsewhere, stray)).rejects.toMatchObject(refused('IssuerAssignedID'));
    expect(await ask("SELECT id FROM stored_file WHERE kind = 'life_cycle' AND school_id = ?", [school.id])).toEqual(
      [],
    );
  });

  it('is noted by hand by a head or the accountant, with the reason where one is due', async () => {
    const { id } = await aSentInvoice(house, school);
    await note(id, '205');
    await expect(note(id, '210')).rejects.toMatchObject({ code: 'platform.reason_missing' });
    await note(id, '210', { reason: 'DOUBLON', note: 'Déjà reçue en octobre' });
    expect((await sheet(id)).statuses).toMatchObject([
      { code: 205, actor: 'BY', source: 'manual', fileId: null },
      { code: 210, reason: 'DOUBLON', note: 'Déjà reçue en octobre' },
    ]);
    const later = { code: '205', on: localDate('2026-11-24') };
    await expect(house.get(StatusesService).note(accountant, id, later)).rejects.toMatchObject({
      code: 'platform.not_yet',
    });
    const master = await house.scope(school, 'master');
    await expect(
      house.get(StatusesService).note(master, id, { ...later, on: localDate('2026-11-23') }),
    ).rejects.toMatchObject({
      status: 403,
    });
    const stranger = await house.scope(await house.aSchool(), 'accountant');
    await expect(
      house.get(StatusesService).note(stranger, id, { ...later, on: localDate('2026-11-23') }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('is only ever added to, whoever writes to the base', async () => {
    const { id } = await aSentInvoice(house, school);
    await note(id, '205');
    for (const statement of [
      'UPDATE invoice_status SET code = 210 WHERE school_id = ?',
      'DELETE FROM invoice_status WHERE school_id = ?',
      `INSERT INTO invoice_status (id, school_id, invoice_id, code, at, actor, source, fingerprint, noted_at)
       SELECT id, school_id, invoice_id, 210, at, actor, source, fingerprint, noted_at FROM invoice_status WHERE school_id = ?`,
    ])
      await expect(ask(statement, [school.id])).rejects.toThrow();
    expect(await codes(id)).toEqual([205]);
  });

  it('is told to the other rooms', async () => {
    const heard: unknown[] = [];
    house.get(EventBus).on(statusReceived, (_scope, facts) => Promise.resolve(void heard.push(facts)));
    const { id } = await aSentInvoice(house, school);
    await note(id, '207', { reason: 'AUTRE' });
    expect(heard).toMatchObject([{ invoiceId: id, code: 207, actor: 'BY', reason: 'AUTRE', source: 'manual' }]);
  });
});

describe('what a status asks of a person', () => {
  const open = async () => (await house.get(PlatformQueries).tasks(accountant)).map(({ kind }) => kind);

  it('a dispute is open until the customer approves', async () => {
    const one = await aSentInvoice(house, school);
    await note(one.id, '207', { reason: 'QTE_ERR' });
    await note(one.id, '207', { reason: 'PU_ERR' });
    expect(await open()).toEqual(['dispute', 'quality']);
    await note(one.id, '205');
    expect(await open()).toEqual(['quality']);
  });

  it('a document asked for is there once sent; a refusal once credited', async () => {
    const { id } = await aSentInvoice(house, school);
    await note(id, '208', { reason: 'JUSTIF_ABS' });
    await note(id, '209');
    expect(await open()).toEqual([]);
    await note(id, '213', { reason: 'REJ_SEMAN' });
    expect(await open()).toEqual(['rejected']);
    const demand = { cause: 'billing_error' as const, reason: 'Rejetée par la plateforme' };
    const credit = await house.get(InvoicingService).credit(accountant, id, demand);
    await house.get(InvoicingService).issue(accountant, credit);
    expect(await open()).toEqual([]);
  });
});

describe('a complaint of the customer', () => {
  const openOne = async (taskId: number, told: { orderLineId: number; quantity: number; defect: string }) =>
    house.get(TasksService).openQuality(accountant, taskId, told);

  it('becomes a non-conformity of its order, once, at most what was delivered', async () => {
    const { id, orderId } = await aSentInvoice(house, school);
    await note(id, '206', { reason: 'QUALITE_ERR', note: 'Coutures lâches' });
    const [task] = await house.get(PlatformQueries).tasks(accountant);
    const [line] = (await sheet(id)).lines;
    const told = { orderLineId: line!.orderLineId, quantity: 2, defect: 'Coutures lâches' };
    await expect(openOne(task!.id, { ...told, quantity: 11 })).rejects.toMatchObject({
      code: 'quality.more_than_delivered',
    });
    await expect(openOne(task!.id, { ...told, orderLineId: 999_999 })).rejects.toMatchObject({
      code: 'platform.not_on_invoice',
    });
    const { nonConformityId } = await openOne(task!.id, told);
    const found = await ask('SELECT order_id, quantity, origin FROM non_conformity WHERE id = ?', [nonConformityId]);
    expect(found).toEqual([{ order_id: orderId, quantity: 2, origin: 'claim' }]);
    expect((await sheet(id)).tasks).toMatchObject([{ kind: 'quality', state: 'done', nonConformityId }]);
    await expect(openOne(task!.id, told)).rejects.toMatchObject({ code: 'platform.task_done' });
  });

  it('of another kind opens none, and nobody else closes it', async () => {
    const { id } = await aSentInvoice(house, school);
    await note(id, '207', { reason: 'PU_ERR' });
    const [task] = await house.get(PlatformQueries).tasks(accountant);
    const [line] = (await sheet(id)).lines;
    const told = { orderLineId: line!.orderLineId, quantity: 1, defect: 'Prix' };
    await expect(openOne(task!.id, told)).rejects.toMatchObject({ status: 404 });
    const stranger = await house.scope(await house.aSchool(), 'accountant');
    await expect(house.get(TasksService).done(stranger, task!.id)).rejects.toMatchObject({ status: 404 });
    await house.get(TasksService).done(accountant, task!.id);
    expect(await house.get(PlatformQueries).tasks(accountant)).toEqual([]);
  });
});

describe('money that comes in', () => {
  const told = async (invoiceId: number) =>
    (await sheet(invoiceId)).statuses.filter(({ code }) => code === 212).map(({ amountCents }) => amountCents);

  it('is told with each payment, and its message holds the rules and is known when it comes back', async () => {
    const { id, partnerId, number } = await aSentInvoice(house, school);
    await pay(partnerId, [{ invoiceId: id, amountCents: 10_000 }], 50);
    await pay(partnerId, [{ invoiceId: id, amountCents: 12_200 }]);
    expect(await told(id)).toEqual([10_000, 12_200]);
    const { flows, statuses, code } = await sheet(id);
    expect(code).toBe(212);
    expect(flows.map(({ trackingId }) => trackingId)).toEqual([
      `${siren}-${number}`,
      `${siren}-${number}-212-1`,
      `${siren}-${number}-212-2`,
    ]);
    expect(statuses[0]).toMatchObject({ source: 'house', actor: 'SE', vatRate: 2000, fileId: flows[1]!.fileId });
    const message = await house.get(FileStore).open(accountant, flows[1]!.fileId);
    expect(faultsOfCdar(message.bytes.toString())).toEqual([]);
    expect(await house.get(MessageImport).bring(accountant, message.bytes)).toEqual({ added: 0, known: 1 });
  });

  it('taken back is told with a minus, all of it, once', async () => {
    const one = await aSentInvoice(house, school);
    const { id: paymentId } = await pay(one.partnerId, [{ invoiceId: one.id, amountCents: 700 }], 300);
    await house.get(PaymentsService).allocate(accountant, paymentId, [{ invoiceId: one.id, amountCents: 300 }]);
    await house.get(PaymentsService).reverse(accountant, paymentId, 'Chèque sans provision');
    expect(await told(one.id)).toEqual([700, 300, -1_000]);
    await pay(one.partnerId, [{ invoiceId: one.id, amountCents: 22_200 }]);
    expect(await told(one.id)).toEqual([700, 300, -1_000, 22_200]);
  });

  it('of an invoice that went no way, or was refused, is not told', async () => {
    const person = await aCompany(house, school, { kind: 'individual', siren: undefined });
    const sold = await anInvoice(house, school, { partnerId: person });
    await pay(person, [{ invoiceId: sold.id, amountCents: 22_200 }]);
    expect(await told(sold.id)).toEqual([]);
    const { id, partnerId } = await aSentInvoice(house, school);
    await note(id, '210', { reason: 'DOUBLON' });
    await pay(partnerId, [{ invoiceId: id, amountCents: 100 }]);
    expect(await told(id)).toEqual([]);
  });

  it('what is credited is not collected: the last payment takes the exact rest', async () => {
    const { id, partnerId, lines } = await aSentInvoice(house, school);
    await pay(partnerId, [{ invoiceId: id, amountCents: 5_000 }]);
    const [line] = lines;
    const cells = [{ orderCellId: line!.cells[0]!.orderCellId, quantity: 1 }];
    const demand = { cause: 'allowance' as const, reason: 'Geste', lines: [{ invoiceLineId: line!.id, cells }] };
    const credit = await house.get(InvoicingService).credit(accountant, id, demand);
    await house.get(InvoicingService).issue(accountant, credit);
    await pay(partnerId, [{ invoiceId: id, amountCents: 22_200 - 5_000 - 2_220 }]);
    expect(await told(id)).toEqual([5_000, 14_980]);
  });

  it('paid at once is told in the same breath', async () => {
    const partnerId = await aCompany(house, school);
    const { id } = await anInvoice(house, school, { partnerId }, 'cash');
    expect(await told(id)).toEqual([22_200]);
  });
});

it('a message of the customer with several amounts shows them all', async () => {
  const { id, number } = await aSentInvoice(house, school);
  await bring(
    aCdar({ number: number!, siren, code: '212', role: 'SE', details: [paid('1.00', '20'), paid('2.00', '5.5')] }),
  );
  expect((await sheet(id)).statuses.map(({ amountCents, vatRate }) => [amountCents, vatRate])).toEqual([
    [100, 2000],
    [200, 550],
  ]);
});
