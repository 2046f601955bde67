import { formatCents } from '../../../core/money/money.js';
import { quantityText } from '../../../core/quantity/unit.js';
import { ActionButtons, DataTable, Empty, LinkButton, PageHead, Sheet } from '../../../core/ui/index.js';
import { monthName } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { ToInvoiceRow } from '../invoicing.types.js';
import { invoicingWords } from '../invoicing.words.js';

type Row = ToInvoiceRow & { key: string };

/** One line an order, one button a line; then the customers who may have one invoice for several. */
export function ToIssueView({ locale, rows }: { locale: Locale; rows: readonly Row[] }) {
  const words = say(invoicingWords, locale);
  const columns = [
    { key: 'order', label: words.order },
    { key: 'customer', label: words.customer },
    { key: 'reference', label: words.reference },
    { key: 'quantity', label: words.quantity, align: 'right' as const },
    { key: 'net', label: words.net, align: 'right' as const },
    { key: 'action', label: words.action },
  ];
  const button = (row: Row) =>
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
      <Together locale={locale} rows={rows} />
    </>
  );
}

function Together({ locale, rows }: { locale: Locale; rows: readonly Row[] }) {
  const words = say(invoicingWords, locale);
  const groupOf = ({ partnerId, deliveredIn }: Row) => `${deliveredIn}/${partnerId}`;
  const customers = [...new Set(rows.map(groupOf))]
    .map((group) => rows.filter((row) => groupOf(row) === group))
    .filter((own) => own.length > 1 && own[0]!.deliveredIn !== '');
  if (customers.length === 0) return null;
  const columns = [
    { key: 'customer', label: words.customer },
    { key: 'month', label: words.deliveredIn },
    { key: 'orders', label: words.orders },
    { key: 'net', label: words.net, align: 'right' as const },
    { key: 'action', label: words.action },
  ];
  const cellsOf = (own: readonly Row[]) => {
    const [{ partnerId, partnerName, deliveredIn, key }] = own as [Row];
    const action = `/partners/${partnerId}/months/${deliveredIn}/invoices`;
    return {
      customer: partnerName,
      month: monthName(deliveredIn, locale),
      orders: own.map(({ orderNumber }) => orderNumber).join(', '),
      net: formatCents(
        own.reduce((sum, { netCents }) => sum + netCents, 0),
        locale,
      ),
      action: (
        <ActionButtons
          actions={[{ label: words.makeGrouped, action, icon: 'file-invoice', idempotencyKey: `${key}-together` }]}
        />
      ),
    };
  };
  return (
    <Sheet title={words.grouped}>
      <p class="soft">{words.groupedSub}</p>
      <DataTable
        caption={words.grouped}
        columns={columns}
        rows={customers.map((own) => ({ id: groupOf(own[0]!), cells: cellsOf(own) }))}
      />
    </Sheet>
  );
}
