import fc from 'fast-check';
import { aModel, aParty } from '../../einvoice/tests/model.builder.js';
import { cdarOf } from '../cdar.reader.js';
import { faultsOfCdar } from '../cdar.rules.js';
import { collectedCdar } from '../cdar.writer.js';
import { byRate, collectedOf, leftOf, type CollectedRate } from '../collected.totals.js';
import { aCdar, paid, why } from './cdar.builder.js';

const refusalOf = (text: string) => {
  try {
    cdarOf(text);
    return null;
  } catch (error) {
    return error as { code: string; message: string };
  }
};

describe('a message of life cycle', () => {
  it('says which invoice, which status, when by the clock of France, and who gave it', () => {
    const { messageId, statuses } = cdarOf(aCdar());
    expect(messageId).toBe('b1c2-205');
    expect(statuses).toEqual([
      {
        number: expect.objectContaining({ text: 'FA-2026-00001' }) as unknown,
        siren: expect.objectContaining({ text: '732829320' }) as unknown,
        ...{ code: 205, actor: 'BY', at: '2026-11-23T09:15:00.000Z' },
        details: [{ reason: null, note: null, amountCents: null, vatRate: null }],
      },
    ]);
  });

  it('in summer is an hour further from Greenwich, and may tell the day alone', () => {
    expect(cdarOf(aCdar({ at: '20260701003000' })).statuses[0]!.at).toBe('2026-06-30T22:30:00.000Z');
    expect(cdarOf(aCdar({ at: '20260701' })).statuses[0]!.at).toBe('2026-06-30T22:00:00.000Z');
  });

  it('gives every reason, every amount by rate, and a code nobody knows yet', () => {
    const disputed = aCdar({ code: '207', details: [why('QTE_ERR', 'Deux de trop'), why('PU_ERR')] });
    expect(cdarOf(disputed).statuses[0]!.details).toMatchObject([
      { reason: 'QTE_ERR', note: 'Deux de trop' },
      { reason: 'PU_ERR', note: null },
    ]);
    const collected = aCdar({ code: '212', details: [paid('-120.5', '20'), paid('10.55', '5.50')] });
    expect(cdarOf(collected).statuses[0]!.details).toMatchObject([
      { amountCents: -12_050, vatRate: 2000 },
      { amountCents: 1_055, vatRate: 550 },
    ]);
    expect(cdarOf(aCdar({ code: '987' })).statuses[0]!.code).toBe(987);
  });

  it('reads whatever prefixes its writer chose', () => {
    const own = aCdar().replaceAll('ram:', 'a:').replaceAll('xmlns:ram', 'xmlns:a').replaceAll('rsm:', 'b:');
    expect(cdarOf(own.replaceAll('xmlns:rsm', 'xmlns:b')).statuses[0]!.code).toBe(205);
  });

  it('of several parts loses none of them', () => {
    const [other = ''] = /<rsm:AcknowledgementDocument>[^]*<\/rsm:AcknowledgementDocument>/.exec(
      aCdar({ number: 'FA-2026-00002', code: '204', at: '20261124090000' }),
    )!;
    const { statuses } = cdarOf(aCdar().replace('</rsm:Cross', `${other}</rsm:Cross`));
    expect(statuses.map(({ number, code, at }) => [number.text, code, at])).toEqual([
      ['FA-2026-00001', 205, '2026-11-23T09:15:00.000Z'],
      ['FA-2026-00002', 204, '2026-11-24T08:00:00.000Z'],
    ]);
  });

  it('that has a name alone is known by it', () => {
    const named = aCdar().replace('<ram:ID>b1c2-205</ram:ID>', '<ram:Name>UC_205_Approuvée</ram:Name>');
    expect(cdarOf(named).messageId).toBe('UC_205_Approuvée');
  });

  it.each([
    [
      'its SIREN, whatever stands before',
      [
        ['0088', '3012345678901'],
        ['0009', '73282932000017'],
        ['0002', '732829320'],
      ],
      '732829320',
    ],
    ['its address', [['0225', '732829320_COMPTA']], '732829320_COMPTA'],
    ['no number that tells nobody', [['0088', '3012345678901']], ''],
  ])('tells the seller by %s', (_what, ids, told) => {
    const written = ids.map(([scheme, id]) => `<ram:GlobalID schemeID="${scheme}">${id}</ram:GlobalID>`).join('');
    const text = aCdar().replace(
      /<ram:GlobalID schemeID="0002">732829320<\/ram:GlobalID>(?=<ram:RoleCode>SE<\/ram:RoleCode><\/ram:Iss)/,
      written,
    );
    expect(text).toContain(written);
    expect(cdarOf(text).statuses[0]!.siren.text).toBe(told);
  });

  it('says once what is written twice', () => {
    const twice = `${why('QTE_ERR', 'Deux de trop')}<ram:IncludedNote><ram:Content>Deux de trop</ram:Content></ram:IncludedNote>`;
    expect(cdarOf(aCdar({ code: '207', details: [twice] })).statuses[0]!.details[0]!.note).toBe('Deux de trop');
  });

  it.each([
    ['ProcessConditionCode', aCdar({ code: 'OK' })],
    ['ram:IssuerAssignedID', aCdar({ number: '' })],
    ['ram:IssuerTradeParty/ram:RoleCode', aCdar({ role: 'ZZ' })],
    ['udt:DateTimeString', aCdar({ at: '20261345000000' })],
    ['ram:ReasonCode', aCdar({ code: '210' })],
    ['ram:ValueAmount', aCdar({ code: '212' })],
    ['ram:ValueAmount', aCdar({ code: '212', details: [paid('beaucoup', '20')] })],
    ['ram:ValueAmount', aCdar({ code: '212', details: [paid('1.00', '20').replace('EUR', 'USD')] })],
    ['ram:ValuePercent', aCdar({ code: '212', details: [paid('1.00', '-20')] })],
    ['ram:ValuePercent', aCdar({ code: '212', details: [paid('1.00', '30000000')] })],
    ['ram:ID', aCdar({ messageId: '' })],
    ['ReferenceReferencedDocument', aCdar().replace(/<ram:ReferenceReferencedDocument>[^]*<\/ram:Ref[^>]*>/, '')],
  ])('that breaks at %s is refused there', (place, text) => {
    expect(refusalOf(text)).toMatchObject({ code: 'platform.message_refused' });
    expect(refusalOf(text)!.message).toContain(place);
  });

  it('is nothing else, is not broken, and declares nothing', () => {
    expect(refusalOf('<Invoice/>')).toMatchObject({ code: 'platform.unknown_message' });
    expect(refusalOf(aCdar().slice(0, 900))).toMatchObject({ code: 'core.unreadable_xml' });
    expect(refusalOf(`<!DOCTYPE a>${aCdar()}`)).toMatchObject({ code: 'core.unreadable_xml' });
  });
});

