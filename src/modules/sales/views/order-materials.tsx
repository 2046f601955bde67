import type { FormTrouble } from '../../../core/http/forms.js';
import { quantityText, UNITS } from '../../../core/quantity/unit.js';
import {
  ActionButtons,
  Badge,
  DataTable,
  DateField,
  FieldSet,
  Form,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ExpectedMaterialRead, MaterialRow } from '../../materials/index.js';
import type { OrderSheet } from '../sales.types.js';
import { salesWords } from '../sales.words.js';

interface Props {
  locale: Locale;
  order: OrderSheet;
  expected: readonly ExpectedMaterialRead[];
  materials: readonly MaterialRow[];
  today: string;
  trouble: FormTrouble;
  formKey: string;
}

/** What the customer is to bring, what came, and the way to expect more. */
export function OrderMaterialsView(props: Props) {
  const { locale, order } = props;
  const words = say(salesWords, locale);
  const back = { href: `/orders/${order.id}`, label: words.backToOrder };
  return (
    <>
      <PageHead title={words.broughtMaterial} sub={`${order.number} · ${order.partnerName}`} back={back} />
      <Sheet>
        <ExpectedTable {...props} />
      </Sheet>
      {(order.state === 'draft' || order.state === 'confirmed') && <ExpectForm {...props} />}
    </>
  );
}

function ExpectedTable({ locale, order, expected, today, formKey }: Props) {
  const words = say(salesWords, locale);
  return (
    <DataTable
      caption={words.broughtMaterial}
      columns={[
        { key: 'material', label: words.material },
        { key: 'quantity', label: words.broughtQuantity, align: 'right' },
        { key: 'on', label: words.broughtOn },
        { key: 'state', label: words.state },
        { key: 'act', label: '' },
      ]}
      rows={expected.map((one) => ({
        id: one.id,
        cells: {
          material: <a href={`/materials/${one.materialId}`}>{one.materialName}</a>,
          quantity: quantityText(one.quantity, one.unitCode, locale),
          on: shortDate(one.expectedOn, locale),
          state: <ExpectedBadge locale={locale} one={one} today={today} />,
          act: one.receivedOn === null && (
            <ActionButtons
              actions={[
                {
                  label: words.forgo,
                  action: `/orders/${order.id}/materials/${one.id}/removal`,
                  idempotencyKey: `${formKey}-forgo-${one.id}`,
                },
              ]}
            />
          ),
        },
      }))}
      empty={<p class="soft">{words.nothingBrought}</p>}
    />
  );
}

type Waited = Pick<ExpectedMaterialRead, 'unitCode' | 'expectedOn' | 'receivedOn' | 'received'>;

/** Came, late, or waited for: for the school and for its customer. */
export function ExpectedBadge({ locale, one, today }: { locale: Locale; one: Waited; today: string }) {
  const words = say(salesWords, locale);
  if (one.receivedOn !== null) {
    const came = words.cameOn(shortDate(one.receivedOn, locale), quantityText(one.received ?? 0, one.unitCode, locale));
    return <Badge tone="green">{came}</Badge>;
  }
  return one.expectedOn < today ? (
    <Badge tone="red" icon="alert-triangle">
      {words.notCome}
    </Badge>
  ) : (
    <Badge tone="plain">{words.waitedFor}</Badge>
  );
}

function ExpectForm({ locale, order, materials, today, trouble, formKey }: Props) {
  const words = say(salesWords, locale);
  const options = materials.map(({ id, code, name, unitCode }) => ({
    value: id,
    label: `${code} ${name} (${UNITS[unitCode][locale]})`,
  }));
  return (
    <Sheet title={words.expectMore}>
      <Form action={`/orders/${order.id}/materials`} idempotencyKey={formKey} {...trouble}>
        <FieldSet>
          <SelectField name="materialId" label={words.material} options={options} required />
          <TextField name="quantity" label={words.broughtQuantity} inputMode="decimal" size="short" required />
          <DateField name="expectedOn" label={words.broughtOn} min={today} required />
        </FieldSet>
        <Submit icon="package">{words.expectMore}</Submit>
      </Form>
    </Sheet>
  );
}
