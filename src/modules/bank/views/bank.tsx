import type { FormTrouble } from '../../../core/http/forms.js';
import { nextPage, type Listed } from '../../../core/http/paging.js';
import { formatCents } from '../../../core/money/money.js';
import {
  ActionButtons,
  DataTable,
  Empty,
  FileField,
  Form,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { BankLineRead, LineState } from '../bank.types.js';
import { bankWords } from '../bank.words.js';
import { SURE } from '../matching.totals.js';
import { Settles } from './settles.js';

type KeyedLine = BankLineRead & { key: string };
interface BankProps {
  locale: Locale;
  /** The school's own first. */
  accounts: readonly string[];
  lines: Listed<KeyedLine>;
  filters: { state?: LineState };
  trouble: FormTrouble;
  formKey: string;
}

/** What the bank told, and what it may pay. */
export function BankView({ locale, accounts, lines, filters, trouble, formKey }: BankProps) {
  const words = say(bankWords, locale);
  const sure = lines.rows.some(
    ({ proposal, grantProposal }) => Math.max(proposal?.score ?? 0, grantProposal?.score ?? 0) >= SURE,
  );
  const all = {
    label: words.matchSure,
    action: '/bank/matches',
    primary: true,
    icon: 'check' as const,
    idempotencyKey: formKey,
  };
  return (
    <>
      <PageHead
        title={words.bank}
        sub={words.bankSub}
        back={{ href: '/payments', label: words.backToPayments }}
        actions={sure ? <ActionButtons actions={[all]} /> : undefined}
      />
      <Sheet title={words.bring}>
        <Form action="/bank/statements" multipart {...trouble}>
          <FileField name="file" label={words.file} help={words.fileHelp} accept=".xml,.ofx,.csv,.txt" />
          <AccountField locale={locale} accounts={accounts} />
          <Submit icon="upload">{words.bring}</Submit>
        </Form>
      </Sheet>
      <Sheet>
        <StateFilter locale={locale} filters={filters} />
        <DataTable
          caption={words.bank}
          columns={[
            { key: 'on', label: words.on },
            { key: 'amount', label: words.amount, align: 'right' },
            { key: 'label', label: words.label },
            { key: 'settles', label: words.settles },
            { key: 'act', label: words.act },
          ]}
          rows={lines.rows.map((line) => ({ id: line.id, cells: cellsOf(line, locale) }))}
          empty={<Empty title={words.none}>{words.noneHelp}</Empty>}
          pager={{ next: nextPage('/bank', filters, lines.next) }}
        />
      </Sheet>
    </>
  );
}

function AccountField({ locale, accounts: [own = '', ...others] }: Pick<BankProps, 'locale' | 'accounts'>) {
  const words = say(bankWords, locale);
  const help = [words.accountHelp, others.length > 0 && words.accountsKnown(others.join(', '))]
    .filter(Boolean)
    .join(' ');
  return <TextField name="account" label={words.account} help={help} value={own} maxLength={40} required={false} />;
}

function StateFilter({ locale, filters }: Pick<BankProps, 'locale' | 'filters'>) {
  const words = say(bankWords, locale);
  const options = (['open', 'matched', 'grant', 'aside', 'returned', 'paid_out'] as const).map((value) => ({
    value,
    label: words[value],
  }));
  return (
    <Form action="/bank" method="get" filter>
      <SelectField name="state" label={words.state} options={options} value={filters.state ?? 'open'} blank={false} />
      <Submit icon="filter">{words.show}</Submit>
    </Form>
  );
}

function cellsOf(line: KeyedLine, locale: Locale) {
  return {
    on: shortDate(line.bookedOn, locale),
    amount: formatCents(line.amountCents, locale),
    label: [line.counterparty, line.label].filter(Boolean).join(' · '),
    settles: <Settles locale={locale} line={line} />,
    act: <Acts locale={locale} line={line} />,
  };
}

function Acts({ locale, line }: { locale: Locale; line: KeyedLine }) {
  const words = say(bankWords, locale);
  const at = `/bank/lines/${line.id}`;
  const reopen = { label: words.reopen, action: `${at}/reopen`, idempotencyKey: line.key };
  if (line.state === 'aside') return <ActionButtons actions={[reopen]} />;
  if (line.state !== 'open') return null;
  const parts = line.proposal?.parts ?? [];
  const fields = Object.fromEntries(
    parts.map(({ invoiceId, penaltyId }, index) =>
      penaltyId === null ? [`invoices[${index}][invoiceId]`, invoiceId] : [`invoices[${index}][penaltyId]`, penaltyId],
    ),
  );
  const accept = { label: words.match, action: `${at}/match`, fields, idempotencyKey: line.key };
  const grant = {
    label: words[parts.length > 0 ? 'isGrant' : 'match'],
    action: `${at}/grant`,
    fields: { grantId: line.grantProposal?.grantId ?? 0 },
    idempotencyKey: `${line.key}-grant`,
  };
  return (
    <div class="actions">
      {parts.length > 0 && <ActionButtons actions={[accept]} />}
      {line.grantProposal && <ActionButtons actions={[grant]} />}
      <a href={at}>{words.choose}</a>
    </div>
  );
}
