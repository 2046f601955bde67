import type { FormTrouble } from '../../../core/http/forms.js';
import { UNIT_CODES, UNITS } from '../../../core/quantity/unit.js';
import { FieldSet, Form, Hidden, PageHead, SelectField, Sheet, Submit, TextField } from '../../../core/ui/index.js';
import { inputNumber } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { WorkshopRead } from '../../school/index.js';
import type { ItemRead } from '../catalog.types.js';
import { catalogWords, criticalityWords, kindWords } from '../catalog.words.js';

interface FormProps {
  locale: Locale;
  workshops: readonly WorkshopRead[];
  trouble: FormTrouble;
  formKey: string;
}

const choices = (words: Readonly<Record<string, Readonly<Record<Locale, string>>>>, locale: Locale) =>
  Object.entries(words).map(([value, said]) => ({ value, label: said[locale] }));

/** `18,50` from a unit price, as people write it. */
function priceText(price: number | null | undefined, locale: Locale): string | undefined {
  if (price === null || price === undefined) return undefined;
  return inputNumber(price / 10_000, locale, [2, 4]);
}

interface NewProps extends FormProps {
  partners: readonly { id: number; name: string }[];
}

export function NewItemView({ locale, workshops, partners, trouble, formKey }: NewProps) {
  const words = say(catalogWords, locale);
  const units = UNIT_CODES.map((code) => ({ value: code, label: UNITS[code][locale] }));
  return (
    <>
      <PageHead title={words.newItem} back={{ href: '/items', label: words.back }} />
      <Sheet>
        <Form action="/items" idempotencyKey={formKey} {...trouble}>
          <FieldSet legend={words.identity}>
            <TextField name="code" label={words.code} maxLength={30} size="short" required />
            <SelectField name="kind" label={words.kind} options={choices(kindWords, locale)} value="garment" required />
            <SelectField name="unitCode" label={words.unit} options={units} value="C62" required />
            <SheetFields locale={locale} workshops={workshops} />
            <SelectField
              name="partnerId"
              label={words.reservedFor}
              help={words.reservedHelp}
              options={partners.map(({ id, name }) => ({ value: id, label: name }))}
              blank={words.everybody}
              required={false}
            />
            <TextField name="drawingRevision" label={words.drawing} maxLength={10} size="short" required={false} />
          </FieldSet>
          <PriceFields locale={locale} />
          <VariantFields locale={locale} />
          <Submit cancel={{ href: '/items', label: words.cancel }}>{words.save}</Submit>
        </Form>
      </Sheet>
    </>
  );
}

export function EditItemView({ locale, workshops, trouble, formKey, item }: FormProps & { item: ItemRead }) {
  const words = say(catalogWords, locale);
  const href = `/items/${item.id}`;
  return (
    <>
      <PageHead title={item.name} sub={item.code} back={{ href, label: words.backToItem }} />
      <Sheet>
        <Form action={href} idempotencyKey={formKey} {...trouble}>
          <Hidden name="version" value={item.version} />
          <FieldSet legend={words.identity}>
            <SheetFields locale={locale} workshops={workshops} item={item} />
          </FieldSet>
          <PriceFields locale={locale} item={item} />
          <Submit cancel={{ href, label: words.cancel }}>{words.save}</Submit>
        </Form>
      </Sheet>
    </>
  );
}

function SheetFields({ locale, workshops, item }: Pick<FormProps, 'locale' | 'workshops'> & { item?: ItemRead }) {
  const words = say(catalogWords, locale);
  const rooms = workshops.map(({ id, name }) => ({ value: id, label: name }));
  const [only] = rooms.length === 1 ? rooms : [];
  return (
    <>
      <TextField name="name" label={words.name} value={item?.name} maxLength={100} required />
      <SelectField
        name="workshopId"
        label={words.workshop}
        options={rooms}
        value={item?.workshopId ?? only?.value}
        required
      />
      <SelectField
        name="criticality"
        label={words.criticality}
        options={choices(criticalityWords, locale)}
        value={item?.criticality ?? 'standard'}
        required
      />
    </>
  );
}

function PriceFields({ locale, item }: { locale: Locale; item?: ItemRead }) {
  const words = say(catalogWords, locale);
  const market = { value: priceText(item?.marketPriceE4, locale), help: words.marketHelp };
  return (
    <FieldSet legend={words.prices}>
      <TextField
        name="priceE4"
        label={words.price}
        value={priceText(item?.priceE4, locale)}
        inputMode="decimal"
        size="short"
        required
      />
      <TextField
        name="marketPriceE4"
        label={words.marketPrice}
        inputMode="decimal"
        size="short"
        required={false}
        {...market}
      />
    </FieldSet>
  );
}

export function VariantFields({ locale }: { locale: Locale }) {
  const words = say(catalogWords, locale);
  return (
    <FieldSet legend={words.variants}>
      <TextField name="sizes" label={words.sizes} help={words.sizesHelp} maxLength={300} required={false} />
      <TextField name="colours" label={words.colours} help={words.coloursHelp} maxLength={600} required={false} />
    </FieldSet>
  );
}
