import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import type { Scope } from '../../../core/access/scope.js';
import { FileStore } from '../../../core/files/file-store.js';
import type { PlatformSettings } from '../../../core/settings.js';
import { localDate } from '../../../core/time/local-date.js';
import { PaymentsService } from '../../payments/index.js';
import { SchoolQueries } from '../../school/index.js';
import { Connection } from '../connection.js';
import { DirectoryLookUp } from '../directory.js';
import { FlowReader } from '../flow-reader.js';
import { FlowSender } from '../flow-sender.js';
import { HandOver } from '../hand-over.js';
import { PlatformModule, PlatformQueries } from '../index.js';
import { aCdar, why } from './cdar.builder.js';
import { FakePlatform, type Mood } from './fake-platform.js';
import { aCompany, aSchoolOnPlatform, aSentInvoice } from './platform.builder.js';

let house: House;
let fake: FakePlatform;
let platform: PlatformSettings;
let school: TestSchool;
let accountant: Scope;
const START = new Date('2026-11-23T08:00:00Z');

beforeEach(async () => {
  fake = new FakePlatform();
  const url = await fake.open();
  if (!house) {
    const account = { tokenUrl: '', clientId: 'ecole', clientSecret: 'secret', siren: '000000000', patienceMs: 2_000 };
    platform = { url, directoryUrl: url, ...account };
    house = await openHouse([PlatformModule], { platform });
  }
  house.clock.set(START);
  school = await aSchoolOnPlatform(house);
  accountant = await house.scope(school, 'accountant');
  const { siren } = await house.get(SchoolQueries).school(accountant);
  Object.assign(platform, { url, directoryUrl: url, tokenUrl: `${url}/token`, siren, patienceMs: 2_000 });
});
afterEach(() => fake.close());
afterAll(() => house.close());

const sendDue = () => house.get(FlowSender).sendDue();
const read = () => house.get(FlowReader).readAll();
const queries = () => house.get(PlatformQueries);
const flowOf = async (invoiceId: number) => (await queries().sheet(accountant, invoiceId)).flows[0]!;
/** The clock goes on by so many seconds, and what is then due is sent. */
async function after(seconds: number): Promise<void> {
  house.clock.set(new Date(house.clock.now().getTime() + seconds * 1000));
  await sendDue();
}

