import type { FormTrouble } from '../../../core/http/forms.js';
import type { LocalDate } from '../../../core/time/local-date.js';
import { DateField, Form, Hidden, LinkButton, SelectField, Sheet, Submit, TextArea } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { codeWords, NEEDS_REASON, reasonsOf, reasonWords, TYPED_CODES } from '../platform.codes.js';
import { platformWords } from '../platform.words.js';
import { CodeBadge } from './timeline.js';

interface NoteStatusProps {
  locale: Locale;
  invoiceId: number;
  chosen: string | undefined;
  today: LocalDate;
  trouble: FormTrouble;
  formKey: string;
}

/** First which status, then what it says: its reasons are not those of another. */
export function NoteStatus({ locale, invoiceId, chosen, today, trouble, formKey }: NoteStatusProps) {
  const words = say(platformWords, locale);
  const page = `/platform/invoices/${invoiceId}`;
  if (chosen === undefined) {
    const options = TYPED_CODES.map((value) => ({ value, label: `${value} ${codeWords(Number(value))[locale]}` }));
    return (
      <Sheet title={words.noteStatus} id="note">
        <Form action={`${page}#note`} method="get" {...trouble}>
          <p class="soft">{words.noteHelp}</p>
          <SelectField name="code" label={words.code} options={options} required />
          <Submit>{words.goOn}</Submit>
        </Form>
      </Sheet>
    );
  }
  const code = Number(chosen);
  const reasons = reasonsOf(code).map((value) => ({ value, label: reasonWords(value)[locale] }));
  return (
    <Sheet title={words.noteStatus} id="note">
      <p>
        <CodeBadge locale={locale} code={code} /> <LinkButton href={`${page}#note`}>{words.otherStatus}</LinkButton>
      </p>
      <Form action={`${page}/statuses`} idempotencyKey={formKey} {...trouble}>
        <Hidden name="code" value={chosen} />
        <DateField name="on" label={words.on} value={today} required />
        {reasons.length > 0 && (
          <SelectField name="reason" label={words.reason} options={reasons} required={NEEDS_REASON.includes(code)} />
        )}
        <TextArea name="note" label={words.note} rows={2} maxLength={1000} required={false} />
        <Submit icon="check">{words.noteStatus}</Submit>
      </Form>
    </Sheet>
  );
}
