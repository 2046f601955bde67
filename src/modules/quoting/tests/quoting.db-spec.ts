import { createHash } from 'node:crypto';
import { OutboxMessage } from '../../../core/core.entities.js';
import type { PartnerScope, Scope } from '../../../core/access/scope.js';
import { FileStore } from '../../../core/files/file-store.js';
import { PNG } from '../../../core/files/tests/bytes.js';
import { UploadedFile } from '../../../core/http/uploaded-file.js';
import { formatCents, formatPrice } from '../../../core/money/money.js';
import { localDate } from '../../../core/time/local-date.js';
import { itReads, PaperFile } from '../../../../test/support/papers.js';
import { openHouse, type House, type TestSchool } from '../../../../test/support/house.js';
import { CatalogService, type ItemRead } from '../../catalog/index.js';
import { anItem } from '../../catalog/tests/catalog.builder.js';
import { PartnersService } from '../../partners/index.js';
import {
  QuoteAnswer,
  QuoteDrafting,
  QuoteSending,
  QuotesQueries,
  QuotesService,
  QuotingModule,
  RequestsQueries,
  RequestsService,
  RequestThread,
} from '../index.js';
import { aDraftQuote, aLine, aSentQuote } from './quoting.builder.js';

const NEED = {
  subject: 'Bride alu',
  need: 'Aluminium 6082, ébavurée.',
  quantities: [{ quantity: 100 }, { quantity: 20 }],
};

/** One kind of space: a paper has its own. */
const plain = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, ' ');

