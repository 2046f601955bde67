import fc from 'fast-check';
import { localDate } from '../../../core/time/local-date.js';
import {
  sealedAllocation,
  sealedPaidOut,
  sealedPayment,
  sealedReversal,
} from '../../accounting/tests/books.builder.js';
import type { SealedFact } from '../../ledger/index.js';
import type { ReportRow } from '../platform.types.js';
import { reported, sumOf } from '../report.totals.js';
import { reportXml } from '../report.writer.js';
import { aSale, dayAt, modelIn } from './reports.builder.js';

const brief = ({ day, audience, operation, vatRate, count, taxableCents, vatCents }: ReportRow) =>
  [day, audience, operation, vatRate, count, taxableCents, vatCents].join(' ');

describe('sales to declare', () => {
  it('are in sum by day, kind of operation and rate; a credit note takes away on its own day', () => {
    const goods = [10_000, 2000] as const;
    const facts = [
      aSale({ number: 'FA-1', onDay: '2026-11-02', lines: [goods, [5_000, 2000, true], [1_000, 550]] }),
      aSale({ number: 'FA-2', onDay: '2026-11-02', lines: [goods] }),
      aSale({ number: 'FA-3', onDay: '2026-11-02', lines: [goods], treatment: 'B2B' }),
      aSale({ number: 'FA-4', onDay: '2026-11-02', lines: [goods], treatment: 'B2BINT' }),
      aSale({ number: 'AV-1', onDay: '2026-11-03', typeCode: '381', corrects: 'FA-2', lines: [[4_000, 2000]] }),
    ];
    expect(reported(facts).sales.map(brief)).toEqual([
      '2026-11-02 abroad TLB1 2000 1 10000 2000',
      '2026-11-02 consumer TLB1 2000 2 20000 4000',
      '2026-11-02 consumer TLB1 550 1 1000 55',
      '2026-11-02 consumer TPS1 2000 1 5000 1000',
      '2026-11-03 consumer TLB1 2000 0 -4000 -800',
    ]);
  });

  it('replaced by a corrective invoice count once, and no more when the new one is of a professional', () => {
    const lines = [[10_000, 2000]] as const;
    const first = aSale({ number: 'FA-1', onDay: '2026-11-02', lines });
    const again = (treatment: 'B2C' | 'B2B') =>
      aSale({ number: 'FA-2', onDay: '2026-11-04', typeCode: '384', corrects: 'FA-1', lines, treatment });
    expect(reported([first, again('B2C')]).sales.map(brief)).toEqual(['2026-11-02 consumer TLB1 2000 1 10000 2000']);
    expect(reported([first, again('B2B')]).sales.map(brief)).toEqual([
      '2026-11-02 consumer TLB1 2000 1 10000 2000',
      '2026-11-04 consumer TLB1 2000 -1 -10000 -2000',
    ]);
  });

  it('less the deposits that were declared before', () => {
    const vat = [{ vatCategory: 'S' as const, vatRate: 2000, taxableCents: 3_000, vatCents: 600 }];
    const deposits = [{ number: 'FA-1', issuedOn: localDate('2026-11-02'), vat }];
    const facts = [
      aSale({ number: 'FA-1', onDay: '2026-11-02', typeCode: '386', lines: [[3_000, 2000]] }),
      aSale({ number: 'FA-2', onDay: '2026-11-05', lines: [[10_000, 2000]], deposits }),
    ];
    expect(reported(facts).sales.map(({ taxableCents, vatCents }) => [taxableCents, vatCents])).toEqual([
      [3_000, 600],
      [7_000, 1_400],
    ]);
  });

  const lines = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 90_000 }), fc.constantFrom(2000, 1000, 550), fc.boolean()),
    {
      minLength: 1,
      maxLength: 5,
    },
  );
  const paper = fc.record({
    lines,
    treatment: fc.constantFrom('B2C' as const, 'B2C' as const, 'B2BINT' as const, 'B2B' as const),
    then: fc.constantFrom('nothing', 'credit', 'replace', 'replace and credit'),
  });

  /** Papers and what becomes of them, a day each. */
  function factsOf(
    papers: readonly { lines: [number, number, boolean][]; treatment: 'B2C' | 'B2BINT' | 'B2B'; then: string }[],
  ) {
    const facts: SealedFact[] = [];
    const tell = (wish: Parameters<typeof aSale>[0]) => facts.push(aSale({ ...wish, onDay: dayAt(facts.length) }));
    for (const [at, { lines: sold, treatment, then }] of papers.entries()) {
      let last = `FA-${at}`;
      tell({ number: last, lines: sold, treatment });
      if (then.startsWith('replace')) {
        tell({ number: `FC-${at}`, typeCode: '384', corrects: last, lines: sold, treatment });
        last = `FC-${at}`;
      }
      if (then.endsWith('credit'))
        tell({ number: `AV-${at}`, typeCode: '381', corrects: last, lines: sold.slice(0, 1), treatment });
    }
    return facts;
  }

  it('agree to the cent with the papers of any days, rate by rate, whatever is credited and replaced', () => {
    fc.assert(
      fc.property(fc.array(paper, { maxLength: 12 }), fc.nat(40), fc.nat(40), (papers, from, more) => {
        const facts = factsOf(papers);
        const within = (day: string) => dayAt(from) <= day && day <= dayAt(from + more);
        const expected = new Map<string, number>();
        for (const model of facts.map(modelIn)) {
          const bar = model.notes[0]!.content;
          // One that takes another's place sells nothing again.
          if (!within(model.issuedOn) || model.typeCode === '384' || bar === 'B2B') continue;
          const sign = model.typeCode === '381' ? -1 : 1;
          for (const { vatRate, taxableCents, vatCents } of model.vat)
            for (const [of, cents] of [
              ['net', taxableCents],
              ['vat', vatCents],
            ] as const) {
              const key = `${bar === 'B2C' ? 'consumer' : 'abroad'} ${vatRate} ${of}`;
              expected.set(key, (expected.get(key) ?? 0) + sign * cents);
            }
        }
        const told = new Map<string, number>();
        for (const { day, audience, vatRate, taxableCents, vatCents } of reported(facts).sales)
          for (const [of, cents] of [
            ['net', taxableCents],
            ['vat', vatCents],
          ] as const) {
            const key = `${audience} ${vatRate} ${of}`;
            if (within(day)) told.set(key, (told.get(key) ?? 0) + cents);
          }
        for (const key of new Set([...expected.keys(), ...told.keys()]))
          expect([key, told.get(key) ?? 0]).toEqual([key, expected.get(key) ?? 0]);
      }),
    );
  });

  it('of days that are over are the same whatever is issued afterwards', () => {
    fc.assert(
      fc.property(fc.array(paper, { maxLength: 12 }), fc.nat(40), (papers, cut) => {
        const facts = factsOf(papers);
        const until = facts.slice(0, cut);
        const last = until.at(-1)?.onDay ?? '';
        const then = reported(facts).sales.filter(({ day }) => day <= last);
        expect(reported(until).sales).toEqual(then);
      }),
    );
  });
});

