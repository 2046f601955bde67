import {
  CheckField,
  ConfidentialField,
  DateField,
  FieldSet,
  FileField,
  NumberField,
  TextArea,
  TextField,
} from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { quotingWords } from '../quoting.words.js';
import { RequestGrid } from './request-grid.js';

const OTHERS = [1, 2, 3];

/** The fields of a need, the same for the school and for its partner. */
export function RequestFields({ locale, today }: { locale: Locale; today: string }) {
  const words = say(quotingWords, locale);
  return (
    <>
      <TextField name="subject" label={words.subject} help={words.subjectHelp} maxLength={100} size="wide" required />
      <TextArea name="need" label={words.need} help={words.needHelp} maxLength={2000} rows={5} required />
      <FieldSet legend={words.quantitiesHelp}>
        <NumberField name="quantities[0][quantity]" label={words.quantity} help={words.quantityOrGrid} min={1} />
        {OTHERS.map((n) => (
          <NumberField name={`quantities[${n}][quantity]`} label={words.otherQuantity(n)} min={1} required={false} />
        ))}
      </FieldSet>
      <RequestGrid locale={locale} />
      <DateField name="wishedOn" label={words.wishedOn} min={today} required={false} />
      <CheckField name="materialSupplied" label={words.materialSupplied} />
    </>
  );
}

export function RequestFileField({ locale, required = false }: { locale: Locale; required?: boolean }) {
  const words = say(quotingWords, locale);
  const accept = '.pdf,.png,.jpg,.jpeg,.webp,.dxf,.step,.stp';
  return (
    <>
      <FileField name="file" label={words.file} help={words.fileHelp} accept={accept} required={required} />
      <ConfidentialField />
    </>
  );
}
