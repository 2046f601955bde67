import type { FormBody } from '../../core/http/forms.js';
import { typedSteps, UNIT_CODES, type UnitCode } from '../../core/quantity/unit.js';

/** A form in which one field is a quantity, typed in its unit and read in steps. */
export function inSteps(body: FormBody, field: string, unit: UnitCode): FormBody {
  const typed = body[field];
  return typeof typed === 'string' ? { ...body, [field]: typedSteps(typed, unit) } : body;
}

/** The unit a form of a new material chose; any when it chose none. */
export const unitOf = (body: FormBody): UnitCode => UNIT_CODES.find((code) => code === body['unitCode']) ?? 'C62';
