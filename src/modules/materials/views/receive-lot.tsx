import type { FormTrouble } from '../../../core/http/forms.js';
import { quantityText, UNITS } from '../../../core/quantity/unit.js';
import { DateField, FieldSet, FileField, Form, SelectField, Sheet, Submit, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ExpectedMaterialRead, MaterialSheet } from '../materials.types.js';
import { materialsWords } from '../materials.words.js';

export interface MaterialProps {
  locale: Locale;
  material: MaterialSheet;
  partners: readonly { id: number; name: string }[];
  /** What customers are to bring of it. */
  expected: readonly ExpectedMaterialRead[];
  today: string;
  trouble: FormTrouble;
  idempotencyKey: string;
}

/** A lot comes in. */
export function ReceiveLot({ locale, material, partners, expected, today, trouble, idempotencyKey }: MaterialProps) {
  const words = say(materialsWords, locale);
  return (
    <Sheet title={words.receive} id="receive">
      <Form
        action={`/materials/${material.id}/lots`}
        idempotencyKey={idempotencyKey}
        errors={trouble.errors}
        values={trouble.values}
        multipart
      >
        <FieldSet>
          <TextField name="number" label={words.number} help={words.numberHelp} maxLength={40} required />
          <TextField
            name="quantity"
            label={`${words.quantity} (${UNITS[material.unitCode][locale]})`}
            inputMode="decimal"
            size="short"
            required
          />
          <DateField name="receivedOn" label={words.receivedOn} value={today} max={today} required />
        </FieldSet>
        <FieldSet>
          <SelectField
            name="owner"
            label={words.owner}
            options={[
              { value: 'school', label: words.school },
              { value: 'customer', label: words.customer },
            ]}
            blank={false}
          />
          <SelectField
            name="partnerId"
            label={words.partner}
            options={partners.map(({ id, name }) => ({ value: id, label: name }))}
          />
          {expected.length > 0 && (
            <SelectField
              name="expectedId"
              label={words.expectedOne}
              help={words.expectedHelp}
              options={expected.map((one) => ({
                value: one.id,
                label: words.expectedLine(
                  quantityText(one.quantity, one.unitCode, locale),
                  one.partnerName,
                  one.orderNumber,
                ),
              }))}
              required={false}
            />
          )}
          <FileField name="certificate" label={words.certificate} />
        </FieldSet>
        <Submit icon="package">{words.receive}</Submit>
      </Form>
    </Sheet>
  );
}
