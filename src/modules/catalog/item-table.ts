import { spelled, type CsvCell, type CsvTable } from '../../core/files/csv-table.js';
import { readForm } from '../../core/http/read-shape.js';
import { Refusal, type FieldProblem } from '../../core/errors/refusal.js';
import { UNIT_CODES, UNITS, type UnitCode } from '../../core/quantity/unit.js';
import { csvFile, csvText } from '../../core/words/csv.js';
import { inputNumber } from '../../core/words/format.js';
import { say, type Locale } from '../../core/words/words.js';
import type { WorkshopRead } from '../school/index.js';
import { cellProblem, columnMissing, columnUnknown, itemTwice, unitStays, workshopUnknown } from './catalog.errors.js';
import { ItemForm, itemOf } from './catalog.forms.js';
import type { NewItem, NewVariant } from './catalog.dto.js';
import type { ItemKind, ItemRead } from './catalog.types.js';
import { catalogWords, kindWords } from './catalog.words.js';

/** Fields of an item and what their columns may be called, folded and without signs. */
const COLUMNS = {
  code: ['code', 'article', 'codearticle', 'itemcode', 'reference'],
  name: ['designation', 'nom', 'libelle', 'name'],
  kind: ['type', 'famille', 'kind'],
  workshopId: ['atelier', 'workshop'],
  unitCode: ['unite', 'unit'],
  priceE4: ['prix', 'prixht', 'price'],
  marketPriceE4: ['prixdumarche', 'prixmarche', 'marketprice'],
  sizes: ['tailles', 'sizes'],
  colours: ['couleurs', 'colours', 'colors'],
} as const;
type Field = keyof typeof COLUMNS;
const FIELDS = Object.keys(COLUMNS) as Field[];

/** What a row of the table would do to the catalogue. */
export interface ItemRowPlan {
  at: string;
  item: NewItem;
  /** What is there already; null for a new one. */
  known: ItemRead | null;
  changes: ('name' | 'workshop' | 'price' | 'variants')[];
  /** Sizes × colours that are not there yet. */
  variants: NewVariant[];
}

/** What a table is read against. */
export interface CatalogDesk {
  items: readonly ItemRead[];
  workshops: readonly WorkshopRead[];
  kind: ItemKind;
}

/** Every row as a plan, or every fault with its cell: an item is known by its code, and its unit and kind stay. */
export function planOf(table: CsvTable, desk: CatalogDesk): { plans: ItemRowPlan[]; faults: FieldProblem[] } {
  const columns = new Map<Field, number>();
  const faults: FieldProblem[] = [];
  for (const [at, cell] of table.headings.entries()) {
    const field = FIELDS.find((one) => (COLUMNS[one] as readonly string[]).includes(spelled(cell.text)));
    if (field && !columns.has(field)) columns.set(field, at);
    else if (cell.text !== '') faults.push(columnUnknown(cell));
  }
  for (const field of ['code', 'name', 'priceE4'] as const)
    if (!columns.has(field)) faults.push(columnMissing(table.headings[0]!, COLUMNS[field][0]));
  if (faults.length > 0) return { plans: [], faults };
  const plans: ItemRowPlan[] = [];
  for (const cells of table.rows) {
    const row = rowOf(cells, columns, desk);
    if (Array.isArray(row)) faults.push(...row);
    else if (plans.some(({ item }) => item.code === row.item.code))
      faults.push(itemTwice(cells[columns.get('code')!]!));
    else plans.push(row);
  }
  return { plans, faults };
}