describe('requests and quotes', () => {
  let house: House;
  let school: TestSchool;
  let master: Scope;
  let partner: PartnerScope;
  let other: PartnerScope;
  let item: ItemRead;
  beforeAll(async () => {
    house = await openHouse([QuotingModule]);
    school = await house.aSchool();
    master = await house.scope(school, 'master');
    const [first, second] = [await aCustomer('Filis'), await aCustomer('Autre')];
    partner = await house.scope(school, 'partner', { partnerId: first });
    other = await house.scope(school, 'partner', { partnerId: second });
    item = await anItem(house, school, { marketPriceE4: 400_000 });
  });
  afterAll(() => house.close());

  const aCustomer = (name: string) =>
    house.get(PartnersService).create(school.system, {
      ...{ name, legalName: `${name} SAS`, kind: 'company' as const, siren: '732829320', email: `${name}@example.org` },
      ...{
        street: '4 quai',
        postcode: '27000',
        city: 'Évreux',
        roles: ['customer' as const],
        paymentTerms: 'NET30' as const,
      },
    });
  const ask = (scope: PartnerScope = partner, file?: UploadedFile) =>
    house.get(RequestsService).ask(scope, scope.partnerId, NEED, file);
  const request = (id: number, scope: Scope = master) => house.get(RequestsQueries).sheet(scope, id);
  const quote = (id: number) => house.get(QuotesQueries).sheet(master, id);
  const mails = () => house.read.manager.find(OutboxMessage, { where: { schoolId: school.id }, order: { id: 'ASC' } });
  const lastMail = async () => (await mails()).at(-1)!;
  const draft = (line = {}) => aDraftQuote(house, school, { partnerId: partner.partnerId, item, line });
  const sent = (line = {}) => aSentQuote(house, school, { partnerId: partner.partnerId, item, line });

  describe('a request', () => {
    it('is written down with its drawing, and tells the school by mail', async () => {
      const { id } = await ask(partner, new UploadedFile('../plan.png', PNG));
      const sheet = await request(id);
      expect(sheet).toMatchObject({
        state: 'submitted',
        source: 'portal',
        quantities: [20, 100],
        partnerName: 'Filis',
      });
      expect(sheet.number).toMatch(/^DP-2026-\d{5}$/);
      expect(sheet.files.map(({ name }) => name)).toEqual(['plan.png']);
      expect(await lastMail()).toMatchObject({ subject: `Demande de prix ${sheet.number} de Filis` });
      expect((await lastMail()).body).toContain(`/requests/${id}`);
    });

    it('is not written at all when its file is no drawing', async () => {
      const before = (await house.get(RequestsQueries).list(master, {})).rows.length;
      const svg = new UploadedFile('plan.png', Buffer.from('<svg onload="alert(1)"/>'));
      await expect(ask(partner, svg)).rejects.toMatchObject({ status: 415 });
      expect((await house.get(RequestsQueries).list(master, {})).rows).toHaveLength(before);
    });

    it('waits for the customer, whose answer sends it back to study', async () => {
      const { id } = await ask();
      const thread = house.get(RequestThread);
      await thread.write(master, id, 'Quel état de surface ?', true);
      expect(await request(id)).toMatchObject({ state: 'waiting_customer' });
      expect(await lastMail()).toMatchObject({ recipient: 'filis@example.org' });
      await thread.write(partner, id, 'Ra 1,6.');
      const sheet = await request(id, partner);
      expect(sheet.state).toBe('qualifying');
      expect(sheet.messages.map(({ side, text }) => [side, text])).toEqual([
        ['school', 'Quel état de surface ?'],
        ['partner', 'Ra 1,6.'],
      ]);
    });

    it('is declined with its reason, and then takes no more words', async () => {
      const { id } = await ask();
      await house.get(RequestsService).decline(master, id, 'Trop grande pour nos machines');
      expect(await request(id, partner)).toMatchObject({ state: 'declined', answer: 'Trop grande pour nos machines' });
      await expect(house.get(RequestThread).write(partner, id, 'Et demain ?')).rejects.toMatchObject({
        code: 'quoting.request_ended',
      });
      await expect(house.get(QuotesService).answer(master, id)).rejects.toMatchObject({
        code: 'quoting.request_ended',
      });
    });

    it('is nothing for another partner', async () => {
      const { id } = await ask();
      await expect(request(id, other)).rejects.toMatchObject({ status: 404 });
      await expect(house.get(RequestThread).write(other, id, 'x')).rejects.toMatchObject({ status: 404 });
      await expect(house.get(RequestsService).withdraw(other, id, 'x')).rejects.toMatchObject({ status: 404 });
      await expect(house.get(RequestsService).ask(other, partner.partnerId, NEED)).rejects.toMatchObject({
        status: 404,
      });
      expect((await house.get(RequestsQueries).list(other, {})).rows).toEqual([]);
    });

    it('takes no day that has passed, nor a quantity twice', async () => {
      const service = house.get(RequestsService);
      const past = { ...NEED, wishedOn: localDate('2026-11-22') };
      await expect(service.ask(partner, partner.partnerId, past)).rejects.toMatchObject({
        code: 'quoting.wished_in_past',
      });
      const twice = { ...NEED, quantities: [{ quantity: 5 }, { quantity: 5 }] };
      await expect(service.ask(partner, partner.partnerId, twice)).rejects.toMatchObject({
        code: 'quoting.quantity_twice',
      });
    });
  });

  describe('a quote', () => {
    it('prices each quantity, keeps what the price is made of, and warns under the market', async () => {
      const { lines, totals } = await draft({ otherQuantities: [{ quantity: 40 }] });
      // 4 pieces: (20 min + 4 × 14,5 min) at 40 €/h + 20 € of material = 72 €; / 0,75 / 4 = 24 €.
      const [four, forty] = lines[0]!.prices;
      expect(four).toMatchObject({
        quantity: 4,
        chosen: true,
        itemNetPriceE4: 240_000,
        costCents: 7_200,
        marginBp: 2_500,
      });
      expect(four).toMatchObject({ underMarket: true });
      expect(forty).toMatchObject({ quantity: 40, chosen: false, itemNetPriceE4: 200_000 });
      expect(lines[0]!.basis.steps.map(({ code }) => code)).toEqual(['COU', 'PIQ']);
      expect(totals).toMatchObject({ totalWithoutVatCents: 9_600, totalVatCents: 1_920, totalWithVatCents: 11_520 });
    });

    it('keeps the steps of the day it was priced', async () => {
      const own = await anItem(house, school);
      const made = await aDraftQuote(house, school, { partnerId: partner.partnerId, item: own });
      await house.get(CatalogService).setRouting(school.system, own.id, []);
      expect((await quote(made.id)).lines[0]!.basis.steps).toHaveLength(2);
    });

    it('replaces the line of the same item, and takes one out', async () => {
      const { id } = await draft();
      await house.get(QuoteDrafting).putLine(master, id, aLine(item, { imposedPriceE4: 500_000 }));
      const changed = await quote(id);
      expect(changed.lines).toHaveLength(1);
      expect(changed).toMatchObject({ totalWithoutVatCents: 20_000, version: 3 });
      await house.get(QuoteDrafting).removeLine(master, id, changed.lines[0]!.id);
      expect(await quote(id)).toMatchObject({ lines: [], totalWithoutVatCents: 0 });
      await expect(house.get(QuoteSending).send(master, id)).rejects.toMatchObject({ code: 'quoting.empty' });
    });

    it('is sent as a PDF whose sum is kept, and answers the request', async () => {
      const { id: requestId } = await ask();
      const { id } = await house.get(QuotesService).answer(master, requestId);
      await house.get(QuoteDrafting).putLine(master, id, aLine(item));
      await house.get(QuoteSending).send(master, id);
      const sheet = await quote(id);
      const { bytes } = await house.get(FileStore).open(partner, sheet.fileId!);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sheet.pdfSha256);
      expect(await request(requestId)).toMatchObject({ state: 'quoted' });
      expect(await lastMail()).toMatchObject({ recipient: 'filis@example.org', fileId: sheet.fileId });
      await expect(house.get(FileStore).open(other, sheet.fileId!)).rejects.toMatchObject({ status: 404 });
    });

    it('changes no more once sent: by service, nor by hand in the base', async () => {
      const { id, lines } = await sent();
      await expect(house.get(QuoteDrafting).putLine(master, id, aLine(item))).rejects.toMatchObject({
        code: 'quoting.not_draft',
      });
      const terms = { validUntil: localDate('2027-01-31') };
      await expect(house.get(QuoteDrafting).setTerms(master, id, terms)).rejects.toMatchObject({
        code: 'quoting.not_draft',
      });
      const byHand = (text: string) => house.unit.run(() => house.unit.manager.query(text));
      const lineId = lines[0]!.id;
      for (const text of [
        `UPDATE quote_price SET item_net_price_e4 = 1 WHERE line_id = ${lineId}`,
        `DELETE FROM quote_cell WHERE line_id = ${lineId}`,
        `UPDATE quote_line SET item_name = 'x' WHERE id = ${lineId}`,
        `UPDATE quote SET total_with_vat_cents = 1 WHERE id = ${id}`,
        `UPDATE quote SET valid_until = '2030-01-01' WHERE id = ${id}`,
      ])
        await expect(byHand(text)).rejects.toThrow(/do not change/);
    });

    it('is revised: the new one says what changed and takes the place of the old when sent', async () => {
      const first = await sent();
      const { id } = await house.get(QuotesService).revise(master, first.id);
      await expect(house.get(QuotesService).revise(master, first.id)).rejects.toMatchObject({
        code: 'quoting.revision_open',
      });
      expect(await quote(first.id)).toMatchObject({ state: 'sent' });
      await house.get(QuoteDrafting).putLine(master, id, aLine(item, { imposedPriceE4: 225_000 }));
      await house.get(QuoteSending).send(master, id);
      const second = await quote(id);
      expect(second).toMatchObject({ number: first.number, revision: 2, state: 'sent' });
      const said = second.differences.map(({ what, before, after }) => [what, before, after].map(plain));
      expect(said).toEqual([
        [item.name, '4 pièces à 24,00 €', '4 pièces à 22,50 €'],
        ['Total HT', '96,00 €', '90,00 €'],
      ]);
      expect(await quote(first.id)).toMatchObject({ state: 'superseded' });
    });

    it('is on offer once, when two send two revisions at the same moment', async () => {
      const first = await sent();
      const { id } = await house.get(QuotesService).revise(master, first.id);
      const tries = await Promise.allSettled(Array.from({ length: 8 }, () => house.get(QuoteSending).send(master, id)));
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect((await quote(id)).revisions.filter(({ state }) => state === 'sent')).toHaveLength(1);
    });

    itReads('is not sent when it changed while it was drawn: the paper says what is kept', async () => {
      const { id } = await draft();
      const [sending] = await Promise.allSettled([
        house.get(QuoteSending).send(master, id),
        house.get(QuoteDrafting).putLine(master, id, aLine(item, { marginPercent: 50 })),
      ]);
      const { state, totals, fileId } = await quote(id);
      if (sending.status === 'rejected') {
        expect(sending.reason).toMatchObject({ code: 'quoting.changed_meanwhile' });
        expect(state).toBe('draft');
        return;
      }
      expect(state).toBe('sent');
      const paper = new PaperFile((await house.get(FileStore).open(master, fileId!)).bytes);
      expect(plain(paper.text())).toContain(plain(formatCents(totals.totalWithVatCents)));
      paper.remove();
    });

    itReads('is a paper with its prices, its other quantities and its terms, and no cost', async () => {
      const { id } = await draft({ otherQuantities: [{ quantity: 40 }], hourlyRateCents: 7_331 });
      const terms = { validUntil: localDate('2026-12-24'), depositPercent: 30, terms: 'Livré en caisse.' };
      await house.get(QuoteDrafting).setTerms(master, id, terms);
      await house.get(QuoteSending).send(master, id);
      const sheet = await quote(id);
      const paper = new PaperFile((await house.get(FileStore).open(partner, sheet.fileId!)).bytes);
      const text = plain(paper.text());
      const [four, forty] = sheet.lines[0]!.prices;
      for (const price of [four!, forty!]) expect(text).toContain(plain(formatPrice(price.itemNetPriceE4)));
      for (const said of ['24/12/2026', 'Livré en caisse.', 'Bon pour accord', sheet.number, 'SIREN'])
        expect(text).toContain(said);
      expect(text).toContain(plain(`Acompte de 30 % à la commande : ${formatCents(sheet.depositCents)} TTC.`));
      expect(text).not.toMatch(/73,31|marge|coût/i);
      paper.remove();
    });

    it('is unseen by its customer until it is sent, and by others for ever', async () => {
      const { id } = await draft();
      const shown = (scope: PartnerScope) => house.get(QuotesQueries).shown(scope, id);
      await expect(shown(partner)).rejects.toMatchObject({ status: 404 });
      await house.get(QuoteSending).send(master, id);
      expect(JSON.stringify(await shown(partner))).not.toMatch(/cost|basis|margin|market/i);
      await expect(shown(other)).rejects.toMatchObject({ status: 404 });
      const no = house.get(QuoteAnswer).decline(other, id, 'x');
      await expect(no).rejects.toMatchObject({ status: 404 });
    });

    it('is declined with its reason, and may be revised', async () => {
      const { id } = await sent();
      await house.get(QuoteAnswer).decline(partner, id, 'Trop cher');
      expect((await lastMail()).body).toContain('Refusé : Trop cher');
      const { id: next } = await house.get(QuotesService).revise(master, id);
      await house.get(QuoteSending).send(master, next);
      expect(await quote(id)).toMatchObject({ state: 'superseded' });
    });

    it('is on offer until its last day has passed', async () => {
      const alone = await house.scope(school, 'partner', { partnerId: await aCustomer('Seul') });
      await aSentQuote(house, school, { partnerId: alone.partnerId, item });
      const onOffer = () => house.get(QuotesQueries).onOffer(alone);
      expect(await onOffer()).toBe(1);
      const now = house.clock.now();
      house.clock.set('2026-12-24T08:00:00Z');
      expect(await onOffer()).toBe(0);
      house.clock.set(now);
    });

    it('takes a validity and a delivery to come', async () => {
      const { id } = await draft();
      const set = (terms: Parameters<QuoteDrafting['setTerms']>[2]) =>
        house.get(QuoteDrafting).setTerms(master, id, terms);
      await expect(set({ validUntil: localDate('2026-11-22') })).rejects.toMatchObject({
        code: 'quoting.validity_past',
      });
      const late = { validUntil: localDate('2026-12-01'), deliverableOn: localDate('2026-11-01') };
      await expect(set(late)).rejects.toMatchObject({ code: 'quoting.delivery_past' });
      await set({ validUntil: localDate('2026-12-01'), depositPercent: 30 });
      expect(await quote(id)).toMatchObject({ depositPercent: 30, depositCents: 3_456 });
    });
  });
});
