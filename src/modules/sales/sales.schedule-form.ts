import { fieldsIn, textOf, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { typedSteps } from '../../core/quantity/unit.js';
import { MOST_PLANNED } from './sales.schedule.js';
import type { OrderSheet } from './sales.types.js';

/**
 * The table of deliveries as the body of a `PlanDeliveries`: `days[1]`, `addresses[1]` and `planned[1-31]` are a column;
 * an empty one is none. `columns` tells which stayed.
 */
export function scheduleBody(body: FormBody, { lines }: OrderSheet): { body: FormBody; columns: number[] } {
  const planned = fieldsIn(body['planned']);
  const columns: number[] = [];
  const deliveries: object[] = [];
  for (let column = 0; column < MOST_PLANNED; column++) {
    const cells = lines.flatMap((line) =>
      line.cells
        .map(({ id }) => ({
          orderCellId: String(id),
          quantity: typedSteps(textOf(planned[`${column}-${id}`]), line.unitCode),
        }))
        .filter(({ quantity }) => !/^0*$/.test(quantity)),
    );
    const dueOn = textOf(fieldsIn(body['days'])[column]);
    if (cells.length === 0 && dueOn === '') continue;
    columns.push(column);
    deliveries.push({
      dueOn,
      address: textOf(fieldsIn(body['addresses'])[column]),
      reference: textOf(fieldsIn(body['references'])[column]),
      cells,
    });
  }
  return { body: { version: body['version'], framework: body['framework'] ?? '', deliveries }, columns };
}

/** `deliveries[0][dueOn]` of the shape is the box `days[<column>]`; what is wrong with a cell is said at the top. */
export function scheduleErrors(errors: FormTrouble['errors'], columns: readonly number[]): FormTrouble['errors'] {
  return errors.map(({ field, message }) => {
    const [, at, part] = /^deliveries\[(\d+)\]\[(dueOn|address)\]$/.exec(field ?? '') ?? [];
    const column = at === undefined ? undefined : columns[Number(at)];
    if (column !== undefined) return { field: `${part === 'dueOn' ? 'days' : 'addresses'}[${column}]`, message };
    return field?.startsWith('deliveries') ? { message } : { field, message };
  });
}
