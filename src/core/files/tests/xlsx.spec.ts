import { XMLParser } from 'fast-xml-parser';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { addDays, localDate } from '../../time/local-date.js';
import { csvOf, type Cell } from '../table.js';
import { xlsxOf } from '../xlsx.js';

interface Read {
  type?: string;
  style: string;
  text?: string;
  number?: string;
}
interface Node {
  c?: { '@t'?: string; '@s'?: string; is?: { t: { '#text'?: string } | string }; v?: string; f?: unknown }[];
}

const parser = new XMLParser({
  ...{ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false, trimValues: false },
  isArray: (name) => name === 'row' || name === 'c' || name === 'sheet',
  htmlEntities: true,
});

/** The rows of a sheet under its heading, read from the file itself. */
function readBack(rows: readonly (readonly Cell[])[], name = 'Feuille'): { cells: Read[][]; files: string[] } {
  const { bytes } = xlsxOf('x.xlsx', [{ name, head: ['A', 'B'], rows }]);
  const files = unzipSync(bytes);
  const xml = parser.parse(strFromU8(files['xl/worksheets/sheet1.xml']!)) as {
    worksheet: { sheetData: { row: Node[] } };
  };
  const cells = xml.worksheet.sheetData.row.slice(1).map(({ c = [] }) =>
    c.map((cell) => {
      expect(cell.f).toBeUndefined();
      const t = cell.is?.t;
      return {
        ...{ type: cell['@t'], style: cell['@s'] ?? '', number: cell.v },
        text: typeof t === 'object' ? t['#text'] : t,
      };
    }),
  );
  return { cells, files: Object.keys(files) };
}

describe('a workbook', () => {
  it('keeps texts texts, whatever they begin with', () => {
    const texts = ['=1+1', '+33 2', '-5', '@SUM(A1)', '\t=1', '<b> & "é" \' œ', ' deux  espaces ', '=HYPERLINK("x")'];
    const { cells } = readBack(texts.map((text) => [text]));
    expect(cells.map(([cell]) => cell!.text)).toEqual(texts);
    // The second place of the formats has quotePrefix.
    for (const [cell] of cells) expect(cell).toMatchObject({ type: 'inlineStr', style: '2', number: undefined });
  });

  it('holds amounts to the cent, without a float', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (cents) => {
        const [[cell]] = readBack([[{ cents }]]).cells as [[Read]];
        const [whole, part] = cell.number!.split('.') as [string, string];
        expect(part).toHaveLength(2);
        expect(BigInt(whole + part)).toBe(BigInt(cents));
      }),
      { numRuns: 60 },
    );
    const written = [-5, 0, 7, 123_456, -100].map((cents) => [{ cents }]);
    expect(readBack(written).cells.map(([cell]) => cell!.number)).toEqual([
      ...['-0.05', '0.00', '0.07', '1234.56', '-1.00'],
    ]);
  });

  it('holds days as days, shares as shares, counts as counts', () => {
    const days = ['1970-01-01', '2026-11-23', '2028-02-29'].map((day) => [{ day }]);
    expect(readBack(days).cells.map(([cell]) => cell!.number)).toEqual(['25569', '46349', '46812']);
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 60_000 }), (at) => {
        const day = addDays(localDate('1970-01-01'), at);
        expect(readBack([[{ day }]]).cells[0]![0]!.number).toBe(String(25_569 + at));
      }),
      { numRuns: 20 },
    );
    const [row] = readBack([[{ share: 3_456 }, { count: 12.5 }]]).cells;
    expect(row!.map(({ number }) => number)).toEqual(['0.3456', '12.5']);
  });

  it('is a sheet a table, under a name a spreadsheet takes, the same bytes each time', () => {
    const { files } = readBack([]);
    expect(files).toEqual(expect.arrayContaining(['[Content_Types].xml', 'xl/workbook.xml', 'xl/styles.xml']));
    const table = { name: 'Ventes [2026/2027] : tout ce qui a été facturé', head: ['A'], rows: [] };
    const twice = [xlsxOf('x.xlsx', [table]), xlsxOf('x.xlsx', [table])].map(({ bytes }) => bytes);
    expect(twice[0]!.equals(twice[1]!)).toBe(true);
    const book = strFromU8(unzipSync(twice[0]!)['xl/workbook.xml']!);
    expect(book).toContain('name="Ventes  2026 2027    tout ce qu"');
  });

  it('is the same table as its CSV', () => {
    const rows = [['=1', null, { cents: -1_250 }, { day: '2026-11-23' }, { share: 3_456 }, { count: 4 }]];
    const head = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(csvOf({ name: 't', head, rows }, 'fr').trim().split('\r\n')[1]).toBe("'=1;;-12,50;2026-11-23;34,56;4");
  });
});
