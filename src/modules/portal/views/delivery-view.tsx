import type { FormTrouble } from '../../../core/http/forms.js';
import { Columns, DataTable, Facts, Form, LinkButton, PageHead, Sheet, Submit, TextArea, TextField } from '../../../core/ui/index.js'; // prettier-ignore
import { quantityText } from '../../../core/quantity/unit.js';
import { dayOrDash } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { sizeLabel } from '../portal.format.js';
import type { PortalDelivery } from '../portal.types.js';
import { portalWords } from '../portal.words.js';
import { DeliveryBadge } from './deliveries-view.js';

interface DeliveryViewProps {
  locale: Locale;
  delivery: PortalDelivery;
  trouble: FormTrouble;
  idempotencyKey: string;
}

/** What arrived; the customer confirms it here. */
export function DeliveryView(props: DeliveryViewProps) {
  const { locale, delivery } = props;
  const words = say(portalWords, locale);
  const { fileId } = delivery;
  return (
    <>
      <PageHead
        title={words.delivery(delivery.number)}
        sub={<a href={`/portal/orders/${delivery.orderId}`}>{words.order(delivery.orderNumber)}</a>}
        back={{ href: '/portal/deliveries', label: words.deliveries }}
        actions={
          fileId !== null && (
            <LinkButton href={`/files/${fileId}`} download>
              {words.download}
            </LinkButton>
          )
        }
      />
      <Columns
        main={
          <Sheet>
            <DataTable
              caption={words.delivery(delivery.number)}
              columns={[
                { key: 'item', label: words.item },
                { key: 'size', label: words.size },
                { key: 'quantity', label: words.quantity, align: 'right' },
              ]}
              rows={delivery.lines.map((line, index) => ({
                id: index,
                cells: {
                  item: line.itemName,
                  size: sizeLabel(line),
                  quantity: quantityText(line.quantity, line.unitCode, locale),
                },
              }))}
            />
          </Sheet>
        }
        side={delivery.receivable ? <ReceptionForm {...props} /> : <Received {...props} />}
      />
    </>
  );
}

function ReceptionForm({ locale, delivery, trouble, idempotencyKey }: DeliveryViewProps) {
  const words = say(portalWords, locale);
  return (
    <Sheet title={words.receive} tools={<DeliveryBadge state={delivery.state} locale={locale} />}>
      <Form action={`/portal/deliveries/${delivery.id}/reception`} idempotencyKey={idempotencyKey} {...trouble}>
        <TextField name="receivedBy" label={words.receivedBy} help={words.receivedByHelp} maxLength={120} required />
        <TextArea name="reserves" label={words.reserves} help={words.reservesHelp} maxLength={500} required={false} />
        <Submit icon="check">{words.receive}</Submit>
      </Form>
    </Sheet>
  );
}

function Received({ locale, delivery }: DeliveryViewProps) {
  const words = say(portalWords, locale);
  const { receivedAt, receivedBy, reserves } = delivery;
  return (
    <Sheet title={words.received} tools={<DeliveryBadge state={delivery.state} locale={locale} />}>
      <Facts
        facts={[
          { label: words.received, value: dayOrDash(receivedAt?.slice(0, 10) ?? null, locale) },
          { label: words.receivedBy, value: receivedBy ?? '—' },
          { label: words.reserves, value: reserves ?? '—' },
        ]}
      />
    </Sheet>
  );
}
