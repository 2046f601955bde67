import { textOf, type FormBody } from '../../core/http/forms.js';
import { typedSteps } from '../../core/quantity/unit.js';
import type { ItemRead } from '../catalog/index.js';
import type { OrderSheet } from './sales.types.js';

/**
 * A new order while it is typed. Its state travels in the address (`items=4,7&cells=12:3,13:5`) between the steps of
 * the form, so that it works without script and survives a reload.
 */
export interface OrderDraft {
  partnerId: string;
  itemIds: number[];
  /** What was typed, by variant. */
  quantities: ReadonlyMap<number, string>;
  customerReference: string;
  wishedOn: string;
  note: string;
}

const MAX_ITEMS = 100;
/** PostgreSQL refuses to look for a greater one. */
const MAX_ID = 2_147_483_647;

function ids(values: readonly string[]): number[] {
  const found = values.filter((value) => /^[1-9]\d{0,9}$/.test(value)).map(Number);
  const known = found.filter((id) => id <= MAX_ID);
  return [...new Set(known)].slice(0, MAX_ITEMS);
}

const fieldsOf = (from: FormBody) => ({
  partnerId: textOf(from['partnerId']),
  customerReference: textOf(from['customerReference']),
  wishedOn: textOf(from['wishedOn']),
  note: textOf(from['note']),
});

/** From the address: `item` is the one just chosen. */
export function draftFromQuery(query: FormBody): OrderDraft {
  const typed = textOf(query['cells'])
    .split(';')
    .map((cell) => /^([1-9]\d{0,9}):(.*)$/s.exec(cell))
    .filter((parts) => parts !== null)
    .map((parts) => [Number(parts[1]), parts[2]!] as const);
  const itemIds = ids([...textOf(query['items']).split(','), textOf(query['item'])]);
  return { ...fieldsOf(query), itemIds, quantities: new Map(typed) };
}

/** From the posted form: `items[0]=4`, `cells[12]=3`, `add=7` when one more item is asked for. */
export function draftFromBody(body: FormBody): OrderDraft {
  const record = (value: unknown) => (typeof value === 'object' && value !== null ? Object.entries(value) : []);
  const itemIds = ids([...record(body['items']).map(([, value]) => textOf(value)), textOf(body['add'])]);
  const cells = record(body['cells']).map(([id, value]) => [Number(id), textOf(value)] as const);
  return { ...fieldsOf(body), itemIds, quantities: new Map(cells.filter(([, value]) => value !== '')) };
}

export function draftUrl({ itemIds, quantities, ...fields }: OrderDraft): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== '') search.set(name, value);
  if (itemIds.length > 0) search.set('items', itemIds.join(','));
  if (quantities.size > 0) search.set('cells', [...quantities].map(([id, typed]) => `${id}:${typed}`).join(';'));
  const query = search.toString();
  return query ? `/orders/new?${query}` : '/orders/new';
}

/** The draft as the form body of a `PlaceOrder`: items without a quantity are left out. */
export function demandOf(draft: OrderDraft, items: readonly ItemRead[]): FormBody {
  const lines = items
    .map((item) => ({ itemId: String(item.id), cells: cellsOf(item, draft.quantities) }))
    .filter(({ cells }) => cells.length > 0);
  const { partnerId, customerReference, wishedOn, note } = draft;
  return { partnerId, customerReference, wishedOn, note, lines };
}

/** The quantities of an amendment (`cells[<order cell>]`) in steps: an emptied box asks for none. */
export function amendmentOf(body: FormBody, order: OrderSheet): FormBody {
  const typed = (body['cells'] ?? {}) as Readonly<Record<string, unknown>>;
  const cells = order.lines.flatMap(({ cells, unitCode }) =>
    cells
      .filter(({ id }) => typed[id] !== undefined)
      .map(({ id }) => ({ orderCellId: String(id), ordered: typedSteps(textOf(typed[id]) || '0', unitCode) })),
  );
  const { promisedOn, reason, version } = body;
  return { promisedOn, reason, version, cells };
}

function cellsOf(item: ItemRead, quantities: ReadonlyMap<number, string>) {
  return item.variants
    .map(({ id }) => ({ variantId: String(id), quantity: typedSteps(quantities.get(id) ?? '', item.unitCode) }))
    .filter(({ quantity }) => quantity !== '' && !/^0+$/.test(quantity));
}
