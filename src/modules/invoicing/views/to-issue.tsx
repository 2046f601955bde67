import { formatCents } from '../../../core/money/money.js';
import { quantityText } from '../../../core/quantity/unit.js';
import { ActionButtons, DataTable, Empty, LinkButton, PageHead, Sheet } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ToInvoiceRow } from '../invoicing.types.js';
import { invoicingWords } from '../invoicing.words.js';

/** One line an order, one button a line. */
export function ToIssueView({ locale, rows }: { locale: Locale; rows: readonly (ToInvoiceRow & { key: string })[] }) {
  const words = say(invoicingWords, locale);
  const columns = [
    { key: 'order', label: words.order },
    { key: 'customer', label: words.customer },
    { key: 'reference', label: words.reference },
    { key: 'quantity', label: words.quantity, align: 'right' as const },
    { key: 'net', label: words.net, align: 'right' as const },
    { key: 'action', label: words.action },
  ];
  const button = (row: ToInvoiceRow & { key: string }) =>
    row.draftId === null ? (
      <ActionButtons
        actions={[
          {
            label: words.makeInvoice,
            action: `/orders/${row.orderId}/invoices`,
            primary: true,
            icon: 'file-invoice',
            idempotencyKey: row.key,
          },
        ]}
      />
    ) : (
      <LinkButton href={`/invoices/${row.draftId}`}>{words.openDraft}</LinkButton>
    );
  return (
    <>
      <PageHead title={words.toIssue} sub={words.toIssueSub} back={{ href: '/invoices', label: words.back }} />
      <Sheet>
        <DataTable
          caption={words.toIssue}
          columns={columns}
          rows={rows.map((row) => ({
            id: row.orderId,
            cells: {
              order: <a href={`/orders/${row.orderId}`}>{row.orderNumber}</a>,
              customer: row.partnerName,
              reference: row.customerReference ?? '—',
              quantity: quantityText(row.quantity, row.unitCode, locale),
              net: formatCents(row.netCents, locale),
              action: button(row),
            },
          }))}
          empty={<Empty title={words.nothingToIssue}>{words.nothingToIssueWhy}</Empty>}
        />
      </Sheet>
    </>
  );
}
