import type { FormTrouble } from '../../../core/http/forms.js';
import { formatCents } from '../../../core/money/money.js';
import { Facts, PageHead, Sheet } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { LocalDate } from '../../../core/time/local-date.js';
import type { PlatformSheet } from '../platform.types.js';
import { platformWords } from '../platform.words.js';
import { InvoiceTasks } from './invoice-tasks.js';
import { NoteStatus } from './note-status.js';
import { Way } from './papers.js';
import { Timeline } from './timeline.js';

interface InvoiceProps {
  locale: Locale;
  sheet: PlatformSheet;
  /** The status to note, once it is chosen. */
  chosen: string | undefined;
  today: LocalDate;
  trouble: FormTrouble;
  /** Of the form of a task. */
  taskTrouble: FormTrouble;
  formKey: string;
}

/** One issued paper: its way, what happened to it, and a status to note. */
export function InvoiceView({ locale, sheet, chosen, today, trouble, taskTrouble, formKey }: InvoiceProps) {
  const words = say(platformWords, locale);
  const { number, invoiceId, partnerName, issuedOn, totalWithVatCents } = sheet;
  return (
    <>
      <PageHead title={`${words.timeline} · ${number}`} back={{ href: '/platform', label: words.back }} />
      <Sheet>
        <Facts
          facts={[
            { label: words.number, value: <a href={`/invoices/${invoiceId}`}>{number}</a> },
            { label: words.customer, value: partnerName },
            { label: words.on, value: shortDate(issuedOn, locale) },
            { label: words.amount, value: formatCents(totalWithVatCents, locale) },
            { label: words.way, value: <Way locale={locale} paper={sheet} /> },
          ]}
        />
      </Sheet>
      <InvoiceTasks locale={locale} tasks={sheet.tasks} lines={sheet.lines} trouble={taskTrouble} formKey={formKey} />
      <Sheet title={words.timeline}>
        <Timeline locale={locale} statuses={sheet.statuses} />
      </Sheet>
      <NoteStatus {...{ locale, invoiceId, chosen, today, trouble, formKey }} />
    </>
  );
}
