import { formatCents, formatPrice } from '../../../core/money/money.js';
import { vatRateText } from '../../../core/money/vat.js';
import { quantityText } from '../../../core/quantity/unit.js';
import { DataTable } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { InvoiceSheet } from '../invoicing.types.js';
import { invoicingWords } from '../invoicing.words.js';

export function InvoiceLines({ locale, invoice }: { locale: Locale; invoice: InvoiceSheet }) {
  const words = say(invoicingWords, locale);
  const columns = [
    { key: 'item', label: words.item },
    { key: 'quantity', label: words.quantity, align: 'right' as const },
    { key: 'price', label: words.price, align: 'right' as const },
    { key: 'vat', label: words.vat, align: 'right' as const },
    { key: 'net', label: words.net, align: 'right' as const },
  ];
  const rows = invoice.lines.map((line) => ({
    id: line.id,
    cells: {
      item: (
        <>
          {line.itemCode} · {line.itemName}
          {line.note?.split('\n').map((told) => (
            <>
              <br />
              <span class="soft">{told}</span>
            </>
          ))}
        </>
      ),
      quantity: quantityText(line.quantity, line.unitCode, locale),
      price: formatPrice(line.itemNetPriceE4, locale),
      vat: vatRateText(line.vatCategory, line.vatRate, locale),
      net: formatCents(line.lineNetCents, locale),
    },
  }));
  return <DataTable caption={words.lines} columns={columns} rows={rows} />;
}
