import { formatCents, formatEuros } from '../../../core/money/money.js';
import { DataTable, Empty, Kpis, PageHead, Sheet } from '../../../core/ui/index.js';
import { capital, dayOrDash, monthName, spokenDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { AccountantHome } from '../home.types.js';
import { homeWords } from '../home.words.js';
import { DeadlinesSheet, PlatformSheet } from './rows.js';

interface AccountantHomeProps {
  locale: Locale;
  name: string;
  home: AccountantHome;
}

/** What is to invoice, what is owed, what was made this month. */
export function AccountantHomeView({ locale, name, home }: AccountantHomeProps) {
  const words = say(homeWords, locale);
  return (
    <>
      <PageHead title={words.hello(name)} sub={capital(spokenDate(home.today, locale))} />
      <Kpis
        kpis={[
          { value: home.toInvoiceCount, label: words.toInvoiceKpi, href: '#to-invoice' },
          { value: formatEuros(home.unpaidCents, locale), label: words.unpaidKpi, href: '/invoices?due=true' },
          {
            value: formatEuros(home.overdueCents, locale),
            label: words.overdueKpi,
            href: '/invoices?state=overdue',
            tone: home.overdue > 0 ? 'red' : 'green',
          },
          {
            value: home.toRemind,
            label: words.toRemindKpi,
            href: '/reminders',
            tone: home.toRemind > 0 ? 'ochre' : 'green',
          },
          {
            value: formatEuros(home.monthCents, locale),
            label: words.monthKpi(monthName(home.month, locale)),
            href: '/funding',
          },
        ]}
      />
      <PlatformSheet toDo={home.platform} locale={locale} />
      <ToInvoice home={home} locale={locale} />
      <Overdue home={home} locale={locale} />
      <DeadlinesSheet deadlines={home.deadlines} locale={locale} />
    </>
  );
}

function ToInvoice({ home, locale }: { home: AccountantHome; locale: Locale }) {
  const words = say(homeWords, locale);
  return (
    <Sheet title={words.toInvoice} id="to-invoice">
      <DataTable
        caption={words.toInvoice}
        columns={[
          { key: 'order', label: words.order },
          { key: 'customer', label: words.customer },
          { key: 'amount', label: words.netAmount, align: 'right' },
        ]}
        rows={home.toInvoice.map(({ orderId, orderNumber, partnerName, netCents }) => ({
          id: orderId,
          cells: {
            order: <a href={`/orders/${orderId}`}>{orderNumber}</a>,
            customer: partnerName,
            amount: formatCents(netCents, locale),
          },
        }))}
        empty={<Empty title={words.noToInvoice} />}
      />
    </Sheet>
  );
}

function Overdue({ home, locale }: { home: AccountantHome; locale: Locale }) {
  const words = say(homeWords, locale);
  return (
    <Sheet title={words.overdue}>
      <DataTable
        caption={words.overdue}
        columns={[
          { key: 'number', label: words.number },
          { key: 'customer', label: words.customer },
          { key: 'due', label: words.due },
          { key: 'rest', label: words.rest, align: 'right' },
        ]}
        rows={home.overdueInvoices.map(({ id, number, partnerName, dueOn, dueCents }) => ({
          id,
          cells: {
            number: <a href={`/invoices/${id}`}>{number}</a>,
            customer: partnerName,
            due: dayOrDash(dueOn, locale),
            rest: formatCents(dueCents, locale),
          },
        }))}
        empty={<Empty title={words.noOverdue} />}
      />
    </Sheet>
  );
}
