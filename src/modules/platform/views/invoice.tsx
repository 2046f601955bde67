import type { FormTrouble } from '../../../core/http/forms.js';
import { formatCents } from '../../../core/money/money.js';
import { DateField, Facts, Form, PageHead, SelectField, Sheet, Submit, TextArea } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { LocalDate } from '../../../core/time/local-date.js';
import { codeWords, KNOWN_REASONS, reasonWords, TYPED_CODES } from '../platform.codes.js';
import type { PlatformSheet } from '../platform.types.js';
import { platformWords } from '../platform.words.js';
import { InvoiceTasks } from './invoice-tasks.js';
import { Way } from './papers.js';
import { Timeline } from './timeline.js';

interface InvoiceProps {
  locale: Locale;
  sheet: PlatformSheet;
  today: LocalDate;
  trouble: FormTrouble;
  /** Of the form of a task. */
  taskTrouble: FormTrouble;
  formKey: string;
}

/** One issued paper: its way, what happened to it, and a status to note. */
export function InvoiceView({ locale, sheet, today, trouble, taskTrouble, formKey }: InvoiceProps) {
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
      <Sheet title={words.noteStatus}>
        <Form action={`/platform/invoices/${invoiceId}/statuses`} idempotencyKey={formKey} {...trouble}>
          <p class="soft">{words.noteHelp}</p>
          <SelectField
            name="code"
            label={words.code}
            options={TYPED_CODES.map((value) => ({ value, label: `${value} ${codeWords(Number(value))[locale]}` }))}
            required
          />
          <DateField name="on" label={words.on} value={today} required />
          <SelectField
            name="reason"
            label={words.reason}
            options={KNOWN_REASONS.map((value) => ({ value, label: reasonWords(value)[locale] }))}
            required={false}
          />
          <TextArea name="note" label={words.note} rows={2} maxLength={1000} required={false} />
          <Submit icon="check">{words.noteStatus}</Submit>
        </Form>
      </Sheet>
    </>
  );
}
