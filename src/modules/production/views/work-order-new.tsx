import { parseQuantity } from '../../../core/quantity/unit.js';
import {
  DateField,
  Form,
  Hidden,
  PageHead,
  SelectField,
  Sheet,
  SizeGrid,
  sizeGridOf,
  Submit,
} from '../../../core/ui/index.js';
import type { FormTrouble } from '../../../core/http/forms.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ItemRead } from '../../catalog/index.js';
import { kindWords, productionWords } from '../production.words.js';

interface Props {
  locale: Locale;
  items: readonly { id: number; name: string }[];
  item: ItemRead | null;
  trouble: FormTrouble;
  idempotencyKey: string;
}

/** An OF without an order: first the item, then how many of each size. */
export function NewWorkOrderView({ locale, items, item, trouble, idempotencyKey }: Props) {
  const words = say(productionWords, locale);
  const kinds = (['exercise', 'internal', 'prototype'] as const).map((value) => ({
    value,
    label: kindWords[value][locale],
  }));
  return (
    <>
      <PageHead title={words.newWorkOrder} back={{ href: '/work-orders', label: words.backToList }} />
      <Sheet>
        <Form action="/work-orders/new" method="get" filter>
          <SelectField
            name="itemId"
            label={words.item}
            options={items.map(({ id, name }) => ({ value: id, label: name }))}
            value={item?.id}
          />
          <Submit>{words.chooseItem}</Submit>
        </Form>
      </Sheet>
      {item && (
        <Sheet title={item.name}>
          <Form action="/work-orders" idempotencyKey={idempotencyKey} errors={trouble.errors} values={trouble.values}>
            <Hidden name="itemId" value={item.id} />
            <SelectField name="kind" label={words.kind} options={kinds} value="exercise" blank={false} />
            <DateField name="dueOn" label={words.due} />
            <Variants locale={locale} item={item} values={trouble.values} />
            <Submit icon="player-play">{words.launch}</Submit>
          </Form>
        </Sheet>
      )}
    </>
  );
}

function Variants({ locale, item, values }: { locale: Locale; item: ItemRead; values: FormTrouble['values'] }) {
  const words = say(productionWords, locale);
  const grid = sizeGridOf(item.variants, { size: words.quantity, colour: item.name }, ({ id }) => ({
    id,
    quantity: parseQuantity(values[`cells[${id}]`] ?? '', item.unitCode) ?? 0,
  }));
  return <SizeGrid caption={words.howMany} {...grid} unit={item.unitCode} editable />;
}
