import { formatCents, type Cents } from '../../../core/money/money.js';
import {
  ActionButtons,
  DataTable,
  DateField,
  Form,
  LinkButton,
  PageHead,
  Sheet,
  Submit,
} from '../../../core/ui/index.js';
import { dayOrDash } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { Statement, StatementLine } from '../payments.types.js';
import { paymentsWords, STATEMENT_KIND_WORDS } from '../payments.words.js';

interface StatementViewProps {
  locale: Locale;
  statement: Statement;
  /** Of whom. */
  name: string;
  /** Where this page is; `<path>.csv` is the same for a spreadsheet. */
  path: string;
  back: { href: string; label: string };
  /** For the staff: it sends the statement, and reminds. */
  acts?: { remindersOf: number; formKey: string };
}

/** Invoiced, credited and paid, with the balance after each. */
export function StatementView({ locale, statement, name, path, back, acts }: StatementViewProps) {
  const words = say(paymentsWords, locale);
  const { from, to, openingCents, lines, closingCents } = statement;
  const cents = (amount: Cents) => formatCents(amount, locale);
  const send = {
    ...{ label: words.sendStatement, action: `${path}/sendings`, icon: 'mail' as const },
    ...{ fields: { from, to }, idempotencyKey: acts?.formKey },
  };
  const opening = {
    id: 'opening',
    cells: { on: dayOrDash(from, locale), what: words.opening, balance: cents(openingCents) },
  };
  return (
    <>
      <PageHead
        title={words.statement}
        sub={name}
        back={back}
        actions={
          <>
            {acts && <LinkButton href={`/reminders/customers/${acts.remindersOf}`}>{words.reminders}</LinkButton>}
            <LinkButton href={`${path}.csv?from=${from}&to=${to}`} download>
              CSV
            </LinkButton>
            <LinkButton href={`${path}.pdf?from=${from}&to=${to}`} paper>
              PDF
            </LinkButton>
            {acts && <ActionButtons actions={[send]} />}
          </>
        }
      />
      <Sheet>
        <Form action={path} method="get" filter>
          <DateField name="from" label={words.from} value={from} />
          <DateField name="to" label={words.to} value={to} />
          <Submit>{words.show}</Submit>
        </Form>
        <DataTable
          caption={words.statement}
          columns={[
            { key: 'on', label: words.on },
            { key: 'what', label: words.what },
            { key: 'reference', label: words.reference },
            { key: 'debit', label: words.debit, align: 'right' },
            { key: 'credit', label: words.credit, align: 'right' },
            { key: 'balance', label: words.balance, align: 'right' },
          ]}
          rows={[opening, ...lines.map((line, index) => ({ id: index, cells: cellsOf(line, locale) }))]}
          total={{
            what: words.closing,
            debit: cents(sum(lines, 'debitCents')),
            credit: cents(sum(lines, 'creditCents')),
            balance: cents(closingCents),
          }}
        />
        <p class="soft">{words.balanceHelp}</p>
      </Sheet>
    </>
  );
}

const sum = (lines: readonly StatementLine[], of: 'debitCents' | 'creditCents') =>
  lines.reduce((all, line) => all + line[of], 0);

function cellsOf({ on, kind, number, reference, fileId, ...line }: StatementLine, locale: Locale) {
  const amount = (cents: Cents) => (cents === 0 ? '' : formatCents(cents, locale));
  const paper = fileId === null ? number : <a href={`/files/${fileId}`} data-turbo="false">{number}</a>; // prettier-ignore
  return {
    on: dayOrDash(on, locale),
    what: (
      <span>
        {STATEMENT_KIND_WORDS[kind][locale]} {paper}
      </span>
    ),
    reference: reference ?? '–',
    debit: amount(line.debitCents),
    credit: amount(line.creditCents),
    balance: formatCents(line.balanceCents, locale),
  };
}
