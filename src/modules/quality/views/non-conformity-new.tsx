import type { FormTrouble } from '../../../core/http/forms.js';
import type { UnitCode } from '../../../core/quantity/unit.js';
import {
  FileField,
  Form,
  NumberField,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { qualityWords } from '../quality.words.js';
import { causes } from './non-conformity.js';

interface NewProps {
  locale: Locale;
  workOrder: { id: number; number: string; itemName: string; unitCode: UnitCode; quantity: number };
  trouble: FormTrouble;
  idempotencyKey: string;
}

export function NewNonConformityView({ locale, workOrder, trouble, idempotencyKey }: NewProps) {
  const words = say(qualityWords, locale);
  const { id, number, itemName, quantity } = workOrder;
  return (
    <>
      <PageHead
        title={words.openOne}
        sub={`${number} · ${itemName}. ${words.openSub}`}
        back={{ href: `/work-orders/${id}/quality`, label: words.quality }}
      />
      <Sheet>
        <Form
          action={`/work-orders/${id}/non-conformities`}
          idempotencyKey={idempotencyKey}
          errors={trouble.errors}
          values={trouble.values}
          multipart
        >
          <NumberField name="quantity" label={words.quantity} min={1} max={quantity} required />
          <TextField name="defect" label={words.defect} maxLength={500} required size="wide" />
          <SelectField name="cause" label={words.cause} help={words.causeHelp} options={causes(locale)} blank={false} />
          <FileField name="photo" label={words.photo} help={words.photoHelp} accept="image/*" />
          <Submit icon="alert-triangle" cancel={{ href: `/work-orders/${id}/quality`, label: words.quality }}>
            {words.openOne}
          </Submit>
        </Form>
      </Sheet>
    </>
  );
}
