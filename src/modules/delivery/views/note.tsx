import type { FormTrouble } from '../../../core/http/forms.js';
import {
  ActionButtons,
  Columns,
  DateField,
  Facts,
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
import { dateTime, shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { DeliveryEvent } from '../delivery.states.js';
import type { NoteLineRead, NoteSheet } from '../delivery.types.js';
import { deliveryWords } from '../delivery.words.js';
import { NoteBadges } from './deliveries.js';

interface NoteProps {
  locale: Locale;
  note: NoteSheet;
  today: string;
  trouble: FormTrouble;
  formKey: string;
}

/** One note: what it carries, where it goes, and what comes next. */
export function NoteView(props: NoteProps) {
  const { locale, note } = props;
  const words = say(deliveryWords, locale);
  const sub = (
    <>
      <NoteBadges locale={locale} note={note} /> {note.partnerName}
    </>
  );
  const pdf = note.fileId && (
    <LinkButton href={`/files/${note.fileId}`} download>
      {words.download}
    </LinkButton>
  );
  const back = { href: '/deliveries', label: words.back };
  return (
    <>
      <PageHead title={`${words.note} ${note.number}`} sub={sub} actions={pdf} back={back} />
      <Columns
        main={
          <Sheet title={words.lines}>
            <Content locale={locale} lines={note.lines} />
          </Sheet>
        }
        side={
          <>
            <NextStep {...props} />
            <Sheet title={words.shipTo}>
              <Facts facts={factsOf(note, locale)} />
            </Sheet>
          </>
        }
      />
    </>
  );
}

function Content({ locale, lines }: { locale: Locale; lines: readonly NoteLineRead[] }) {
  const words = say(deliveryWords, locale);
  const items = [...new Set(lines.map(({ orderLineId }) => orderLineId))];
  return (
    <>
      {items.map((item) => {
        const own = lines.filter(({ orderLineId }) => orderLineId === item);
        const grid = sizeGridOf(own, { size: words.noSize, colour: words.oneSize }, ({ orderCellId, quantity }) => ({
          id: orderCellId,
          quantity,
        }));
        const name = own[0]?.itemName ?? words.unknownCell;
        return (
          <>
            <h3>{name}</h3>
            <SizeGrid caption={name} {...grid} unit={own[0]?.unitCode} />
          </>
        );
      })}
    </>
  );
}

function NextStep({ locale, note, today, trouble, formKey }: NoteProps) {
  const words = say(deliveryWords, locale);
  const can = (event: DeliveryEvent) => note.events.some((each) => each.event === event);
  if (note.events.length === 0) return null;
  const at = `/deliveries/${note.id}`;
  return (
    <Sheet title={words.next}>
      {can('ship') && (
        <Form action={`${at}/shipment`} idempotencyKey={formKey} {...trouble}>
          <DateField name="shippedOn" label={words.shipOn} help={words.shipHelp} value={today} max={today} required />
          <Submit icon="truck-delivery">{words.ship}</Submit>
        </Form>
      )}
      {can('receive') && (
        <Form action={`${at}/reception`} idempotencyKey={formKey} {...trouble}>
          <TextField name="receivedBy" label={words.receivedBy} maxLength={120} required />
          <TextArea
            name="reserves"
            label={words.reserves}
            help={words.reservesHelp}
            rows={2}
            maxLength={500}
            required={false}
          />
          <Submit icon="circle-check">{words.receive}</Submit>
        </Form>
      )}
      {can('cancel') && (
        <ActionButtons
          actions={note.events
            .filter(({ event }) => event === 'cancel')
            .map((event) => ({
              label: event.words[locale],
              action: `${at}/cancellation`,
              reason: { label: words.reason },
            }))}
        />
      )}
    </Sheet>
  );
}

function factsOf(note: NoteSheet, locale: Locale) {
  const words = say(deliveryWords, locale);
  const { legalName, street, postcode, city, deliveryAddress, customerReference } = note.shipTo;
  return [
    { label: words.customer, value: legalName, strong: true },
    { label: words.shipTo, value: deliveryAddress ?? `${street}, ${postcode} ${city}` },
    { label: words.order, value: <a href={`/orders/${note.orderId}`}>{note.orderNumber}</a> },
    ...(customerReference ? [{ label: words.customerReference, value: customerReference }] : []),
    ...(note.shippedOn ? [{ label: words.shippedOn, value: shortDate(note.shippedOn, locale) }] : []),
    ...(note.receivedAt ? [{ label: words.receivedAt, value: dateTime(note.receivedAt, locale) }] : []),
    ...(note.receivedBy ? [{ label: words.receivedBy, value: note.receivedBy }] : []),
    ...(note.reserves ? [{ label: words.reserves, value: note.reserves }] : []),
  ];
}
