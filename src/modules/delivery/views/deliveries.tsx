import {
  Badge,
  DataTable,
  Empty,
  Form,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { nextPage, type Listed } from '../../../core/http/paging.js';
import { quantityText } from '../../../core/quantity/unit.js';
import { dayOrDash } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { deliveryMachine } from '../delivery.states.js';
import type { NoteRow } from '../delivery.types.js';
import { deliveryWords } from '../delivery.words.js';

interface DeliveriesProps {
  locale: Locale;
  notes: Listed<NoteRow>;
  filters: { q?: string; state?: string };
}

/** The state of a note, and whether it was received with reserves. */
export function NoteBadges({ locale, note }: { locale: Locale; note: Pick<NoteRow, 'state' | 'reserves'> }) {
  const state = deliveryMachine.states[note.state];
  return (
    <>
      <Badge tone={state.tone}>{state[locale]}</Badge>{' '}
      {note.reserves && (
        <Badge tone="red" icon="alert-triangle">
          {say(deliveryWords, locale).withReserves}
        </Badge>
      )}
    </>
  );
}

/** All notes, newest first. */
export function DeliveriesView({ locale, notes, filters }: DeliveriesProps) {
  const words = say(deliveryWords, locale);
  const columns = [
    { key: 'number', label: words.number },
    { key: 'state', label: words.state },
    { key: 'order', label: words.order },
    { key: 'customer', label: words.customer },
    { key: 'shippedOn', label: words.shippedOn },
    { key: 'quantity', label: words.quantity, align: 'right' as const },
  ];
  const rows = notes.rows.map((note) => ({
    id: note.id,
    cells: {
      number: <a href={`/deliveries/${note.id}`}>{note.number}</a>,
      state: <NoteBadges locale={locale} note={note} />,
      order: <a href={`/orders/${note.orderId}`}>{note.orderNumber}</a>,
      customer: note.partnerName,
      shippedOn: dayOrDash(note.shippedOn, locale),
      quantity: quantityText(note.quantity, note.unitCode, locale),
    },
  }));
  return (
    <>
      <PageHead title={words.deliveries} sub={words.deliveriesSub} />
      <Sheet>
        <Filters locale={locale} filters={filters} />
        <DataTable
          caption={words.deliveries}
          columns={columns}
          rows={rows}
          empty={<Empty title={words.none}>{words.noneWhatToDo}</Empty>}
          pager={{ next: nextPage('/deliveries', filters, notes.next) }}
        />
      </Sheet>
    </>
  );
}

function Filters({ locale, filters }: Pick<DeliveriesProps, 'locale' | 'filters'>) {
  const words = say(deliveryWords, locale);
  const states = Object.entries(deliveryMachine.states).map(([value, said]) => ({ value, label: said[locale] }));
  return (
    <Form action="/deliveries" method="get" filter>
      <TextField name="q" label={words.search} type="search" value={filters.q} />
      <SelectField name="state" label={words.state} options={states} value={filters.state} blank={words.all} />
      <Submit icon="filter">{words.search}</Submit>
    </Form>
  );
}
