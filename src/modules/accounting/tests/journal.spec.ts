import { fecFaults } from '../fec.check.js';
import { FEC_COLUMNS, fecName, fecOf, latin9 } from '../fec.js';
import { entriesOf, type BookEntry } from '../journal.totals.js';
import type { SealedFact } from '../../ledger/index.js';
import { letteringOf, letters } from '../lettering.totals.js';
import { vatSummary } from '../vat.summary.js';
import { ACCOUNTS, sealedAllocation, sealedInvoice, sealedPayment, sealedReversal } from './books.builder.js';

const booked = (facts: readonly SealedFact[], accounts = ACCOUNTS) => entriesOf(facts, () => accounts);
/** `411000 D 12 000`: an entry as an accountant writes it. */
const told = ({ lines }: BookEntry) =>
  lines.map(
    ({ account, debitCents, creditCents }) => `${account} ${debitCents > 0 ? 'D' : 'C'} ${debitCents + creditCents}`,
  );

describe('the entries of', () => {
  const sale = sealedInvoice({
    number: 'FA-1',
    lines: [
      [10_000, 2000],
      [1_000, 550, true],
    ],
  });
  const row = { vatCategory: 'S' as const, vatRate: 2000 };

  it('an invoice of goods and services at two rates', () => {
    expect(told(booked([sale])[0]!)).toEqual([
      ...['411000 D 13055', '701000 C 10000', '706000 C 1000', '445710 C 2000', '445710 C 55'],
    ]);
  });

  it('a credit note, turned round', () => {
    const credit = sealedInvoice({ number: 'AV-1', typeCode: '381', corrects: 'FA-1', lines: [[500, 2000]] });
    expect(told(booked([sale, credit])[1]!)).toEqual(['411000 C 600', '701000 D 500', '445710 D 100']);
  });

  it('a corrective invoice: owed by another paper, sold once, lettered with what pays it', () => {
    const second = sealedInvoice({
      number: 'FA-2',
      typeCode: '384',
      corrects: 'FA-1',
      lines: [
        [10_000, 2000],
        [1_000, 550, true],
      ],
    });
    const paid = [sealedPayment('PA-1', 13_055), sealedAllocation('PA-1', [{ number: 'FA-2', amountCents: 13_055 }])];
    const facts = [sale, second, ...paid];
    expect(told(booked(facts)[1]!)).toEqual(['411000 D 13055', '411000 C 13055']);
    expect([...letteringOf(facts, booked(facts)).keys()]).toEqual(['FA-1', 'FA-2', 'PA-1']);
    const [full, reduced] = vatSummary(facts, () => true);
    expect([full, reduced].map((each) => each!.invoiced)).toEqual([full, reduced].map((each) => each!.collected));
    expect(full!.invoiced).toEqual({ taxableCents: 10_000, vatCents: 2_000 });
    expect(fecFaults(fecOf(booked(facts), context(facts)))).toEqual([]);
  });

  it('a deposit, and the invoice that takes it off', () => {
    const deposit = sealedInvoice({ number: 'FA-1', typeCode: '386', lines: [[3_000, 2000]] });
    const taken = [
      { number: 'FA-1', issuedOn: '2026-11-23' as never, vat: [{ ...row, taxableCents: 3_000, vatCents: 600 }] },
    ];
    const final = sealedInvoice({ number: 'FA-2', lines: [[10_000, 2000]], deposits: taken });
    expect(booked([deposit, final]).map(told)).toEqual([
      ['411000 D 3600', '419100 C 3000', '445710 C 600'],
      ['411000 D 8400', '419100 D 3000', '445710 D 600', '701000 C 10000', '445710 C 2000'],
    ]);
  });

  it('a deposit booked once it is paid', () => {
    const deposit = sealedInvoice({ number: 'FA-1', typeCode: '386', lines: [[3_000, 2000]] });
    const facts = [
      ...[deposit, sealedPayment('PA-1', 3_600)],
      ...[sealedAllocation('PA-1', [{ number: 'FA-1', amountCents: 3_600 }]), sealedReversal('PA-1')],
    ];
    expect(booked(facts, { ...ACCOUNTS, depositsOn: 'payment' }).map(told)).toEqual([
      ['512000 D 3600', '411000 C 3600'],
      ['411000 D 3600', '419100 C 3000', '445710 C 600'],
      ['512000 C 3600', '411000 D 3600', '411000 C 3600', '419100 D 3000', '445710 D 600'],
    ]);
  });

  it.each([
    ['transfer', '512000', 'BQ'],
    ['card', '512000', 'BQ'],
    ['cheque', '511200', 'BQ'],
    ['cash', '530000', 'CA'],
  ])('a payment by %s', (method, account, journal) => {
    const [entry] = booked([sealedPayment('PA-1', 500, { method })]);
    expect([entry!.journal, ...told(entry!)]).toEqual([journal, `${account} D 500`, '411000 C 500']);
  });

  it('the accounts of their own day', () => {
    const later = sealedInvoice({ number: 'FA-2', onDay: '2027-01-01', lines: [[100, 2000]] });
    const entries = entriesOf([sale, later], (day) => (day < '2027' ? ACCOUNTS : { ...ACCOUNTS, goods: '701500' }));
    expect(entries.flatMap(told).filter((line) => line.startsWith('701'))).toEqual(['701000 C 10000', '701500 C 100']);
  });
});

