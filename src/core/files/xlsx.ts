import { zipSync } from 'fflate';
import { daysBetween, localDate } from '../time/local-date.js';
import { decimal, empty, fileOf, group, leaf, type Xml } from '../xml/xml-writer.js';
import type { FileContent } from './file-store.js';
import type { Cell, Table } from './table.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
export const XLSX = `${TYPES}.sheet`;
/** The day a spreadsheet counts from, and where our days begin in its count. */
const EPOCH = localDate('1970-01-01');
const EPOCH_SERIAL = 25_569;
/** Longest a column is made for its text. */
const WIDEST = 60;
/** Places of the formats in `styles`. */
const STYLE = { head: '1', text: '2', cents: '3', count: '4', share: '5', day: '6' } as const;

/**
 * A workbook, a sheet a table (ECMA-376): amounts are numbers written from integers, exact; days are days; texts are
 * texts, whatever they begin with: no cell is a formula, and none becomes one when it is edited (quotePrefix).
 */
export function xlsxOf(name: string, tables: readonly Table[]): FileContent {
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(tables.length),
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(tables),
    'xl/_rels/workbook.xml.rels': relationships([
      ...tables.map((_, at) => [`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`] as const),
      ['rIdStyles', 'styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles(),
  };
  for (const [at, table] of tables.entries()) files[`xl/worksheets/sheet${at + 1}.xml`] = sheet(table);
  const packed = Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]);
  // The same table gives the same bytes.
  const bytes = zipSync(Object.fromEntries(packed) as Record<string, Buffer>, { mtime: '2000-01-01T12:00:00' });
  return { name, mediaType: XLSX, bytes: Buffer.from(bytes) };
}

function sheet({ head, rows }: Table): string {
  const lines = [head.map((text) => textCell(text, STYLE.head)), ...rows.map((cells) => cells.map(cellOf))];
  const columns = head.map((title, at) => {
    const longest = Math.max(title.length, ...rows.map((cells) => shownLength(cells[at] ?? null)));
    const place = String(at + 1);
    return empty('col', { min: place, max: place, width: String(Math.min(WIDEST, longest + 3)), customWidth: '1' });
  });
  const frozen = empty('pane', { ySplit: '1', topLeftCell: 'A2', activePane: 'bottomLeft', state: 'frozen' });
  const parts = [
    group('sheetViews', [group('sheetView', [frozen], { workbookViewId: '0' })]),
    group('cols', columns),
    group(
      'sheetData',
      lines.map((cells, at) => group('row', cells, { r: String(at + 1) })),
    ),
  ];
  return fileOf('worksheet', parts, { xmlns: MAIN });
}

function cellOf(cell: Cell): Xml {
  if (cell === null || cell === '') return empty('c');
  if (typeof cell === 'string') return textCell(cell, STYLE.text);
  if ('cents' in cell) return numberCell(decimal(cell.cents, 2), STYLE.cents);
  if ('share' in cell) return numberCell(decimal(cell.share, 4), STYLE.share);
  if ('day' in cell) return numberCell(String(daysBetween(EPOCH, localDate(cell.day)) + EPOCH_SERIAL), STYLE.day);
  return numberCell(String(cell.count), STYLE.count);
}

const textCell = (text: string, style: string): Xml =>
  group('c', [group('is', [leaf('t', text, { 'xml:space': 'preserve' })])], { t: 'inlineStr', s: style }) ?? empty('c');

const numberCell = (value: string, style: string): Xml => group('c', [leaf('v', value)], { s: style })!;

function shownLength(cell: Cell): number {
  if (cell === null) return 0;
  return typeof cell === 'string' ? cell.length : 12;
}

function workbook(tables: readonly Table[]): string {
  const sheets = tables.map(({ name }, at) =>
    empty('sheet', { name: sheetName(name), sheetId: String(at + 1), 'r:id': `rId${at + 1}` }),
  );
  return fileOf('workbook', [group('sheets', sheets)], { xmlns: MAIN, 'xmlns:r': DOCUMENT });
}

/** Thirty-one signs at most, and none of those a formula reads in the name of a sheet. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);

function styles(): string {
  const font = (bold: boolean) => group('font', [bold ? empty('b') : null, empty('sz', { val: '11' })]);
  const fill = (patternType: string) => group('fill', [empty('patternFill', { patternType })]);
  const line = (numFmtId: string, more: Record<string, string> = {}) =>
    empty('xf', { numFmtId, fontId: '0', fillId: '0', borderId: '0', xfId: '0', applyNumberFormat: '1', ...more });
  const sides = ['left', 'right', 'top', 'bottom', 'diagonal'].map((side) => empty(side));
  return fileOf(
    'styleSheet',
    [
      group('fonts', [font(false), font(true)], { count: '2' }),
      group('fills', [fill('none'), fill('gray125')], { count: '2' }),
      group('borders', [group('border', sides)], { count: '1' }),
      group('cellStyleXfs', [empty('xf', { numFmtId: '0', fontId: '0', fillId: '0', borderId: '0' })], { count: '1' }),
      group(
        'cellXfs',
        [
          line('0'),
          line('0', { fontId: '1', quotePrefix: '1' }),
          line('0', { quotePrefix: '1' }),
          ...[line('4'), line('0'), line('10'), line('14')],
        ],
        { count: '7' },
      ),
    ],
    { xmlns: MAIN },
  );
}

function contentTypes(sheets: number): string {
  const part = (PartName: string, ContentType: string) => empty('Override', { PartName, ContentType });
  return fileOf(
    'Types',
    [
      empty('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
      part('/xl/workbook.xml', `${TYPES}.sheet.main+xml`),
      part('/xl/styles.xml', `${TYPES}.styles+xml`),
      ...Array.from({ length: sheets }, (_, at) => part(`/xl/worksheets/sheet${at + 1}.xml`, `${TYPES}.worksheet+xml`)),
    ],
    { xmlns: `${PACKAGE}/content-types` },
  );
}

function relationships(all: readonly (readonly [id: string, type: string, target: string])[]): string {
  const told = all.map(([Id, type, Target]) => empty('Relationship', { Id, Type: `${DOCUMENT}/${type}`, Target }));
  return fileOf('Relationships', told, { xmlns: `${PACKAGE}/relationships` });
}
