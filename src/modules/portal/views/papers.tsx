import { quantityText } from '../../../core/quantity/unit.js';
import { DataTable, StoredFiles, Sheet } from '../../../core/ui/index.js';
import { dayOrDash } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PortalOrder } from '../portal.types.js';
import { DOCUMENT_WORDS, portalWords } from '../portal.words.js';
import { DeliveryBadge } from './deliveries-view.js';
import { invoiceAmount, invoiceKind, InvoiceStatus } from './invoice-status.js';

interface PapersProps {
  order: PortalOrder;
  locale: Locale;
}

/** Deliveries and invoices of an order. */
export function PapersSheet({ order, locale }: PapersProps) {
  const words = say(portalWords, locale);
  const deliveries = order.deliveries.map(({ id, number, state, shippedOn, quantity, unitCode }) => ({
    id: `d${id}`,
    cells: {
      number: <a href={`/portal/deliveries/${id}`}>{number}</a>,
      on: dayOrDash(shippedOn, locale),
      kind: words.delivery,
      state: <DeliveryBadge state={state} locale={locale} />,
      quantity: quantityText(quantity, unitCode, locale),
    },
  }));
  const invoices = order.invoices.map((invoice) => ({
    id: `i${invoice.id}`,
    cells: {
      number: invoice.fileId === null ? invoice.number : <a href={`/files/${invoice.fileId}`}>{invoice.number}</a>,
      kind: invoiceKind(invoice, locale),
      on: dayOrDash(invoice.issuedOn, locale),
      state: <InvoiceStatus invoice={invoice} locale={locale} />,
      amount: invoiceAmount(invoice, locale),
    },
  }));
  const rows = [...deliveries, ...invoices];
  if (rows.length === 0) return null;
  return (
    <Sheet title={`${words.deliveries}, ${words.invoices.toLowerCase()}`} id="papers">
      <DataTable
        caption={words.documents}
        columns={[
          { key: 'number', label: words.number },
          { key: 'kind', label: words.kind },
          { key: 'on', label: words.on },
          { key: 'state', label: words.state },
          { key: 'quantity', label: words.quantity, align: 'right' },
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
      <StoredFiles
        files={order.documents.map((file) => ({
          ...file,
          note: (DOCUMENT_WORDS[file.kind] ?? DOCUMENT_WORDS.attachment!)[locale],
        }))}
        empty={words.noDocument}
      />
    </Sheet>
  );
}