describe('payments to declare', () => {
  const service = (wish: Partial<Parameters<typeof aSale>[0]> = {}) =>
    aSale({ number: 'FA-1', onDay: '2026-11-02', lines: [[10_000, 2000, true]], ...wish });
  const paid = (number: string, cents: number, onDay = '2026-11-10') => [
    sealedPayment(number, cents, { onDay }),
    sealedAllocation(number, [{ number: 'FA-1', amountCents: cents }], { onDay: '2026-11-12' }),
  ];

  it('are those of services, on the day the money came', () => {
    expect(reported([service(), ...paid('PA-1', 6_000)]).payments.map(brief)).toEqual([
      '2026-11-10 consumer TPS1 2000 1 5000 1000',
    ]);
    for (const other of [
      service({ lines: [[10_000, 2000]] }),
      service({ treatment: 'B2B' }),
      service({ onDebits: true }),
    ])
      expect(reported([other, ...paid('PA-1', 6_000)]).payments).toEqual([]);
  });

  it('of goods and services together are the part of the services', () => {
    const mixed = service({
      lines: [
        [7_500, 2000],
        [2_500, 2000, true],
      ],
    });
    expect(reported([mixed, ...paid('PA-1', 12_000)]).payments.map(brief)).toEqual([
      '2026-11-10 consumer TPS1 2000 1 2500 500',
    ]);
  });

  it('taken back or refunded are taken away, on that day', () => {
    const back = [service(), ...paid('PA-1', 6_000), sealedReversal('PA-1', '2026-11-20')];
    expect(reported(back).payments.map(brief)).toEqual([
      '2026-11-10 consumer TPS1 2000 1 5000 1000',
      '2026-11-20 consumer TPS1 2000 0 -5000 -1000',
    ]);
    const credit = aSale({ number: 'AV-1', typeCode: '381', corrects: 'FA-1', lines: [[10_000, 2000, true]] });
    const refund = sealedPaidOut('DC-1', 12_000, { creditNote: 'AV-1' });
    const given = reported([service(), ...paid('PA-1', 12_000), credit, refund]).payments;
    expect(sumOf(given)).toEqual({ taxableCents: 0, vatCents: 0 });
  });

  it('in any parts, some taken back, are what came in to the cent', () => {
    const parts = fc.array(fc.record({ cents: fc.integer({ min: 1, max: 4_000 }), back: fc.boolean() }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(parts, (told) => {
        let due = 22_550;
        let kept = 0;
        const facts = [
          service({
            lines: [
              [10_000, 2000, true],
              [10_000, 550, true],
            ],
          }),
        ];
        for (const [at, { cents, back }] of told.entries()) {
          const part = Math.min(cents, due);
          if (part === 0) continue;
          facts.push(...paid(`PA-${at}`, part));
          if (back) facts.push(sealedReversal(`PA-${at}`));
          else {
            due -= part;
            kept += part;
          }
        }
        const { taxableCents, vatCents } = sumOf(reported(facts).payments);
        expect(taxableCents + vatCents).toBe(kept);
      }),
    );
  });
});

describe('the file of a declaration', () => {
  const told = (kind: 'sales' | 'payments', rows: ReportRow[], replaces: string | null = null) =>
    reportXml({
      ...{ id: '800000101-ERV-20261101-1', at: new Date('2026-12-01T08:00:00Z'), kind, replaces, rows },
      period: { from: '2026-11-01', to: '2026-11-30' },
      school: { siren: '800000101', legalName: 'Fil & Cie' },
    });
  const { sales, payments } = reported([
    aSale({
      number: 'FA-1',
      onDay: '2026-11-02',
      lines: [
        [10_000, 2000],
        [1_000, 550],
        [5_000, 2000, true],
      ],
      onDebits: true,
    }),
    aSale({ number: 'FA-2', onDay: '2026-11-03', lines: [[10_000, 2000, true]] }),
    sealedPayment('PA-1', 12_000, { onDay: '2026-11-10' }),
    sealedAllocation('PA-1', [{ number: 'FA-2', amountCents: 12_000 }]),
  ]);

  it('tells sales by day and operation, a rate each, in the order of the schema', () => {
    const party = (name: string) =>
      `<${name}><Id schemeId="0002">800000101</Id><Name>Fil &amp; Cie</Name><RoleCode>SE</RoleCode></${name}>`;
    const rate = (percent: string, net: string, vat: string) =>
      `<TaxSubtotal><TaxPercent>${percent}</TaxPercent><TaxableAmount>${net}</TaxableAmount><TaxTotal>${vat}</TaxTotal></TaxSubtotal>`;
    const sums = (code: string, net: string, vat: string) =>
      `<CategoryCode>${code}</CategoryCode><TaxExclusiveAmount>${net}</TaxExclusiveAmount><TaxTotal>${vat}</TaxTotal>`;
    const head = '<TransactionsCurrency>EUR</TransactionsCurrency>';
    expect(told('sales', sales)).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<Report><ReportDocument><Id>800000101-ERV-20261101-1</Id>` +
        `<IssueDateTime><DateTimeString>20261201090000</DateTimeString></IssueDateTime><TypeCode>IN</TypeCode>` +
        `${party('Sender')}${party('Issuer')}</ReportDocument><TransactionsReport>` +
        `<ReportPeriod><StartDate>20261101</StartDate><EndDate>20261130</EndDate></ReportPeriod>` +
        `<Transactions><Date>20261102</Date>${head}${sums('TLB1', '110.00', '20.55')}` +
        `${rate('20.00', '100.00', '20.00')}${rate('5.50', '10.00', '0.55')}</Transactions>` +
        `<Transactions><Date>20261102</Date>${head}<TaxDueDateTypeCode>5</TaxDueDateTypeCode>` +
        `${sums('TPS1', '50.00', '10.00')}${rate('20.00', '50.00', '10.00')}</Transactions>` +
        `<Transactions><Date>20261103</Date>${head}${sums('TPS1', '100.00', '20.00')}` +
        `${rate('20.00', '100.00', '20.00')}</Transactions></TransactionsReport></Report>\n`,
    );
  });

  it('tells payments with their VAT, and of a correction what it takes the place of', () => {
    expect(told('payments', payments, '800000101-ERP-20261101-1')).toContain(
      '<PaymentsReport><ReportPeriod><StartDate>20261101</StartDate><EndDate>20261130</EndDate></ReportPeriod>' +
        '<Transactions><Payment><Date>20261110</Date><SubTotals><TaxPercent>20.00</TaxPercent>' +
        '<CurrencyCode>EUR</CurrencyCode><Amount>120.00</Amount></SubTotals></Payment></Transactions></PaymentsReport>',
    );
    expect(told('payments', payments, 'X-1')).toContain(
      '<TypeCode>RE</TypeCode><References><ReportId>X-1</ReportId></References>',
    );
  });
});
