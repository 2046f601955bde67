import type { Value } from './trace.types.js';

export type Row = Record<string, Value>;
export type Rows = (sql: string, parameters: Value[]) => Promise<Row[]>;

interface BareRead {
  name: string;
  path: string;
  /** An object goes as JSON, a text as HTML. */
  answer: (id: number) => Promise<object | string>;
}

const SCHOOL = 1;
const LIST = `SELECT o.id, o.number, o.partner_id, p.name AS partner_name, o.state, o.placed_on, o.wished_on, o.promised_on,
    o.customer_reference, o.total_without_vat_cents, o.total_with_vat_cents
  FROM sales_order o JOIN partner p ON p.id = o.partner_id WHERE o.school_id = ? ORDER BY o.id DESC LIMIT 51`;
const ORDER = `SELECT o.*, p.name AS partner_name FROM sales_order o JOIN partner p ON p.id = o.partner_id
  WHERE o.id = ? AND o.school_id = ?`;
const LINES = 'SELECT * FROM sales_order_line WHERE order_id = ? AND school_id = ? ORDER BY position';
const CELLS = 'SELECT * FROM sales_order_cell WHERE order_id = ? AND school_id = ? ORDER BY id';
const MONTHS = `SELECT substr(issued_on, 1, 7) AS month,
    SUM(CASE WHEN type_code = '381' THEN -total_without_vat_cents ELSE total_without_vat_cents END) AS cents
  FROM invoice WHERE school_id = ? AND state = 'issued' AND issued_on BETWEEN ? AND ? GROUP BY 1 ORDER BY 1`;
const sums = (count: number) => `SELECT order_id, SUM(ordered - cancelled) AS ordered, SUM(produced) AS produced,
    SUM(delivered) AS delivered, SUM(invoiced - credited) AS invoiced
  FROM sales_order_cell WHERE order_id IN (${Array(count).fill('?').join(', ')}) GROUP BY order_id`;

/** The three reads by hand-written SQL; each answers the same values as ours, under the same names. */
export function bareReads(rows: Rows): BareRead[] {
  const list = async () => {
    const orders = (await rows(LIST, [SCHOOL])).slice(0, 50);
    const ids = orders.map((order) => order['id']!);
    const found = new Map((await rows(sums(ids.length), ids)).map((sum) => [sum['order_id'], sum]));
    return { rows: orders.map((order) => ({ ...camel(order), ...counts(found.get(order['id']!)) })), next: ids.at(-1) };
  };
  const sheet = async (id: number) => {
    const [order] = await rows(ORDER, [id, SCHOOL]);
    const lines = await rows(LINES, [id, SCHOOL]);
    const cells = await rows(CELLS, [id, SCHOOL]);
    return sheetOf(order!, lines, cells);
  };
  const revenue = async () => {
    const months = await rows(MONTHS, [SCHOOL, '2026-09-01', '2027-08-31']);
    return months.map(({ month, cents }) => ({ month, netCents: Number(cents) }));
  };
  return [
    { name: 'list json', path: '/list', answer: list },
    { name: 'sheet json', path: '/sheets/:id', answer: sheet },
    { name: 'revenue json', path: '/revenue', answer: revenue },
    { name: 'list page', path: '/list.html', answer: async () => table((await list()).rows) },
    { name: 'sheet page', path: '/sheets/:id/html', answer: async (id) => sheetPage(await sheet(id)) },
    { name: 'revenue page', path: '/revenue.html', answer: async () => table(await revenue()) },
  ];
}

const BIG = new Set([
  'totalWithoutVatCents',
  'totalVatCents',
  'totalWithVatCents',
  'itemNetPriceE4',
  'lineNetCents',
  'invoicedNetCents',
]);
const names = new Map<string, string>();

function camel(row: Row): Row {
  const made: Row = {};
  for (const column in row) {
    let name = names.get(column);
    if (!name) names.set(column, (name = column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())));
    made[name] = BIG.has(name) ? Number(row[column]) : row[column]!;
  }
  return made;
}

function counts(sum: Row | undefined) {
  const of = (name: string) => Number(sum?.[name] ?? 0);
  return { ordered: of('ordered'), produced: of('produced'), delivered: of('delivered'), invoiced: of('invoiced') };
}

function sheetOf(order: Row, lines: readonly Row[], cells: readonly Row[]) {
  const total = (of: (cell: Row) => number) => cells.reduce((sum, cell) => sum + of(cell), 0);
  const { buyer: _buyer, searchText: _text, schoolId: _school, ...head } = camel(order);
  const totals = { totalWithoutVatCents: head['totalWithoutVatCents'], totalWithVatCents: head['totalWithVatCents'] };
  return {
    ...head,
    ordered: total((cell) => Number(cell['ordered']) - Number(cell['cancelled'])),
    produced: total((cell) => Number(cell['produced'])),
    delivered: total((cell) => Number(cell['delivered'])),
    invoiced: total((cell) => Number(cell['invoiced']) - Number(cell['credited'])),
    lines: lines.map((line) => ({
      ...camel(line),
      cells: cells.filter((cell) => cell['line_id'] === line['id']).map(camel),
    })),
    totals,
    axes: { production: 'ready', delivery: 'full', billing: 'full' },
  };
}

const escaped = (value: unknown) =>
  String(value ?? '').replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

function table(rows: readonly object[]): string {
  const cells = (row: object) => Object.values(row).map((value) => `<td>${escaped(value)}</td>`);
  return `<!doctype html><table>${rows.map((row) => `<tr>${cells(row).join('')}</tr>`).join('')}</table>`;
}

function sheetPage({ lines, ...head }: { lines: { cells: object[] }[] }): string {
  return table([head]) + lines.map(({ cells, ...line }) => table([line]) + table(cells)).join('');
}
