import { decoded } from '../../../core/files/csv-table.js';
import { readStatements } from '../statement-file.js';

/** What files of real banks hold beyond the plain case: the same structure, everything in them invented. */
const WINDOWS = { '€': 0x80, '’': 0x92, œ: 0x9c } as const;
const asWindows = (text: string) =>
  Buffer.from([...text].map((sign) => WINDOWS[sign as keyof typeof WINDOWS] ?? sign.charCodeAt(0)));
const statements = (text: string) => readStatements(Buffer.from(text)).statements;
const lines = (text: string) => statements(text).flatMap((statement) => statement.lines);
const refusal = (said: RegExp) =>
  expect.objectContaining({
    code: 'bank.statement_refused',
    sentence: expect.objectContaining({ fr: expect.stringMatching(said) as string }) as object,
  }) as Error;

const camt = (entries: string, root = 'Document') =>
  `<?xml version="1.0"?><${root}><BkToCstmrStmt><Stmt><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ownr><Nm>Atelier des Dunes</Nm></Ownr></Acct>${entries}</Stmt></BkToCstmrStmt></${root}>`;
const entry = (details: string, { side = 'CRDT', amount = '300.00', more = '', day = 'BookgDt' } = {}) =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd>${more}<${day}><Dt>2026-11-20</Dt></${day}><AcctSvcrRef>LOT-9</AcctSvcrRef><NtryDtls>${details}</NtryDtls></Ntry>`;
const detail = (inside: string) => `<TxDtls>${inside}</TxDtls>`;
const euros = (amount: string, side = '') =>
  `<Amt Ccy="EUR">${amount}</Amt>${side && `<CdtDbtInd>${side}</CdtDbtInd>`}`;
const payer = (name: string) => `<RltdPties><Dbtr><Nm>${name}</Nm></Dbtr></RltdPties>`;
const wrote = (text: string) => `<RmtInf><Ustrd>${text}</Ustrd></RmtInf>`;

describe('a CAMT.053 file', () => {
  it('whose details do not make the booking is one movement, of nobody in particular', () => {
    const two = detail(payer('Filix') + wrote('FA-1')) + detail(payer('Kertel') + wrote('FA-2'));
    expect(lines(camt(entry(two)))).toMatchObject([{ amountCents: 30_000, label: 'FA-1 FA-2', counterparty: '' }]);
    const short = detail(euros('100.00') + payer('Filix')) + detail(euros('150.00') + payer('Kertel'));
    expect(lines(camt(entry(short)))).toMatchObject([{ amountCents: 30_000, counterparty: '' }]);
  });

  it('counts its details in the money of the account, each on its own side', () => {
    const fee = detail(euros('310.00', 'CRDT') + payer('Filix')) + detail(euros('10.00', 'DBIT') + wrote('Frais'));
    expect(lines(camt(entry(fee))).map(({ amountCents }) => amountCents)).toEqual([31_000, -1_000]);
    const abroad = (amount: string) =>
      detail(`<Amt Ccy="USD">${amount}</Amt><AmtDtls><CntrValAmt><Amt Ccy="EUR">150.00</Amt></CntrValAmt></AmtDtls>`);
    expect(lines(camt(entry(abroad('100.00') + abroad('200.00')))).map(({ amountCents }) => amountCents)).toEqual([
      15_000, 15_000,
    ]);
  });

  it('that takes a payment back tells the other side, never the account itself', () => {
    const back = detail('<RltdPties><Dbtr><Nm>Atelier des Dunes</Nm></Dbtr><Cdtr><Nm>Kertel</Nm></Cdtr></RltdPties>');
    expect(lines(camt(entry(back, { more: '<RvslInd>true</RvslInd>' })))).toMatchObject([
      { amountCents: 30_000, counterparty: 'Kertel' },
    ]);
    expect(lines(camt(entry(detail(payer('Filix')))))).toMatchObject([{ counterparty: 'Filix' }]);
  });

  it.each([
    [
      'every invoice number it is told',
      '<RmtInf><Strd><RfrdDocInf><Nb>FA-1</Nb></RfrdDocInf><RfrdDocInf><Nb>FA-2</Nb></RfrdDocInf></Strd><Strd><CdtrRefInf><Ref>RF18FA3</Ref></CdtrRefInf></Strd></RmtInf>',
      'FA-1 FA-2 RF18FA3',
    ],
    [
      'what stands beside a bare number',
      '<Refs><EndToEndId>115</EndToEndId></Refs><AddtlTxInf>CLIENT 907</AddtlTxInf>',
      '115 CLIENT 907',
    ],
    ['one thing once', `<Refs><EndToEndId>FA-1</EndToEndId></Refs>${wrote('FA-1')}`, 'FA-1'],
  ])('keeps %s', (_what, inside, label) => {
    const [line] = lines(camt(entry(detail(inside))));
    expect(line!.label.split(' ').sort()).toEqual(label.split(' ').sort());
  });

  it('that tells no booking day is dated by the day it counts from, whatever the prefix of its names', () => {
    const text = camt(entry(detail(payer('Filix')), { day: 'ValDt' }));
    expect(lines(text)).toMatchObject([{ bookedOn: '2026-11-20' }]);
    const prefixed = text
      .replace(/<(\/?)(?=[A-Z])/g, '<$1camt-053.x:')
      .replace('Document>', 'Document xmlns:camt-053.x="urn:x">');
    expect(lines(prefixed)).toMatchObject([{ bookedOn: '2026-11-20', counterparty: 'Filix' }]);
  });
});

const ofx = (movements: string, account = '<BANKACCTFROM><BANKID>30006<ACCTID>123</BANKACCTFROM>', after = '') =>
  `<OFX><STMTRS><CURDEF>EUR${account}<BANKTRANLIST>${movements}</BANKTRANLIST>${after}</STMTRS></OFX>`;
const movement = (inside: string, amount = '222.00') =>
  `<STMTTRN><DTPOSTED>20261123<TRNAMT>${amount}<FITID>F1${inside}</STMTTRN>`;

describe('an OFX file', () => {
  it('of an account and a card tells them apart', () => {
    const card = ofx(movement('<NAME>Mercerie', '-12.50'), '<CCACCTFROM><ACCTID>4970000000000000</CCACCTFROM>');
    const both = ofx(movement('<NAME>Filix')) + card.replace(/STMTRS/g, 'CCSTMTRS');
    expect(statements(both).map(({ account }) => account)).toEqual(['30006 123', '4970000000000000']);
  });

  it('of a deferred card without signs is refused: what was bought is no money that comes in', () => {
    const bought = movement('<TRNTYPE>POS<NAME>Mercerie', '98.44');
    expect(() => statements(ofx(bought + bought))).toThrow(refusal(/STMTRS\[1\]\/TRNAMT.*carte sans signe/));
    expect(lines(ofx(bought + movement('<TRNTYPE>POS', '-1.00')))).toHaveLength(2);
  });

  it('with a movement in another currency is refused, what it was first in is not', () => {
    const inDollars = movement('<CURRENCY><CURRATE>1.05<CURSYM>USD</CURRENCY>');
    expect(() => statements(ofx(inDollars))).toThrow(refusal(/STMTTRN\[1\]\/CURSYM.*USD/));
    expect(lines(ofx(inDollars.replaceAll('CURRENCY', 'ORIGCURRENCY')))).toHaveLength(1);
  });

  it('takes nothing of what follows for the last movement', () => {
    const pending = '<BANKTRANLISTP><STMTTRNP><TRNAMT>-9.00<MEMO>CB EN ATTENTE</STMTTRNP></BANKTRANLISTP>';
    expect(lines(ofx(movement('<NAME>Filix'), undefined, pending))).toMatchObject([
      { label: '', counterparty: 'Filix' },
    ]);
  });

  it.each([
    ['<NAME>Remise 61<MEMO>.', '', 'Remise 61'],
    ['<NAME>D&#39;ARVOR<MEMO><![CDATA[FA <1> & 2]]></MEMO>', 'FA <1> & 2', "D'ARVOR"],
    ['<MEMO>\n<NAME>\n  Kertel\n', '', 'Kertel'],
  ])('with %j is read', (inside, label, counterparty) => {
    expect(lines(ofx(movement(inside)))).toMatchObject([{ label, counterparty }]);
  });
});

const LISTED = [
  ['2026-11-23', 122_200, 'VIR FILIX FA 12'],
  ['2026-11-24', -1_250, 'CARTE MERCERIE'],
];

describe('a table of a bank', () => {
  it.each([
    [
      'lines above its headings and labels over several lines',
      'Téléchargement du 30/11/2026;\n\nAtelier des Dunes\nSolde au 30/11/2026 1 209,50 €\n\nDate;Libellé;Débit Euros;Crédit Euros;\n23/11/2026;"VIR FILIX  \n FA 12 \n";;1 222,00;\n24/11/2026;"CARTE\nMERCERIE";12,50;;\n',
    ],
    [
      'its account above, a date among it, and nothing but tabs',
      'Numéro Compte\t1234567X020\nDate\t30/11/2026\nSolde (EUROS)\t1209,50\n\nDate\tLibellé\tMontant(EUROS)\tMontant(FRANCS)\n23/11/2026\tVIR FILIX FA 12\t1222,00\t8015,79\n24/11/2026\tCARTE MERCERIE\t-12,50\t-82,00\n',
    ],
    [
      'a short label and a full one',
      '="0001234";01/11/2026;30/11/2026;2;1209,50 EUR\n\nDate de l’opération;Libellé;Détail de l’écriture;Montant de l’opération;Devise\n23/11/2026;VIR RECU;VIR FILIX FA 12;1222,00;EUR\n24/11/2026;CARTE;CARTE MERCERIE;-12,50;EUR\n',
    ],
    [
      'years of two digits between balances',
      'Compte : 04;Nom : ATELIER;\nSolde en fin de période;;;;1209,50;\nDate;Numéro d’opération;Libellé;Débit;Crédit;\n23/11/26;T1;VIR FILIX FA 12;;1222,00;\n24/11/26;T2;CARTE MERCERIE;-12,50;;\nSolde en début de période;;;;0,00;\n',
    ],
    [
      'days from the year down, in a file that begins with a mark',
      '\ufeffdateOp;dateVal;label;amount;comment\n2026-11-23;2026-11-24;"VIR FILIX FA 12";"1 222,00";\n2026-11-24;2026-11-24;"CARTE MERCERIE";-12,50;\n',
    ],
    [
      'commas, instants, and what waits',
      'Status,Settlement date (UTC),Total amount (incl. VAT),Currency,Counterparty name,Transaction ID,Reference\nsettled,2026-11-23 10:11:12,1222.00,EUR,Filix,t-1,VIR FILIX FA 12\nprocessing,,-9.00,EUR,Kertel,t-3,\nsettled,2026-11-24 09:00:00,-12.50,EUR,Mercerie,t-2,CARTE MERCERIE\n',
    ],
    [
      'amounts without a sign beside a debit, and instants',
      'Statut;Date de l’opération (UTC);Montant total (TTC);Débit;Crédit;Identifiant de transaction;Référence\nsettled;23-11-2026 10:11:12;1222,00;;1222,00;t-1;VIR FILIX FA 12\nsettled;24-11-2026 10:11:12;12,50;12,50;;t-2;CARTE MERCERIE\n',
    ],
    [
      'a letter for the side',
      'Date;Libellé;Montant;Sens\n23/11/2026;VIR FILIX FA 12;1222,00;C\n24/11/2026;CARTE MERCERIE;12,50;D\n',
    ],
  ])('with %s is read', (_what, text) => {
    const bytes = text.startsWith('\ufeff') ? Buffer.from(text) : asWindows(text);
    const [statement] = readStatements(bytes).statements;
    expect(statement!.lines.map(({ bookedOn, amountCents, label }) => [bookedOn, amountCents, label])).toEqual(LISTED);
  });

  it('keeps what only Windows writes', () => {
    const [line] = readStatements(asWindows('Date;Libellé;Montant\n23/11/2026;L’œuvre à 5 €;5,00\n')).statements[0]!
      .lines;
    expect(line!.label).toBe('L’œuvre à 5 €');
    expect(decoded(Buffer.from([0x80, 0x92, 0xe9]), 'iso-8859-1')).toBe('€’é');
  });

  it.each([
    ['another currency', 'Date;Libellé;Montant;Devise\n23/11/2026;A;1,00;USD\n', /D2.*USD/],
    ['an amount that may be two', 'Date;Libellé;Montant\n23/11/2026;A;1.500\n', /C2.*montant/],
  ])('with %s is refused, the cell named', (_what, text, said) => {
    expect(() => statements(text)).toThrow(refusal(said));
  });

  it('without headings is refused: nothing tells an amount from a balance', () => {
    const bare = '23/11/2026;1222,00;Virement;;FILIX\n30/11/2026;1209,50;;;00123 123456X\n';
    expect(() => statements(bare)).toThrow(expect.objectContaining({ code: 'bank.unknown_format' }) as Error);
  });
});