describe('an invoice sent to the platform', () => {
  it('leaves whole, as Factur-X, under its own name, by a token that serves again', async () => {
    const [one, other] = [await aSentInvoice(house, school), await aSentInvoice(house, school)];
    await sendDue();
    const { siren } = platform;
    expect(fake.accepted.map(({ trackingId }) => trackingId)).toEqual([
      `${siren}-${one.number}`,
      `${siren}-${other.number}`,
    ]);
    const [sent] = fake.accepted;
    expect(sent).toMatchObject({ syntax: 'Factur-X', profile: 'CIUS', rule: 'B2B', type: 'application/pdf' });
    expect(sent!.bytes).toEqual((await house.get(FileStore).open(accountant, one.fileId!)).bytes);
    expect(await flowOf(one.id)).toMatchObject({ state: 'sent', flowId: 'flow-1', attempts: 1, lastAnswer: null });
    expect(fake.tokens).toBe(1);
    await after(86_400);
    expect(fake.posts).toBe(2);
  });

  it.each<[Mood, string]>([
    ['lost', ''],
    ['malformed', 'no JSON object'],
    ['nameless', 'without flowId'],
    ['html', 'text/html'],
    ['huge', 'longer than'],
  ])('and taken, though the answer was %s, is not sent twice', async (mood, said) => {
    const { id } = await aSentInvoice(house, school);
    fake.moods.push(mood);
    await sendDue();
    const waiting = await flowOf(id);
    expect(waiting).toMatchObject({ state: 'pending', flowId: null });
    expect(waiting.lastAnswer).toContain(said);
    await after(30);
    expect(await flowOf(id)).toMatchObject({ state: 'sent', flowId: 'flow-1', attempts: 2 });
    expect(fake.posts).toBe(1);
  });

  it.each<[Mood, string]>([
    ['broken', '500'],
    ['key', '401'],
    ['moved', 'redirect'],
  ])('and not taken (%s) is sent again later, not before', async (mood, said) => {
    const { id } = await aSentInvoice(house, school);
    fake.moods.push(mood);
    await sendDue();
    expect((await flowOf(id)).lastAnswer).toContain(said);
    await after(29);
    expect(fake.posts).toBe(1);
    await after(1);
    expect(await flowOf(id)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(fake.accepted).toHaveLength(1);
  });

  it('waits as long as the platform asks', async () => {
    const { id } = await aSentInvoice(house, school);
    fake.moods.push('busy');
    await sendDue();
    await after(7_199);
    expect(fake.posts).toBe(1);
    await after(1);
    expect(await flowOf(id)).toMatchObject({ state: 'sent' });
  });

  it('to a platform that says nothing, or is not there, waits too', async () => {
    platform.patienceMs = 100;
    const { id } = await aSentInvoice(house, school);
    fake.moods.push('silent');
    await sendDue();
    expect(await flowOf(id)).toMatchObject({ state: 'pending', lastAnswer: 'no answer in 100 ms' });
    platform.url = 'http://127.0.0.1:9';
    await after(30);
    expect(await flowOf(id)).toMatchObject({ state: 'pending', attempts: 2 });
  });

  it('is given up after three days, or at once when it will never be taken; then a person sees it', async () => {
    const [late, wrong] = [await aSentInvoice(house, school), await aSentInvoice(house, school)];
    fake.moods.push('broken', 'never', ...Array.from({ length: 20 }, () => 'broken' as const));
    await sendDue();
    expect(await flowOf(wrong.id)).toMatchObject({ state: 'dead', attempts: 1 });
    expect((await flowOf(wrong.id)).lastAnswer).toContain('BT-49');
    for (let days = 0; days < 10; days += 1) await after(86_400);
    expect(await flowOf(late.id)).toMatchObject({ state: 'dead', attempts: 9 });
    expect(await queries().toDo(accountant)).toHaveLength(2);
    fake.moods.length = 0;
    await house.get(HandOver).again(accountant, (await flowOf(late.id)).id);
    await sendDue();
    expect(await flowOf(late.id)).toMatchObject({ state: 'sent' });
    await expect(house.get(HandOver).again(accountant, (await flowOf(late.id)).id)).rejects.toMatchObject({
      code: 'platform.not_given_up',
    });
    const stranger = await house.scope(await house.aSchool(), 'accountant');
    await expect(house.get(HandOver).again(stranger, (await flowOf(late.id)).id)).rejects.toMatchObject({
      status: 404,
    });
  });

  it('eight rounds at once send it once', async () => {
    await aSentInvoice(house, school);
    await Promise.all(Array.from({ length: 8 }, sendDue));
    expect(fake.posts).toBe(1);
  });

  it('that was paid meanwhile leaves before what was paid of it', async () => {
    const { id, partnerId } = await aSentInvoice(house, school);
    fake.moods.push('broken');
    await sendDue();
    const paid = { partnerId, receivedOn: localDate('2026-11-23'), amountCents: 100, method: 'transfer' as const };
    await house
      .get(PaymentsService)
      .record(accountant, { ...paid, allocations: [{ invoiceId: id, amountCents: 100 }] });
    await sendDue();
    expect(fake.accepted).toEqual([]);
    await after(30);
    await after(300);
    expect(fake.accepted.map(({ syntax, type }) => [syntax, type])).toEqual([
      ['Factur-X', 'application/pdf'],
      ['CDAR', 'application/xml'],
    ]);
  });

  it('of another school of the house is not sent by this account', async () => {
    const { id } = await aSentInvoice(house, school);
    platform.siren = '000000000';
    await sendDue();
    const other = await aSchoolOnPlatform(house);
    platform.siren = (await house.get(SchoolQueries).school(other.system)).siren;
    await sendDue();
    expect(await flowOf(id)).toMatchObject({ state: 'by_hand' });
    expect(fake.posts).toBe(0);
  });
});

describe('what the platform tells', () => {
  const tell = (flowId: string, bytes: string | null, still = false) =>
    fake.incoming.push({ flowId, updatedAt: fake.stamp(still), bytes });
  const codes = async (id: number) => (await queries().sheet(accountant, id)).statuses.map(({ code }) => code);

  it('is read in order and once, page after page, though many changed in one instant', async () => {
    const { id, number } = await aSentInvoice(house, school);
    const { siren } = platform;
    for (let rank = 0; rank < 250; rank += 1) {
      const messageId = `m${rank}`;
      tell(
        `in-${rank}`,
        aCdar({ number: number!, siren, messageId, code: String(600 + rank), role: 'WK' }),
        rank % 60 !== 0,
      );
    }
    await read();
    await read();
    expect(await codes(id)).toEqual(Array.from({ length: 250 }, (_, rank) => 600 + rank));
  });

  it('and cannot be read is kept and shown until set aside; the rest is read all the same', async () => {
    const { id, number } = await aSentInvoice(house, school);
    const { siren } = platform;
    tell('in-1', '<html/>');
    tell('in-2', aCdar({ number: 'FA-2026-99999', siren }));
    tell('in-3', null);
    tell('in-4', aCdar({ number: number!, siren, code: '207', details: [why('AUTRE')] }));
    await read();
    expect(await codes(id)).toEqual([207]);
    const unread = await queries().unread(accountant);
    expect(unread.map(({ fileId }) => fileId !== null)).toEqual([true, true, false]);
    expect(unread[1]!.answer).toContain('FA-2026-99999');
    expect((await house.get(FileStore).open(accountant, unread[0]!.fileId!)).bytes.toString()).toBe('<html/>');
    for (const { id: receiptId } of unread) await house.get(HandOver).setAside(accountant, receiptId);
    expect(await queries().unread(accountant)).toEqual([]);
  });

  it('is asked for again when it could not be had', async () => {
    const { id, number } = await aSentInvoice(house, school);
    const { url } = platform;
    platform.url = 'http://127.0.0.1:9';
    await read();
    tell('in-1', aCdar({ number: number!, siren: platform.siren }));
    platform.url = url;
    await read();
    expect(await codes(id)).toEqual([205]);
  });

  it('is asked for again when the house could not keep it', async () => {
    const { id, number } = await aSentInvoice(house, school);
    tell('in-1', aCdar({ number: number!, siren: platform.siren }));
    const { filesPath } = house.settings;
    renameSync(filesPath, `${filesPath}-away`);
    writeFileSync(filesPath, 'A file stands where the folder was.');
    await expect(read()).rejects.toThrow(/ENOTDIR|EEXIST/);
    rmSync(filesPath);
    renameSync(`${filesPath}-away`, filesPath);
    await read();
    expect(await codes(id)).toEqual([205]);
  });

  it('and did not take of ours is shown, with its reason', async () => {
    const { id } = await aSentInvoice(house, school);
    await sendDue();
    fake.accepted[0]!.refused = 'TVA acheteur invalide';
    await read();
    expect(await flowOf(id)).toMatchObject({ state: 'refused', lastAnswer: 'REJ_SEMAN : TVA acheteur invalide' });
    expect(await queries().toDo(accountant)).toHaveLength(1);
  });

  it('of its directory is who a company is, and whether an address receives', async () => {
    fake.directory.set('552100554', 'Filix SAS');
    const { client } = house.get(Connection);
    expect(await client!.company('552100554')).toEqual({ siren: '552100554', name: 'Filix SAS', active: true });
    expect(await client!.company('732829320')).toBeNull();
    expect(await client!.line('552100554')).toEqual({ active: true });
    expect(await client!.line('552100554_INCONNU')).toBeNull();
    const partnerId = await aCompany(house, school, { siren: '552100554' });
    const look = () => house.get(DirectoryLookUp).ofPartner(accountant, partnerId);
    const company = { name: 'Filix SAS', active: true };
    expect(await look()).toEqual({ connected: true, siren: '552100554', company, receives: true });
    platform.directoryUrl = 'http://127.0.0.1:9';
    await expect(look()).rejects.toMatchObject({ code: 'platform.silent' });
    platform.siren = '000000000';
    expect(await look()).toEqual({ connected: false, siren: '552100554', company: null, receives: null });
  });
});

describe('what a person hands over', () => {
  it('is in one ZIP, once, and stays there to take again', async () => {
    platform.siren = '000000000';
    const [one, other] = [await aSentInvoice(house, school), await aSentInvoice(house, school)];
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => house.get(HandOver).byHand(accountant)));
    const done = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(done.map(({ count }) => count)).toEqual([2]);
    const { bytes } = await house.get(FileStore).open(accountant, done[0]!.fileId);
    expect(Object.keys(unzipSync(bytes))).toEqual([`plateforme/${one.number}.pdf`, `plateforme/${other.number}.pdf`]);
    expect(await flowOf(one.id)).toMatchObject({ state: 'sent', flowId: null, dropFileId: done[0]!.fileId });
    expect(tries.filter(({ status }) => status === 'rejected')).toHaveLength(7);
  });

  it('leaves alone what the house is sending', async () => {
    const { id } = await aSentInvoice(house, school);
    await expect(house.get(HandOver).byHand(accountant)).rejects.toMatchObject({
      code: 'platform.nothing_to_hand_over',
    });
    await sendDue();
    expect(await flowOf(id)).toMatchObject({ state: 'sent', flowId: 'flow-1' });
  });
});
