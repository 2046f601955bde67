import { fieldsIn, textOf, type FormBody } from '../../core/http/forms.js';
import { typedSteps, UNIT_CODES, type UnitCode } from '../../core/quantity/unit.js';

/** The unit a form of a new material chose; any when it chose none. */
export const unitOf = (body: FormBody): UnitCode => UNIT_CODES.find((code) => code === body['unitCode']) ?? 'C62';

/** The rows of a bill, quantities typed in the unit of their material; a row left empty is no line. */
export function billBody(body: FormBody, materials: readonly { id: number; unitCode: UnitCode }[]): FormBody {
  const rows = Object.values(fieldsIn(body['lines'])).map(fieldsIn);
  const lines = rows
    .map((row) => ({ materialId: textOf(row['materialId']), quantity: textOf(row['quantity']) }))
    .filter(({ materialId, quantity }) => materialId !== '' || quantity !== '')
    .map(({ materialId, quantity }) => {
      const unit = materials.find(({ id }) => String(id) === materialId)?.unitCode ?? 'C62';
      return { materialId, quantity: typedSteps(quantity, unit) };
    });
  return { lines };
}
