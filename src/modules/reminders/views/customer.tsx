import { formatCents } from '../../../core/money/money.js';
import { DataTable, Empty, LinkButton, PageHead, Sheet } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { levelWords } from '../../school/index.js';
import type { CustomerReminders, HoldRead, OwedInvoice } from '../reminders.types.js';
import { remindersWords } from '../reminders.words.js';
import { LettersTable } from './letters.js';

/** A customer: what it owes, and what was said to it. */
export function CustomerView({ locale, customer }: { locale: Locale; customer: CustomerReminders }) {
  const words = say(remindersWords, locale);
  const { partnerId, partnerName, owed, letters } = customer;
  return (
    <>
      <PageHead
        title={partnerName}
        sub={words.reminders}
        back={{ href: '/reminders', label: words.back }}
        actions={<LinkButton href={`/partners/${partnerId}/statement`}>{words.statement}</LinkButton>}
      />
      <Sheet title={words.owed}>
        <DataTable
          caption={words.owed}
          columns={[
            { key: 'invoice', label: words.invoice },
            { key: 'dueOn', label: words.dueOn },
            { key: 'due', label: words.due, align: 'right' },
            { key: 'last', label: words.last },
            { key: 'state', label: words.state },
          ]}
          rows={owed.map((invoice) => ({ id: invoice.id, cells: owedCells(invoice, locale) }))}
          empty={<Empty title={words.nothingOwed} />}
        />
      </Sheet>
      <Sheet title={words.history}>
        <LettersTable locale={locale} letters={letters} />
        <p>
          <a href={`/reminders/letters?partnerId=${partnerId}`}>{words.allLetters}</a>
        </p>
      </Sheet>
    </>
  );
}

function owedCells({ id, number, dueOn, dueCents, last, hold }: OwedInvoice, locale: Locale) {
  const words = say(remindersWords, locale);
  return {
    invoice: <a href={`/reminders/invoices/${id}`}>{number}</a>,
    dueOn: shortDate(dueOn, locale),
    due: formatCents(dueCents, locale),
    last: last ? `${levelWords[last.level][locale]}, ${shortDate(last.sentOn, locale)}` : words.never,
    state: hold ? holdText(hold, locale) : '—',
  };
}

export function holdText({ kind, promisedOn }: HoldRead, locale: Locale): string {
  const words = say(remindersWords, locale);
  return [words[kind], promisedOn && words.until(shortDate(promisedOn, locale))].filter(Boolean).join(' ');
}
