import type { FormTrouble } from '../../../core/http/forms.js';
import { quantityText, UNIT_CODES, UNITS } from '../../../core/quantity/unit.js';
import {
  Badge,
  DataTable,
  Empty,
  FieldSet,
  Form,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { MaterialRow } from '../materials.types.js';
import { materialsWords } from '../materials.words.js';

interface Props {
  locale: Locale;
  materials: readonly MaterialRow[];
  trouble: FormTrouble;
  idempotencyKey: string;
}

/** What is in stock, and what is short. */
export function MaterialsView({ locale, materials, trouble, idempotencyKey }: Props) {
  const words = say(materialsWords, locale);
  return (
    <>
      <PageHead title={words.materials} sub={words.materialsSub} />
      <Sheet>
        <DataTable
          caption={words.materials}
          columns={[
            { key: 'name', label: words.material },
            { key: 'owned', label: words.owned, align: 'right' },
            { key: 'entrusted', label: words.entrusted, align: 'right' },
            { key: 'minimum', label: words.minimum, align: 'right' },
          ]}
          rows={materials.map((material) => {
            const said = (quantity: number) => quantityText(quantity, material.unitCode, locale);
            return {
              id: material.id,
              cells: {
                name: (
                  <>
                    <a href={`/materials/${material.id}`}>{material.name}</a>{' '}
                    {material.short && (
                      <Badge tone="red" icon="alert-triangle">
                        {words.short}
                      </Badge>
                    )}
                  </>
                ),
                owned: said(material.owned),
                entrusted: material.entrusted === 0 ? '–' : said(material.entrusted),
                minimum: material.minimum === 0 ? '–' : said(material.minimum),
              },
            };
          })}
          empty={<Empty title={words.none}>{words.noneHint}</Empty>}
        />
      </Sheet>
      <AddMaterial locale={locale} trouble={trouble} idempotencyKey={idempotencyKey} />
    </>
  );
}

function AddMaterial({ locale, trouble, idempotencyKey }: Omit<Props, 'materials'>) {
  const words = say(materialsWords, locale);
  return (
    <Sheet title={words.add} id="add">
      <Form action="/materials" idempotencyKey={idempotencyKey} errors={trouble.errors} values={trouble.values}>
        <FieldSet>
          <TextField name="code" label={words.code} maxLength={30} size="short" required />
          <TextField name="name" label={words.name} maxLength={100} required />
          <SelectField
            name="unitCode"
            label={words.unit}
            options={UNIT_CODES.map((code) => ({ value: code, label: UNITS[code][locale] }))}
            blank={false}
          />
          <TextField
            name="minimum"
            label={words.minimum}
            help={words.minimumHelp}
            inputMode="decimal"
            size="short"
            value="0"
            required
          />
          <TextField
            name="priceE4"
            label={`${words.price} (€)`}
            help={words.priceHelp}
            inputMode="decimal"
            size="short"
            required={false}
          />
        </FieldSet>
        <Submit icon="plus">{words.add}</Submit>
      </Form>
    </Sheet>
  );
}