describe('letters', () => {
  it('go on from Z to AA', () => {
    expect([0, 25, 26, 27, 701, 702].map(letters)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
  });

  it('are given to papers that settle one another, a customer apart, on the day they came to nothing', () => {
    const facts = [
      ...[
        sealedInvoice({ number: 'FA-1', lines: [[1_000, 2000]] }),
        sealedInvoice({ number: 'FA-2', lines: [[2_000, 2000]] }),
      ],
      sealedInvoice({ number: 'AV-1', typeCode: '381', corrects: 'FA-1', lines: [[500, 2000]] }),
      ...[
        sealedPayment('PA-1', 600),
        sealedAllocation('PA-1', [{ number: 'FA-1', amountCents: 600 }], { onDay: '2026-11-30' }),
      ],
      ...[sealedPayment('PA-2', 1_000), sealedAllocation('PA-2', [{ number: 'FA-2', amountCents: 1_000 }])],
      sealedInvoice({ number: 'FA-3', partnerId: 2, lines: [[100, 2000]] }),
      ...[
        sealedPayment('PA-3', 120, { partnerId: 2 }),
        sealedAllocation('PA-3', [{ number: 'FA-3', amountCents: 120 }]),
      ],
    ];
    const found = Object.fromEntries(
      [...letteringOf(facts, booked(facts))].map(([number, { code, on }]) => [number, `${code} ${on}`]),
    );
    expect(found).toEqual({
      ...{ 'FA-1': 'A 2026-11-30', 'AV-1': 'A 2026-11-30', 'PA-1': 'A 2026-11-30' },
      ...{ 'FA-3': 'A 2026-11-23', 'PA-3': 'A 2026-11-23' },
    });
  });

  it('are taken back with a payment', () => {
    const paid = [
      ...[sealedInvoice({ number: 'FA-1', lines: [[1_000, 2000]] }), sealedPayment('PA-1', 1_200)],
      sealedAllocation('PA-1', [{ number: 'FA-1', amountCents: 1_200 }]),
    ];
    expect(letteringOf(paid, booked(paid)).size).toBe(2);
    const taken = [...paid, sealedReversal('PA-1')];
    expect(letteringOf(taken, booked(taken)).size).toBe(0);
  });
});

describe('VAT', () => {
  it('of a period: what its papers say, and the part of what was paid in it', () => {
    const facts = [
      sealedInvoice({
        number: 'FA-1',
        onDay: '2026-10-30',
        lines: [
          [10_000, 2000],
          [10_000, 550],
        ],
      }),
      sealedInvoice({ number: 'FA-2', lines: [[1_000, 2000]] }),
      sealedPayment('PA-1', 11_275),
      sealedAllocation('PA-1', [{ number: 'FA-1', amountCents: 11_275 }]),
    ];
    expect(vatSummary(facts, (day) => day.startsWith('2026-11'))).toEqual([
      {
        ...{ vatCategory: 'S', vatRate: 2000 },
        ...{ invoiced: { taxableCents: 1_000, vatCents: 200 }, collected: { taxableCents: 5_000, vatCents: 1_000 } },
      },
      {
        ...{ vatCategory: 'S', vatRate: 550 },
        ...{ invoiced: { taxableCents: 0, vatCents: 0 }, collected: { taxableCents: 5_000, vatCents: 275 } },
      },
    ]);
  });
});

const names = new Map([
  [1, 'Filix & Œuvres | Côté €'],
  [2, 'Zoë Ltd'],
]);
const context = (facts: readonly SealedFact[]) => ({
  names,
  lettering: letteringOf(facts, booked(facts)),
  validOn: '2026-12-01',
});

describe('a file in the layout of the FEC', () => {
  const facts = [
    sealedInvoice({ number: 'FA-1', lines: [[10_000, 2000]] }),
    ...[sealedPayment('PA-1', 12_000), sealedAllocation('PA-1', [{ number: 'FA-1', amountCents: 12_000 }])],
  ];
  const file = fecOf(booked(facts), context(facts));
  const lines = file.toString('latin1').split('\r\n');

  it('is named, written and ordered as LPF A47 A-1 says', () => {
    expect(fecName('732829320', '2026-11-30')).toBe('732829320FEC20261130.txt');
    expect(lines[0]).toBe(FEC_COLUMNS.join('\t'));
    expect(lines[1]!.split('\t')).toEqual([
      ...['VE', 'Ventes', '1', '20261123', '411000', 'Clients', 'C00001'],
      Buffer.from([
        ...Buffer.from('Filix & '),
        0xbc,
        ...Buffer.from('uvres C'),
        0xf4,
        ...Buffer.from('t'),
        0xe9,
        0x20,
        0xa4,
      ]).toString('latin1'),
      ...['FA-1', '20261123', 'Facture FA-1 Filix SAS', '120,00', '0,00', 'A', '20261123', '20261201', '', ''],
    ]);
    expect(fecFaults(file)).toEqual([]);
  });

  it.each([
    ['a separator', (text: string) => text.replaceAll('\t', ';')],
    ['a name of column', (text: string) => text.replace('EcritureNum', 'NumEcriture')],
    ['a day', (text: string) => text.replace('\t20261123\t', '\t20261131\t')],
    ['an amount', (text: string) => text.replace('120,00', '120.00')],
    ['a cent', (text: string) => text.replace('120,00', '120,01')],
    ['an empty label', (text: string) => text.replace(/Facture [^\t]*/, '')],
    ['two sides', (text: string) => text.replace('120,00\t0,00', '120,00\t1,00')],
    ['a letter without its day', (text: string) => text.replace('\tA\t20261123', '\tA\t')],
    ['an account', (text: string) => text.replace('\t411000\t', '\tCLI\t')],
    ['an account of a customer without its name', (text: string) => text.replace(/C00001\t[^\t]*/, 'C00001\t')],
    ['a number', (text: string) => text.replaceAll('\t2\t', '\t3\t')],
    ['an entry out of order', (text: string) => text.replace('\t2\t20261123', '\t2\t20261101')],
    ['the last end of line', (text: string) => text.slice(0, -2)],
    [
      'a line',
      (text: string) =>
        text
          .split('\r\n')
          .filter((_, at) => at !== 2)
          .join('\r\n'),
    ],
  ])('tampered with by %s is refused', (_what, tamper) => {
    const text = file.toString('latin1');
    const broken = tamper(text);
    expect(broken).not.toBe(text);
    expect(fecFaults(Buffer.from(broken, 'latin1'))).not.toEqual([]);
  });

  it('writes what its encoding lacks as near as it can', () => {
    expect([...latin9('œ€’ăŁ')]).toEqual([0xbd, 0xa4, 0x27, 0x61, 0x3f]);
  });
});
