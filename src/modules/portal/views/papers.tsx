import { formatCents } from '../../../core/money/money.js';
import { DataTable, Icon, Sheet } from '../../../core/ui/index.js';
import { dayOrDash } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PortalOrder } from '../portal.types.js';
import { DOCUMENT_WORDS, portalWords } from '../portal.words.js';

interface PapersProps {
  order: PortalOrder;
  locale: Locale;
}

/** Deliveries and invoices of an order. */
export function PapersSheet({ order, locale }: PapersProps) {
  const words = say(portalWords, locale);
  const deliveries = order.deliveries.map(({ id, number, state, shippedOn }) => ({
    id: `d${id}`,
    cells: {
      number: <a href={`/portal/deliveries/${id}`}>{number}</a>,
      on: dayOrDash(shippedOn, locale),
      state: state === 'received' ? words.received : words.shipped,
      amount: '',
    },
  }));
  const invoices = order.invoices.map(({ id, number, issuedOn, fileId, dueCents, totalWithVatCents }) => ({
    id: `i${id}`,
    cells: {
      number: fileId === null ? number : <a href={`/files/${fileId}`}>{number}</a>,
      on: dayOrDash(issuedOn, locale),
      state: dueCents > 0 ? words.toPay : words.paid,
      amount: formatCents(totalWithVatCents, locale),
    },
  }));
  const rows = [...deliveries, ...invoices];
  if (rows.length === 0) return null;
  return (
    <Sheet title={`${words.deliveries}, ${words.invoices.toLowerCase()}`}>
      <DataTable
        caption={words.documents}
        columns={[
          { key: 'number', label: words.number },
          { key: 'on', label: words.issuedOn },
          { key: 'state', label: words.state },
          { key: 'amount', label: words.amount, align: 'right' },
        ]}
        rows={rows}
      />
    </Sheet>
  );
}

export function DocumentsSheet({ order, locale }: PapersProps) {
  const words = say(portalWords, locale);
  return (
    <Sheet title={words.documents} id="documents">
      {order.documents.length === 0 && <p class="soft">{words.noDocument}</p>}
      <ul class="legend">
        {order.documents.map(({ id, name, kind }) => (
          <li>
            <a href={`/files/${id}`} data-turbo="false">
              <Icon name="file-text" /> {name}
            </a>
            <b>{(DOCUMENT_WORDS[kind] ?? DOCUMENT_WORDS.attachment!)[locale]}</b>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
