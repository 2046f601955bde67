import { fieldsIn, textOf, type FormBody } from '../../core/http/forms.js';

/** Rows of a form left empty are none: `payments[2][label]` is one of several boxes. */
export function filledRows(body: FormBody, field: string): FormBody {
  const rows = Object.values(fieldsIn(body[field])).filter((row) =>
    Object.values(fieldsIn(row)).some((value) => textOf(value) !== ''),
  );
  return { ...body, [field]: rows };
}