function rowOf(
  cells: readonly CsvCell[],
  columns: Map<Field, number>,
  desk: CatalogDesk,
): ItemRowPlan | FieldProblem[] {
  const cell = (field: Field) => cells[columns.get(field) ?? -1] ?? { at: cells[0]!.at, text: '' };
  const known = desk.items.find(({ code }) => code === cell('code').text) ?? null;
  const workshopId = workshopOf(cell('workshopId'), desk, known);
  const unitCode = unitOf(cell('unitCode'), known);
  const kind = kindOf(cell('kind'), desk, known);
  const faults: FieldProblem[] = [];
  if (workshopId === null) faults.push(workshopUnknown(cell('workshopId'), desk.workshops));
  if (known && unitCode !== known.unitCode) faults.push(unitStays(cell('unitCode')));
  if (known && kind !== known.kind) faults.push(unitStays(cell('kind')));
  const typed = Object.fromEntries(FIELDS.map((field) => [field, cell(field).text]));
  const criticality = known?.criticality ?? 'standard';
  try {
    // A row without its workshop is read all the same: its other faults are told with it.
    const form = readForm(ItemForm, { ...typed, workshopId: String(workshopId ?? 1), unitCode, kind, criticality });
    if (faults.length > 0) return faults;
    const item = itemOf(form);
    return {
      at: cells[0]!.at,
      item,
      known,
      ...(known ? changesOf(item, known, columns) : { changes: [], variants: [] }),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [...faults, ...error.fields.map(({ field, sentence }) => cellProblem(cell(field as Field), sentence))];
  }
}

/** Told by its code or its name; the only one need not be told. */
function workshopOf({ text }: CsvCell, { workshops }: CatalogDesk, known: ItemRead | null): number | null {
  if (text === '') return known?.workshopId ?? (workshops.length === 1 ? workshops[0]!.id : null);
  return workshops.find(({ code, name }) => [spelled(code), spelled(name)].includes(spelled(text)))?.id ?? null;
}

function unitOf({ text }: CsvCell, known: ItemRead | null): string {
  if (text === '') return known?.unitCode ?? 'C62';
  const named = (code: UnitCode) =>
    [code, UNITS[code].fr, UNITS[code].en].some((name) => spelled(name) === spelled(text));
  return UNIT_CODES.find(named) ?? text;
}

function kindOf({ text }: CsvCell, desk: CatalogDesk, known: ItemRead | null): string {
  if (text === '') return known?.kind ?? desk.kind;
  const kinds = Object.keys(kindWords) as ItemKind[];
  const named = (kind: ItemKind) =>
    [kind, kindWords[kind].fr, kindWords[kind].en].some((name) => spelled(name) === spelled(text));
  return kinds.find(named) ?? text;
}

function changesOf(
  item: NewItem,
  known: ItemRead,
  columns: Map<Field, number>,
): Pick<ItemRowPlan, 'changes' | 'variants'> {
  // A size that is not made in some colour stays so: only what is new of either is added.
  const [sizes, colours] = [known.variants.map(({ size }) => size), known.variants.map(({ colour }) => colour)];
  const variants = (item.variants ?? []).filter(
    ({ size, colour }) => !sizes.includes(size ?? null) || !colours.includes(colour ?? null),
  );
  const market = columns.has('marketPriceE4') ? (item.marketPriceE4 ?? null) : known.marketPriceE4;
  item.marketPriceE4 = market;
  const changes: ItemRowPlan['changes'] = [];
  if (item.name !== known.name) changes.push('name');
  if (item.workshopId !== known.workshopId) changes.push('workshop');
  if (item.priceE4 !== known.priceE4 || market !== known.marketPriceE4) changes.push('price');
  if (variants.length > 0) changes.push('variants');
  return { changes, variants };
}

/** The catalogue as the same table: mended in a spreadsheet, it comes back. */
export function itemTable(items: readonly ItemRead[], workshops: readonly WorkshopRead[], locale: Locale): string {
  const words = say(catalogWords, locale);
  const list = (values: readonly (string | null)[]) =>
    [...new Set(values.filter((value) => value !== null))].join(', ');
  const price = (amount: number | null) => (amount === null ? '' : inputNumber(amount / 10_000, locale, [2, 4]));
  const rows = items.map((item) => [
    csvText(item.code),
    csvText(item.name),
    csvText(kindWords[item.kind][locale]),
    csvText(workshops.find(({ id }) => id === item.workshopId)?.code ?? ''),
    csvText(UNITS[item.unitCode][locale]),
    csvText(price(item.priceE4)),
    csvText(price(item.marketPriceE4)),
    csvText(list(item.variants.map(({ size }) => size))),
    csvText(list(item.variants.map(({ colour }) => colour))),
  ]);
  const head = [words.tableCode, words.tableName, words.tableKind, words.tableWorkshop, words.tableUnit];
  return csvFile([...head, words.tablePrice, words.tableMarket, words.tableSizes, words.tableColours], rows);
}
