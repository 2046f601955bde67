import type { ComponentChildren } from 'preact';
import { formatCents } from '../../../core/money/money.js';
import { Badge, DataTable, Sheet } from '../../../core/ui/index.js';
import { quantityText } from '../../../core/quantity/unit.js';
import { dayOrDash } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { NoteBadges } from '../../delivery/index.js';
import { isCredit, type InvoiceTypeCode } from '../../einvoice/index.js';
import { statusWords } from '../../invoicing/index.js';
import type { OrderPage } from '../home.types.js';
import { homeWords, STATION_WORDS } from '../home.words.js';

interface PapersProps {
  page: OrderPage;
  locale: Locale;
  /** Heads and accountants may open invoices and payments. */
  linked: boolean;
}

interface Line {
  id: string;
  number: ComponentChildren;
  kind: string;
  on: string | null;
  state: ComponentChildren;
  quantity?: string;
  amount?: string;
}

/** Delivery notes, invoices and payments of an order, in the order of the trail. */
export function PapersSheet({ page, locale, linked }: PapersProps) {
  const words = say(homeWords, locale);
  const lines = [
    ...noteLines(page, locale),
    ...invoiceLines(page, locale, linked),
    ...paymentLines(page, locale, linked),
  ];
  if (lines.length === 0) return null;
  return (
    <Sheet title={words.papers} id="papers">
      <DataTable
        caption={words.papers}
        columns={[
          { key: 'number', label: words.number },
          { key: 'kind', label: words.kind },
          { key: 'on', label: words.on },
          { key: 'state', label: words.state },
          { key: 'quantity', label: words.quantity, align: 'right' },
          { key: 'amount', label: words.amount, align: 'right' },
        ]}
        rows={lines.map(({ id, on, ...cells }) => ({ id, cells: { ...cells, on: dayOrDash(on, locale) } }))}
      />
    </Sheet>
  );
}

function noteLines({ notes }: OrderPage, locale: Locale): Line[] {
  return notes.map(({ id, number, state, reserves, shippedOn, quantity, unitCode }) => ({
    id: `n${id}`,
    number: <a href={`/deliveries/${id}`}>{number}</a>,
    kind: STATION_WORDS.delivery[locale],
    on: shippedOn,
    state: <NoteBadges locale={locale} note={{ state, reserves }} />,
    quantity: quantityText(quantity, unitCode, locale),
  }));
}

function invoiceLines({ invoices }: OrderPage, locale: Locale, linked: boolean): Line[] {
  const words = say(homeWords, locale);
  return invoices.map(({ id, number, typeCode, status, issuedOn, totalWithVatCents }) => {
    const { tone, words: said } = statusWords[status];
    return {
      id: `i${id}`,
      number: linked ? <a href={`/invoices/${id}`}>{number ?? words.draft}</a> : (number ?? words.draft),
      kind: kindOf(typeCode, locale),
      on: issuedOn,
      state: <Badge tone={tone}>{said[locale]}</Badge>,
      amount: formatCents(isCredit(typeCode) ? -totalWithVatCents : totalWithVatCents, locale),
    };
  });
}

function kindOf(typeCode: InvoiceTypeCode, locale: Locale): string {
  const words = say(homeWords, locale);
  if (isCredit(typeCode)) return words.creditNote;
  if (typeCode === '384') return words.corrective;
  return typeCode === '386' ? words.deposit : STATION_WORDS.invoice[locale];
}

function paymentLines({ payments }: OrderPage, locale: Locale, linked: boolean): Line[] {
  return payments.map(({ paymentId, invoiceId, number, receivedOn, amountCents }) => ({
    id: `p${paymentId}-${invoiceId}`,
    number: linked ? <a href={`/payments/${paymentId}`}>{number}</a> : number,
    kind: STATION_WORDS.payment[locale],
    on: receivedOn,
    state: '',
    amount: formatCents(amountCents, locale),
  }));
}
