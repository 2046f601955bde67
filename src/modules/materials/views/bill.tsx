import type { FormTrouble } from '../../../core/http/forms.js';
import { formatPrice } from '../../../core/money/money.js';
import { quantityInput, quantityText, UNITS } from '../../../core/quantity/unit.js';
import { DataTable, FieldSet, Form, PageHead, SelectField, Sheet, Submit, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ItemRead } from '../../catalog/index.js';
import { billCostE4 } from '../bill.totals.js';
import type { BillRead, MaterialRow } from '../materials.types.js';
import { materialsWords } from '../materials.words.js';

interface Props {
  locale: Locale;
  item: ItemRead;
  bill: BillRead;
  materials: readonly MaterialRow[];
  trouble: FormTrouble;
  formKey: string;
}

const SPARE_ROWS = 3;

/** What one unit of an item takes of each material, what it costs, and the way to change it. */
export function BillView(props: Props) {
  const { locale, item, bill } = props;
  const words = say(materialsWords, locale);
  const href = `/items/${item.id}`;
  return (
    <>
      <PageHead title={words.bill} sub={`${item.code} ${item.name}`} back={{ href, label: words.backToItem }} />
      <Sheet>
        <BillTable locale={locale} bill={bill} />
      </Sheet>
      <BillForm {...props} />
    </>
  );
}

function BillTable({ locale, bill }: Pick<Props, 'locale' | 'bill'>) {
  const words = say(materialsWords, locale);
  return (
    <DataTable
      caption={words.bill}
      columns={[
        { key: 'material', label: words.material },
        { key: 'quantity', label: words.perUnit, align: 'right' },
        { key: 'price', label: words.price, align: 'right' },
        { key: 'cost', label: words.billCost, align: 'right' },
      ]}
      rows={bill.lines.map((line) => {
        const { materialId, unitCode, quantity, priceE4 } = line;
        return {
          id: materialId,
          cells: {
            material: <a href={`/materials/${materialId}`}>{`${line.materialCode} ${line.materialName}`}</a>,
            quantity: quantityText(quantity, unitCode, locale),
            price: priceE4 === null ? words.unpriced : formatPrice(priceE4, locale),
            cost: priceE4 === null ? '–' : formatPrice(billCostE4([line]), locale),
          },
        };
      })}
      total={{ cost: formatPrice(bill.costE4, locale) }}
      empty={<p class="soft">{words.noBill}</p>}
    />
  );
}

function BillForm({ locale, item, bill, materials, trouble, formKey }: Props) {
  const words = say(materialsWords, locale);
  const options = materials.map(({ id, code, name, unitCode }) => ({
    value: id,
    label: `${code} ${name} (${UNITS[unitCode][locale]})`,
  }));
  const rows = [...bill.lines, ...Array.from({ length: SPARE_ROWS }, () => undefined)];
  return (
    <Sheet>
      <Form action={`/items/${item.id}/bill`} idempotencyKey={formKey} {...trouble}>
        {rows.map((line, at) => (
          <FieldSet legend={words.line(at + 1)}>
            <SelectField
              name={`lines[${at}][materialId]`}
              label={words.material}
              options={options}
              value={line?.materialId}
              required={false}
            />
            <TextField
              name={`lines[${at}][quantity]`}
              label={words.perUnit}
              help={at === 0 ? words.perUnitHelp : undefined}
              value={line && quantityInput(line.quantity, line.unitCode, locale)}
              inputMode="decimal"
              size="short"
              required={false}
            />
          </FieldSet>
        ))}
        <Submit icon="check" cancel={{ href: `/items/${item.id}`, label: words.leave }}>
          {words.saveBill}
        </Submit>
      </Form>
    </Sheet>
  );
}
