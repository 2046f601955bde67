import fc from 'fast-check';
import { lineNetAmount } from '../../../core/money/money.js';
import { addDays, localDate } from '../../../core/time/local-date.js';
import { assertSums, buyerProblems, isIban, sellerProblems } from '../invoicing.checks.js';
import { paymentStatus } from '../invoicing.states.js';
import { dueDate, treatmentOf } from '../invoicing.terms.js';
import { applyCredit, billedNotes, businessProcessOf, dueCents, nextCreditAmount } from '../invoicing.totals.js';
import { lineNote, orderNote } from '../line-note.js';
import { aModel, aParty } from '../../einvoice/tests/model.builder.js';

describe('payment terms', () => {
  it.each([
    ['NET0', '2026-11-23'],
    ['NET30', '2026-12-23'],
    ['NET45', '2027-01-07'],
    ['NET60', '2027-01-22'],
    ['EOM45A', '2027-01-31'],
    ['EOM45B', '2027-01-14'],
  ] as const)('%s from 23 November 2026 is %s', (terms, due) => {
    expect(dueDate(localDate('2026-11-23'), terms)).toBe(due);
  });

  it('goes through February and never before the issue', () => {
    expect(dueDate(localDate('2027-01-10'), 'EOM45A')).toBe('2027-02-28');
    expect(dueDate(localDate('2028-01-10'), 'EOM45A')).toBe('2028-02-29');
    expect(dueDate(localDate('2027-02-28'), 'EOM45B')).toBe('2027-04-14');
    const terms = fc.constantFrom('NET0', 'NET30', 'NET45', 'NET60', 'EOM45A', 'EOM45B');
    fc.assert(
      fc.property(terms, fc.nat(4000), (code, shift) => {
        const issued = addDays(localDate('2026-01-01'), shift);
        expect(dueDate(issued, code as 'NET0') >= issued).toBe(true);
      }),
    );
  });
});

describe('credit amounts', () => {
  it('part by part make the line to the cent, none below zero', () => {
    const line = fc.record({ quantity: fc.integer({ min: 1, max: 60 }), price: fc.nat(2_000_000) });
    fc.assert(
      fc.property(
        line,
        fc.array(fc.integer({ min: 1, max: 20 })),
        fc.integer({ min: -2, max: 2 }),
        (some, parts, off) => {
          // The line of a partial invoice is within a cent or two of quantity × price.
          const lineNetCents = Math.max(0, lineNetAmount(some.quantity, 0, some.price) + off);
          const subject = {
            quantity: some.quantity,
            lineNetCents,
            itemNetPriceE4: some.price,
            unitCode: 'C62' as const,
          };
          let done = { quantity: 0, netCents: 0 };
          for (const part of [...parts, some.quantity]) {
            const quantity = Math.min(part, some.quantity - done.quantity);
            if (quantity === 0) continue;
            const netCents = nextCreditAmount(subject, done, quantity);
            expect(netCents).toBeGreaterThanOrEqual(0);
            done = { quantity: done.quantity + quantity, netCents: done.netCents + netCents };
          }
          expect(done).toEqual({ quantity: some.quantity, netCents: lineNetCents });
        },
      ),
    );
  });

  it('take no more than is due on either side', () => {
    const invoice = { totalCents: 1000, paidCents: 700, creditedCents: 0 };
    expect(dueCents(invoice)).toBe(300);
    const note = (totalCents: number, creditedCents = 0) => ({ totalCents, paidCents: 0, creditedCents });
    expect(applyCredit({ ...invoice }, [note(1000)], 1000)).toBe(300);
    expect(applyCredit({ ...invoice }, [note(100, 40)], 1000)).toBe(60);
    expect(applyCredit({ ...invoice }, [note(100, 40), note(1000)], 200)).toBe(200);
    expect(applyCredit({ ...invoice, paidCents: 1000 }, [note(5)], 1000)).toBe(0);
    expect(applyCredit({ ...invoice }, [note(5)], -1)).toBe(0);
    const taking = { ...invoice };
    const notes = [note(100), note(1000)];
    applyCredit(taking, notes, 1000);
    expect([taking, ...notes].map(({ creditedCents }) => creditedCents)).toEqual([300, 100, 200]);
  });
});

