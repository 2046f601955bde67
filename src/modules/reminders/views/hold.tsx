import type { FormTrouble } from '../../../core/http/forms.js';
import { formatCents } from '../../../core/money/money.js';
import {
  DataTable,
  DateField,
  Empty,
  Facts,
  Form,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { dateTime, dayOrDash } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { InvoiceSheet } from '../../invoicing/index.js';
import { HOLD_KINDS } from '../reminder.entity.js';
import type { HoldRead, PenaltyRead, SentLetter } from '../reminders.types.js';
import { remindersWords } from '../reminders.words.js';
import { PenaltySheet } from './penalty.js';
import { holdText } from './customer.js';
import { LettersTable } from './letters.js';

interface HoldProps {
  locale: Locale;
  invoice: InvoiceSheet;
  holds: readonly HoldRead[];
  letters: readonly SentLetter[];
  penalty: PenaltyRead;
  trouble: FormTrouble;
  formKey: string;
}

/** What was recorded of an invoice that is reminded, and the form that records more. */
export function HoldView({ locale, invoice, holds, letters, penalty, trouble, formKey }: HoldProps) {
  const words = say(remindersWords, locale);
  const { id, number, partnerId, partnerName, dueOn, dueCents } = invoice;
  const back = { href: `/reminders/customers/${partnerId}`, label: partnerName };
  const kinds = HOLD_KINDS.map((value) => ({ value, label: words[value] }));
  return (
    <>
      <PageHead title={words.holdTitle(number ?? '')} back={back} />
      <Sheet>
        <Facts
          facts={[
            { label: words.invoice, value: <a href={`/invoices/${id}`}>{number}</a> },
            { label: words.dueOn, value: dayOrDash(dueOn, locale) },
            { label: words.due, value: formatCents(dueCents, locale), strong: true },
          ]}
        />
      </Sheet>
      <PenaltySheet locale={locale} invoiceId={id} penalty={penalty} formKey={formKey} />
      <Sheet title={words.history}>
        <LettersTable locale={locale} letters={letters} />
      </Sheet>
      <Sheet title={words.hold}>
        <Form action={`/reminders/invoices/${id}/holds`} idempotencyKey={formKey} {...trouble}>
          <SelectField name="kind" label={words.kind} options={kinds} required />
          <DateField name="promisedOn" label={words.promisedOn} help={words.promisedHelp} required={false} />
          <TextField name="reason" label={words.reason} maxLength={500} size="wide" required />
          <Submit cancel={{ href: back.href, label: words.cancel }}>{words.record}</Submit>
        </Form>
      </Sheet>
      <Sheet title={words.holds}>
        <DataTable
          caption={words.holds}
          columns={[
            { key: 'at', label: words.sentOn },
            { key: 'kind', label: words.state },
            { key: 'reason', label: words.reason },
          ]}
          rows={holds.map((hold, at) => ({
            id: at,
            cells: { at: dateTime(hold.createdAt, locale), kind: holdText(hold, locale), reason: hold.reason },
          }))}
          empty={<Empty title={words.noHolds} />}
        />
      </Sheet>
    </>
  );
}
