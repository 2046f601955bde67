import type { FormBody } from '../../core/http/forms.js';
import { UNIT_CODES, type UnitCode } from '../../core/quantity/unit.js';

/** The unit a form of a new material chose; any when it chose none. */
export const unitOf = (body: FormBody): UnitCode => UNIT_CODES.find((code) => code === body['unitCode']) ?? 'C62';