describe('what an invoice says', () => {
  it('bills the shipments first out first', () => {
    const shipped = [
      { noteId: 1, orderCellId: 7, quantity: 3 },
      { noteId: 2, orderCellId: 7, quantity: 2 },
      { noteId: 2, orderCellId: 8, quantity: 1 },
      { noteId: 3, orderCellId: 7, quantity: 4 },
    ];
    expect(billedNotes(shipped, [{ orderCellId: 7, quantity: 3, before: 0 }])).toEqual([1]);
    expect(billedNotes(shipped, [{ orderCellId: 7, quantity: 3, before: 2 }])).toEqual([1, 2]);
    expect(billedNotes(shipped, [{ orderCellId: 7, quantity: 4, before: 5 }])).toEqual([3]);
    expect(billedNotes(shipped, [{ orderCellId: 8, quantity: 1, before: 0 }])).toEqual([2]);
    expect(billedNotes(shipped, [{ orderCellId: 9, quantity: 1, before: 0 }])).toEqual([]);
  });

  it('names the category of operation', () => {
    expect(businessProcessOf([{ service: false }, { service: false }])).toBe('B1');
    expect(businessProcessOf([{ service: true }])).toBe('S1');
    expect(businessProcessOf([{ service: true }, { service: false }])).toBe('M1');
  });

  it('notes sizes by colour and delivery notes, and stays within 500 signs', () => {
    const cells = ['S', 'M'].map((size, at) => ({ size, colour: 'Écru', quantity: at + 4 }));
    const notes = [{ number: 'BL-2026-00031', shippedOn: '2026-11-20' }];
    const told = lineNote({ drawingRevision: 'C', unitCode: 'C62', cells, notes });
    expect(told).toBe('Plan indice C\nÉcru : S 4 · M 5\nLivré par BL-2026-00031 du 20/11/2026');
    const many = Array.from({ length: 200 }, (_, at) => ({ size: `T${at}`, colour: 'Bleu', quantity: 9 }));
    expect(lineNote({ drawingRevision: null, unitCode: 'C62', cells: many, notes })).toBe(
      'Livré par BL-2026-00031 du 20/11/2026',
    );
    const order = { number: 'CO-2026-00007', customerReference: 'F-12' };
    expect(orderNote(order, null)).toBe('Commande CO-2026-00007, votre référence F-12');
    expect(orderNote({ ...order, customerReference: null }, told)).toBe(`Commande CO-2026-00007\n${told}`);
    const bare = { size: null, colour: null, quantity: 3 };
    expect(lineNote({ drawingRevision: null, unitCode: 'C62', cells: [bare], notes: [] })).toBeNull();
  });

  it('derives its status', () => {
    const issued = { state: 'issued' as const, typeCode: '380' as const, dueOn: '2026-12-23', replacedBy: null };
    const told = (dueCents_: number, paidCents: number, creditedCents = 0) =>
      paymentStatus({ ...issued, dueCents: dueCents_, paidCents, creditedCents }, '2026-12-23');
    expect([told(10, 0), told(5, 5), told(0, 10), told(0, 0, 10)]).toEqual(['unpaid', 'part_paid', 'paid', 'credited']);
    expect(paymentStatus({ ...issued, dueCents: 1, paidCents: 9, creditedCents: 0 }, '2026-12-24')).toBe('overdue');
    const replacedBy = { ...issued, replacedBy: 7, dueCents: 0, paidCents: 0, creditedCents: 10 };
    expect(paymentStatus(replacedBy, '2026-12-23')).toBe('replaced');
    const credit = { ...issued, typeCode: '381' as const, paidCents: 0, creditedCents: 0 };
    expect(paymentStatus({ ...credit, dueCents: 3 }, '2027-01-01')).toBe('to_refund');
    expect(paymentStatus({ ...credit, dueCents: 0 }, '2027-01-01')).toBe('applied');
  });
});

describe('what a platform does with an invoice', () => {
  const taxed = { vatCategory: 'S', exemptionCode: null } as const;
  const exempt = { vatCategory: 'E', exemptionCode: 'VATEX-FR-CGI261-7' } as const;
  const franchise = { vatCategory: 'E', exemptionCode: 'VATEX-FR-FRANCHISE' } as const;
  const outside = { vatCategory: 'O', exemptionCode: 'VATEX-EU-O' } as const;
  it.each([
    ['B2B', 'company', 'FR', [taxed]],
    ['B2B', 'public', 'FR', [franchise]],
    ['B2B', 'company', 'FR', [exempt, taxed]],
    ['B2BINT', 'company', 'BE', [taxed]],
    ['B2C', 'individual', 'FR', [taxed]],
    ['OUTOFSCOPE', 'company', 'FR', [exempt]],
    ['OUTOFSCOPE', 'individual', 'FR', [outside]],
  ] as const)('%s: %s of %s', (treatment, kind, country, vat) => {
    expect(treatmentOf({ kind, country }, vat)).toBe(treatment);
  });
});

const AT_HOME = { professional: true, withinUnion: false };

describe('checks before issue', () => {
  it('knows a true IBAN', () => {
    expect(isIban('FR76 3000 6000 0112 3456 7890 189')).toBe(true);
    expect(isIban('FR7630006000011234567890188')).toBe(false);
    expect(isIban('')).toBe(false);
  });

  it('names all that is missing at once', () => {
    expect(sellerProblems(aParty(), true)).toEqual([]);
    const bare = { ...aParty(), siren: '123456789', iban: null, vatNumber: null };
    expect(sellerProblems(bare, true).map(({ fr }) => fr)).toEqual([
      'le SIREN de l’école',
      'le SIRET de l’école',
      'l’IBAN de l’école',
      'le numéro de TVA de l’école',
    ]);
    expect(sellerProblems({ ...aParty(), vatNumber: null }, false)).toEqual([]);
    const buyer = { ...aParty(), siren: null, siret: null };
    expect(buyerProblems(buyer, AT_HOME)).toHaveLength(1);
    expect(buyerProblems(buyer, { ...AT_HOME, professional: false })).toEqual([]);
    const abroad = { ...buyer, country: 'BE', vatNumber: null };
    expect(buyerProblems(abroad, AT_HOME)).toEqual([]);
    expect(buyerProblems(abroad, { ...AT_HOME, withinUnion: true }).map(({ fr }) => fr)).toEqual([
      'le numéro de TVA du client',
    ]);
    expect(buyerProblems({ ...abroad, electronicAddress: null }, AT_HOME).map(({ fr }) => fr)).toEqual([
      'l’adresse électronique du client',
    ]);
  });

  it('finds sums that do not hold', () => {
    expect(() => assertSums(aModel())).not.toThrow();
    const model = aModel();
    expect(() => assertSums({ ...model, totals: { ...model.totals, totalVatCents: 1 } })).toThrow('BR-CO-14');
    expect(() => assertSums({ ...model, lines: [] })).toThrow('no line');
    expect(() => assertSums({ ...model, dueOn: localDate('2026-01-01') })).toThrow('due before issue');
  });
});
