import { readStatements } from '../statement-file.js';
import { centsOf } from '../bank.text.js';

const read = (text: string, encoding: BufferEncoding = 'utf8') =>
  readStatements(Buffer.from(text, encoding)).statements;
const refusal = (code: string, said?: RegExp) =>
  expect.objectContaining({
    code,
    ...(said ? { sentence: expect.objectContaining({ fr: expect.stringMatching(said) as string }) as object } : {}),
  }) as Error;

const balance = (code: string, amount: string, side = 'CRDT') =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd><Dt><Dt>2026-11-23</Dt></Dt></Bal>`;
const camt = (inside: string, version = '02', account = '<IBAN>FR7630006000011234567890189</IBAN>') =>
  `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id><Acct><Id>${account}</Id></Acct>${inside}</Stmt></BkToCstmrStmt></Document>`;

/** As banks write them since 2009 (version 2): names straight under the party, a status that is a text. */
const OLD = camt(
  `${balance('OPBD', '1000.00')}${balance('CLBD', '1172.00')}
   <Ntry><Amt Ccy="EUR">222.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-23</Dt></BookgDt><AcctSvcrRef>B-77</AcctSvcrRef>
     <NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
       <RltdPties><Dbtr><Nm>FILIX &amp; CIE</Nm></Dbtr><DbtrAcct><Id><IBAN>FR7610107001011234567890129</IBAN></Id></DbtrAcct></RltdPties>
       <RmtInf><Ustrd>VIR FA-2026-00012</Ustrd><Ustrd>MERCI</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
   <Ntry><Amt Ccy="EUR">50.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><DtTm>2026-11-23T10:00:00+01:00</DtTm></BookgDt><AddtlNtryInf>FRAIS</AddtlNtryInf></Ntry>
   <Ntry><Amt Ccy="EUR">9.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>PDNG</Sts><BookgDt><Dt>2026-11-24</Dt></BookgDt></Ntry>`,
);
/** As they write them since version 8: a code of status, names under `Pty`, several transfers booked as one. */
const NEW = camt(
  `${balance('PRCD', '100.00', 'DBIT')}${balance('CLBD', '200.00')}
   <Ntry><Amt Ccy="EUR">300.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt><AcctSvcrRef>LOT-1</AcctSvcrRef>
     <NtryDtls><TxDtls><Refs><EndToEndId>RF26FA20260001</EndToEndId></Refs><Amt Ccy="EUR">100.00</Amt><RltdPties><Dbtr><Pty><Nm>Lin des Dunes</Nm></Pty></Dbtr></RltdPties></TxDtls>
       <TxDtls><Refs/><AmtDtls><TxAmt><Amt Ccy="EUR">200.00</Amt></TxAmt></AmtDtls><RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>`,
  '08',
  '<Othr><Id>30006 00001 12345678901</Id></Othr>',
);

describe('a CAMT.053 file', () => {
  it('of version 2 is read, what is only announced left out', () => {
    const [statement] = read(OLD);
    expect(statement).toMatchObject({
      account: 'FR7630006000011234567890189',
      openingCents: 100_000,
      closingCents: 117_200,
    });
    expect(statement!.lines).toEqual([
      {
        ...{ bookedOn: '2026-11-23', amountCents: 22_200, label: 'VIR FA-2026-00012 MERCI', bankReference: 'B-77' },
        ...{ counterparty: 'FILIX & CIE', counterpartyAccount: 'FR7610107001011234567890129' },
      },
      {
        ...{ bookedOn: '2026-11-23', amountCents: -5_000, label: 'FRAIS', bankReference: '' },
        ...{ counterparty: '', counterpartyAccount: '' },
      },
    ]);
  });

  it('of version 8 is read, several transfers booked as one told apart', () => {
    const [statement] = read(NEW);
    expect(statement).toMatchObject({ account: '30006 00001 12345678901', openingCents: -10_000 });
    expect(
      statement!.lines.map(({ amountCents, label, counterparty, bankReference }) => [
        amountCents,
        label,
        counterparty,
        bankReference,
      ]),
    ).toEqual([
      [10_000, 'RF26FA20260001', 'Lin des Dunes', 'LOT-1#1'],
      [20_000, 'RF18539007547034', '', 'LOT-1#2'],
    ]);
  });

  it.each([
    ['a balance that does not fall right', OLD.replace('1172.00', '1173.00'), /Stmt\[1\].*1.172,00.*1.173,00/],
    ['another currency', OLD.replaceAll('Amt Ccy="EUR">222', 'Amt Ccy="USD">222'), /Ntry\[1\]\/Amt.*USD/],
    ['an amount that is none', OLD.replace('>222.00<', '>deux cents<'), /Ntry\[1\]\/Amt.*montant/],
    ['a side that is none', OLD.replace('<CdtDbtInd>DBIT', '<CdtDbtInd>XXXX'), /Ntry\[2\]\/CdtDbtInd/],
    [
      'a day that is none',
      OLD.replace('<Dt>2026-11-23</Dt></BookgDt>', '<Dt>2026-02-31</Dt></BookgDt>'),
      /Ntry\[1\]\/BookgDt.*jour/,
    ],
  ])('with %s is refused, its place named', (_what, text, said) => {
    expect(() => read(text)).toThrow(refusal('bank.statement_refused', said));
  });

  it('that is broken, or declares what no bank does, is refused', () => {
    expect(() => read(OLD.replace('</Stmt>', ''))).toThrow(refusal('core.unreadable_xml'));
    expect(() => read(`<!DOCTYPE x>${OLD}`)).toThrow(refusal('core.unreadable_xml'));
  });
});

const OFX1 = `OFXHEADER:100
DATA:OFXSGML
VERSION:102
ENCODING:USASCII
CHARSET:1252

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR
<BANKACCTFROM><BANKID>30006<BRANCHID>00001<ACCTID>12345678901<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20261101<DTEND>20261130
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261123120000<TRNAMT>+222,00<FITID>F1<NAME>VIR FILIX<MEMO>FA 2026 00012 r\u00e9gl\u00e9e
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261124<TRNAMT>-12.50<FITID>F2<NAME>COTISATION &amp; FRAIS
</BANKTRANLIST><LEDGERBAL><BALAMT>1209.50<DTASOF>20261130</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;
const OFX2 = `<?xml version="1.0" encoding="UTF-8"?><?OFX OFXHEADER="200" VERSION="211"?><OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR</CURDEF><BANKACCTFROM><BANKID>30006</BANKID><ACCTID>123</ACCTID></BANKACCTFROM><BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20261123</DTPOSTED><TRNAMT>222.00</TRNAMT><FITID>F1</FITID><NAME>Filix</NAME></STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;

describe('an OFX file', () => {
  it('of the first kind, its tags left open, is read', () => {
    const [statement] = read(OFX1, 'latin1');
    expect(statement!.account).toBe('30006 00001 12345678901');
    expect(statement!.lines).toEqual([
      expect.objectContaining({
        bookedOn: '2026-11-23',
        amountCents: 22_200,
        counterparty: 'VIR FILIX',
        label: 'FA 2026 00012 réglée',
        bankReference: 'F1',
      }),
      expect.objectContaining({ bookedOn: '2026-11-24', amountCents: -1_250, counterparty: 'COTISATION & FRAIS' }),
    ]);
  });

  it('of the second kind is read', () => {
    expect(read(OFX2)[0]!.lines).toMatchObject([{ amountCents: 22_200, counterparty: 'Filix', bankReference: 'F1' }]);
  });

  it('with a character no text holds is refused: a base may not keep it', () => {
    expect(() => read(OFX1.replace('FILIX', 'FIL\0IX'), 'latin1')).toThrow();
  });

  it.each([
    ['an amount', OFX1.replace('-12.50', 'douze'), /STMTTRN\[2\]\/TRNAMT/],
    ['a day', OFX1.replace('20261124', '20261324'), /STMTTRN\[2\]\/DTPOSTED/],
    ['a currency', OFX1.replace('<CURDEF>EUR', '<CURDEF>CHF'), /CURDEF.*CHF/],
  ])('with %s that is none is refused, its place named', (_what, text, said) => {
    expect(() => read(text, 'latin1')).toThrow(refusal('bank.statement_refused', said));
  });
});

describe('a table of a bank', () => {
  it.each([
    ['one column of amounts', 'Date;Libellé;Montant\r\n23/11/2026;VIR FILIX;"1 222,00"\r\n24/11/2026;FRAIS;-12,50\r\n'],
    [
      'a debit and a credit',
      'Date opération;Libellé opération;Débit;Crédit\r\n23/11/2026;VIR FILIX;;1222,00\r\n24/11/2026;FRAIS;12,50;\r\n',
    ],
    [
      'a nought where there is nothing',
      'Date;Libellé;Débit;Crédit\r\n23/11/2026;VIR FILIX;0,00;1222,00\r\n24/11/2026;FRAIS;12,50;0,00\r\n',
    ],
    [
      'a minus in its debits',
      'Date comptable;Libellé;Débit euros;Crédit euros\r\n23/11/2026;VIR FILIX;;+1.222,00\r\n24/11/2026;FRAIS;-12,50;\r\n',
    ],
  ])('with %s is read', (_what, text) => {
    const [statement] = read(text, 'latin1');
    expect(statement!.lines.map(({ bookedOn, amountCents, label }) => [bookedOn, amountCents, label])).toEqual([
      ['2026-11-23', 122_200, 'VIR FILIX'],
      ['2026-11-24', -1_250, 'FRAIS'],
    ]);
  });

  it('with a cell that is wrong is refused, the cell named', () => {
    expect(() => read('Date;Libellé;Montant\r\n23/11/2026;A;1,00\r\n31/02/2026;B;1,00\r\n')).toThrow(
      refusal('bank.statement_refused', /A3.*jour/),
    );
    expect(() => read('Date;Libellé;Montant\r\n23/11/2026;A;rien\r\n')).toThrow(
      refusal('bank.statement_refused', /C2.*montant/),
    );
  });

  it.each(['', 'Nom;Prénom\r\nA;B\r\n', '%PDF-1.7', '<Order/>'])('that is no statement is refused: %p', (text) => {
    expect(() => read(text)).toThrow();
  });
});

it.each([
  ['1 234,56', 123_456],
  ['1.234,56', 123_456],
  ['1,234.56', 123_456],
  ['-12,5', -1_250],
  ['+0,01', 1],
  ['\u22123', -300],
  ['1 000 000', 100_000_000],
  ['12,345', null],
  ['', null],
  ['1,2,3', null],
  ['1.234'.repeat(100_000), null],
  ['abc', null],
])('%p is %p cents', (text, cents) => {
  expect(centsOf(text)).toBe(cents);
});
