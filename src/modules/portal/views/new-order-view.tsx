import type { FormTrouble } from '../../../core/http/forms.js';
import { formatPrice } from '../../../core/money/money.js';
import { parseQuantity, UNITS } from '../../../core/quantity/unit.js';
import {
  DateField,
  Empty,
  FieldSet,
  FileField,
  Form,
  LinkButton,
  PageHead,
  Sheet,
  SizeGrid,
  sizeGridOf,
  Submit,
  TextArea,
  TextField,
} from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PortalItem } from '../portal.types.js';
import { portalWords } from '../portal.words.js';

interface NewOrderViewProps {
  locale: Locale;
  items: readonly PortalItem[];
  trouble: FormTrouble;
  idempotencyKey: string;
  today: string;
  /** The file it was read from. */
  file?: string;
}

/** Everything orderable on one page: write quantities, add a drawing, send. */
export function NewOrderView({ locale, items, trouble, idempotencyKey, today, file }: NewOrderViewProps) {
  const words = say(portalWords, locale);
  const head = (
    <PageHead
      title={words.newOrderTitle}
      sub={file === undefined ? words.newOrderSub : words.readOver(file)}
      back={{ href: '/portal', label: words.home }}
      actions={<LinkButton href="/portal/orders/file">{words.fromFile}</LinkButton>}
    />
  );
  if (items.length === 0) {
    return (
      <>
        {head}
        <Sheet>
          <Empty title={words.noItem}>{words.noItemHelp}</Empty>
        </Sheet>
      </>
    );
  }
  return (
    <>
      {head}
      <Form action="/portal/orders" multipart idempotencyKey={idempotencyKey} {...trouble}>
        {items.map((item) => (
          <ItemSheet item={item} locale={locale} typed={trouble.values} />
        ))}
        <Sheet>
          <FieldSet>
            <TextField name="customerReference" label={words.reference} maxLength={35} required={false} />
            <DateField name="wishedOn" label={words.wishedOn} min={today} required={false} />
            <OtherReferences locale={locale} typed={trouble.values} />
            <TextArea name="note" label={words.note} maxLength={1000} required={false} />
            <FileField
              name="attachment"
              label={words.attachment}
              help={words.attachmentHelp}
              accept=".pdf,.png,.jpg,.jpeg,.webp,.dxf,.step,.stp"
              required={false}
            />
          </FieldSet>
          <Submit icon="check">{words.send}</Submit>
        </Sheet>
      </Form>
    </>
  );
}

/** For public bodies and framework contracts; open when one is told. */
function OtherReferences({ locale, typed }: Pick<ItemSheetProps, 'locale' | 'typed'>) {
  const words = say(portalWords, locale);
  return (
    <details open={Boolean(typed['buyerReference'] || typed['contractReference'])}>
      <summary>{words.otherReferences}</summary>
      <FieldSet>
        <TextField
          name="buyerReference"
          label={words.service}
          help={words.serviceHelp}
          maxLength={100}
          required={false}
        />
        <TextField name="contractReference" label={words.contract} maxLength={50} required={false} />
      </FieldSet>
    </details>
  );
}

interface ItemSheetProps {
  item: PortalItem;
  locale: Locale;
  typed: Readonly<Record<string, string>>;
}

function ItemSheet({ item, locale, typed }: ItemSheetProps) {
  const words = say(portalWords, locale);
  const { name, unitCode, variants } = item;
  const unit = UNITS[unitCode];
  const price = words.unitPrice(formatPrice(item.priceE4, locale), unit[locale]);
  const drawing = item.drawingRevision ? ` · ${words.drawing(item.drawingRevision)}` : '';
  const title = `${name} (${item.code})`;
  return (
    <Sheet title={title} tools={<span class="soft">{price + drawing}</span>}>
      {unit.scale === 0 ? (
        <SizeGrid
          editable
          caption={title}
          {...sizeGridOf(variants, { size: words.quantity, colour: name }, ({ id }) => ({
            id,
            quantity: parseQuantity(typed[`cells[${id}]`] ?? '', unitCode) ?? 0,
          }))}
        />
      ) : (
        variants.map(({ id }) => (
          <TextField
            name={`cells[${id}]`}
            label={`${words.quantity} (${unit[locale]})`}
            inputMode="decimal"
            size="short"
          />
        ))
      )}
    </Sheet>
  );
}
