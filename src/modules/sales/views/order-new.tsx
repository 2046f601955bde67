import type { FormTrouble } from '../../../core/http/forms.js';
import {
  DateField,
  Empty,
  FieldSet,
  Form,
  Hidden,
  LinkButton,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextArea,
  TextField,
} from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ItemRead } from '../../catalog/index.js';
import { salesWords } from '../sales.words.js';
import { ItemQuantities } from './order-new-item.js';

export interface DraftShown {
  partnerId: string;
  itemIds: readonly number[];
  quantities: ReadonlyMap<number, string>;
  customerReference: string;
  wishedOn: string;
  note: string;
}

interface Props {
  locale: Locale;
  draft: DraftShown;
  /** The items chosen so far. */
  items: readonly ItemRead[];
  orderable: readonly ItemRead[];
  partners: readonly { id: number; name: string }[];
  trouble: FormTrouble;
  formKey: string;
}

/** First for whom and which item, then how many of each size. */
export function NewOrderView(props: Props) {
  const { locale, items, orderable } = props;
  const words = say(salesWords, locale);
  const toCatalog = <LinkButton href="/items">{words.toCatalog}</LinkButton>;
  return (
    <>
      <PageHead title={words.newOrder} back={{ href: '/orders', label: words.backToOrders }} />
      {orderable.length === 0 ? (
        <Empty title={words.noItem} action={toCatalog}>
          {words.noItemHint}
        </Empty>
      ) : items.length === 0 ? (
        <FirstStep {...props} />
      ) : (
        <SecondStep {...props} />
      )}
    </>
  );
}

const itemOptions = (items: readonly ItemRead[]) =>
  items.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }));

function PartnerField({ locale, draft, partners }: Pick<Props, 'locale' | 'draft' | 'partners'>) {
  const options = partners.map(({ id, name }) => ({ value: id, label: name }));
  const label = say(salesWords, locale).partner;
  return <SelectField name="partnerId" label={label} options={options} value={draft.partnerId} required />;
}

function FirstStep({ locale, draft, orderable, partners, trouble }: Props) {
  const words = say(salesWords, locale);
  return (
    <Sheet title={words.chooseFirst}>
      <Form action="/orders/new" method="get" errors={trouble.errors}>
        <PartnerField locale={locale} draft={draft} partners={partners} />
        <SelectField name="item" label={words.item} options={itemOptions(orderable)} required />
        <Submit icon="arrow-right" cancel={{ href: '/orders', label: words.cancel }}>
          {words.continue}
        </Submit>
      </Form>
    </Sheet>
  );
}

function SecondStep({ locale, draft, items, orderable, partners, trouble, formKey }: Props) {
  const words = say(salesWords, locale);
  const others = orderable.filter(({ id }) => !draft.itemIds.includes(id));
  return (
    <Form action="/orders" idempotencyKey={formKey} {...trouble}>
      <Sheet title={words.demand}>
        <FieldSet>
          <PartnerField locale={locale} draft={draft} partners={partners} />
          <TextField
            name="customerReference"
            label={words.reference}
            value={draft.customerReference}
            maxLength={35}
            required={false}
          />
          <DateField name="wishedOn" label={words.wishedOn} value={draft.wishedOn} required={false} />
          <TextArea
            name="note"
            label={words.note}
            help={words.noteHelp}
            value={draft.note}
            rows={3}
            maxLength={1000}
            required={false}
          />
        </FieldSet>
      </Sheet>
      {items.map((item, index) => (
        <>
          <Hidden name={`items[${index}]`} value={item.id} />
          <ItemQuantities locale={locale} item={item} quantities={draft.quantities} />
        </>
      ))}
      <Submit icon="check" cancel={{ href: '/orders', label: words.cancel }}>
        {words.place}
      </Submit>
      {others.length > 0 && (
        <Sheet title={words.addItem}>
          <SelectField name="add" label={words.item} options={itemOptions(others)} required={false} />
          <p class="submit">
            <button class="btn ghost" type="submit" name="step" value="add">
              {words.add}
            </button>
          </p>
        </Sheet>
      )}
    </Form>
  );
}
