import type { FormTrouble } from '../../../core/http/forms.js';
import { formatCents } from '../../../core/money/money.js';
import {
  Badge,
  CheckField,
  DataTable,
  Empty,
  Form,
  LinkButton,
  PageHead,
  Sheet,
  Submit,
} from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { levelWords, type ReminderLevel } from '../../school/index.js';
import type { ProposedLetter } from '../reminders.types.js';
import { remindersWords } from '../reminders.words.js';

const TONES = { courtesy: 'plain', first: 'blue', second: 'ochre', formal: 'red' } as const;

export function LevelBadge({ locale, level }: { locale: Locale; level: ReminderLevel }) {
  return <Badge tone={TONES[level]}>{levelWords[level][locale]}</Badge>;
}

interface RemindersProps {
  locale: Locale;
  letters: readonly ProposedLetter[];
  trouble: FormTrouble;
  formKey: string;
}

/** What is to send today, ticked: one action sends it. Formal notices stand apart, each read and made by itself. */
export function RemindersView({ locale, letters, trouble, formKey }: RemindersProps) {
  const words = say(remindersWords, locale);
  const columns = [
    { key: 'customer', label: words.customer },
    { key: 'level', label: words.level },
    { key: 'invoices', label: words.invoices },
    { key: 'due', label: words.due, align: 'right' as const },
    { key: 'read', label: '' },
  ];
  const mailed = letters.filter(({ level }) => level !== 'formal');
  const formal = letters.filter(({ level }) => level === 'formal');
  const rows = mailed.map((letter, at) => ({ id: letter.key, cells: cellsOf(letter, at, locale) }));
  return (
    <>
      <PageHead
        title={words.reminders}
        sub={words.remindersSub}
        back={{ href: '/payments', label: words.backToPayments }}
        actions={<LinkButton href="/reminders/letters">{words.history}</LinkButton>}
      />
      <Sheet title={words.toSend}>
        {rows.length === 0 ? (
          <Empty title={words.nothingToSend}>{words.nothingToSendWhy}</Empty>
        ) : (
          <Form action="/reminders/sendings" idempotencyKey={formKey} {...trouble}>
            <DataTable caption={words.toSend} columns={columns} rows={rows} />
            <Submit icon="mail">{words.sendChosen}</Submit>
          </Form>
        )}
      </Sheet>
      {formal.length > 0 && (
        <Sheet title={words.formalToMake}>
          <p class="soft">{words.formalHelp}</p>
          <DataTable
            caption={words.formalToMake}
            columns={columns}
            rows={formal.map((letter) => ({ id: letter.key, cells: cellsOf(letter, null, locale) }))}
          />
        </Sheet>
      )}
    </>
  );
}

function cellsOf(
  { key, partnerId, partnerName, level, invoices, dueCents }: ProposedLetter,
  /** Its place in the form; null for what is not ticked but read. */
  at: number | null,
  locale: Locale,
) {
  return {
    customer:
      at === null ? partnerName : <CheckField name={`letters[${at}][key]`} label={partnerName} value={key} checked />,
    level: <LevelBadge locale={locale} level={level} />,
    invoices: invoices.map(({ invoiceId, number, dueOn }) => (
      <div>
        <a href={`/reminders/invoices/${invoiceId}`}>{number}</a> <span class="soft">{shortDate(dueOn, locale)}</span>
      </div>
    )),
    due: formatCents(dueCents, locale),
    read: (
      <div class="actions">
        <a href={`/reminders/letter?key=${key}`}>{remindersWords[at === null ? 'readFormal' : 'read'][locale]}</a>
        <a href={`/reminders/customers/${partnerId}`}>{remindersWords.history[locale]}</a>
      </div>
    ),
  };
}