const buyer = aParty({
  name: 'Filix & Fils',
  siren: '552100554',
  electronicAddress: { scheme: '0225', value: '552100554' },
});
const written = (rates: readonly CollectedRate[]) =>
  collectedCdar({
    messageId: '732829320-FA-2026-00001-212-1',
    at: new Date('2026-11-23T09:15:00Z'),
    invoice: aModel({ buyer }),
    rates,
  });

describe('a message of what was collected', () => {
  const rates = [
    { vatRate: 2000, amountCents: 15_540 },
    { vatRate: 550, amountCents: -1 },
  ];

  it('holds the rules, and reads as it was meant', () => {
    expect(faultsOfCdar(written(rates))).toEqual([]);
    const [status] = cdarOf(written(rates)).statuses;
    expect(status).toMatchObject({ code: 212, actor: 'SE', at: '2026-11-23T09:15:00.000Z' });
    expect(status!.details.map(({ vatRate, amountCents }) => ({ vatRate, amountCents }))).toEqual(rates);
  });

  it.each([
    ['BR-FR-CDV-02', 'urn.cpro.gouv.fr:1p0:CDV:invoice', 'autre'],
    ['BR-FR-CDV-CL-01', 'REGULATED', 'AUTRE'],
    ['BR-FR-CDV-03', '<ram:ID>732829320-FA-2026-00001-212-1</ram:ID>', ''],
    ['BR-FR-CDV-06', '<ram:SenderTradeParty><ram:RoleCode>SE</ram:RoleCode></ram:SenderTradeParty>', ''],
    ['BR-FR-CDV-08', '<ram:URIID schemeID="0225">552100554</ram:URIID>', ''],
    ['BR-FR-CDV-09', '<ram:TypeCode>23</ram:TypeCode>', '<ram:TypeCode>305</ram:TypeCode>'],
    ['BR-FR-CDV-10', '<ram:IssuerAssignedID>FA-2026-00001</ram:IssuerAssignedID>', ''],
    ['BR-FR-04', '<ram:TypeCode>380</ram:TypeCode>', '<ram:TypeCode>999</ram:TypeCode>'],
    ['BR-FR-CDV-11', '<qdt:DateTimeString format="102">20261123</qdt:DateTimeString>', ''],
    ['BR-FR-CDV-14', '<ram:ValuePercent>20.00</ram:ValuePercent>', ''],
    ['BR-FR-CDV-15', '<ram:ProcessConditionCode>212', '<ram:ProcessConditionCode>210'],
    ['BR-FR-CDV-16', '<ram:SequenceNumeric>1</ram:SequenceNumeric>', ''],
    ['BR-FR-CDV-CL-05', '<ram:StatusCode>47</ram:StatusCode>', '<ram:StatusCode>10</ram:StatusCode>'],
  ])('breaks %s', (rule, place, by) => {
    const xml = written(rates);
    expect(xml).toContain(place);
    expect(faultsOfCdar(xml.replace(place, by))).toContain(rule);
  });
});

const invoice = fc.uniqueArray(
  fc.record({ vatRate: fc.constantFrom(2000, 1000, 550, 210, 0), amountCents: fc.integer({ min: 1, max: 5_000_000 }) }),
  { selector: ({ vatRate }) => vatRate, minLength: 1 },
);
const sum = (rates: readonly CollectedRate[]) => rates.reduce((total, { amountCents }) => total + amountCents, 0);

it('payments in any parts make the invoice, rate by rate', () => {
  fc.assert(
    fc.property(invoice, fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 8 }), (asked, wishes) => {
      const taken: CollectedRate[] = [];
      const due = () => sum(asked) - sum(taken);
      for (const wish of [...wishes, Infinity]) {
        const cents = Math.min(wish, due());
        if (cents === 0) continue;
        const rates = collectedOf(leftOf(asked, taken), cents);
        expect(sum(rates)).toBe(cents);
        taken.push(...rates);
      }
      expect(byRate(taken)).toEqual(byRate(asked));
    }),
  );
});
