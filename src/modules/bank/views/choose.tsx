import type { FormTrouble } from '../../../core/http/forms.js';
import { formatCents } from '../../../core/money/money.js';
import {
  ActionButtons,
  CheckField,
  Empty,
  Facts,
  Form,
  PageHead,
  SelectField,
  Sheet,
  Submit,
} from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { BankLineRead, GrantNamed } from '../bank.types.js';
import { bankWords } from '../bank.words.js';
import type { Unpaid } from '../matching.totals.js';

interface ChooseProps {
  locale: Locale;
  line: BankLineRead;
  unpaid: readonly Unpaid[];
  grants: readonly GrantNamed[];
  trouble: FormTrouble;
  formKey: string;
}

/** What a movement pays, chosen by hand; what was proposed is ticked. */
export function ChooseView({ locale, line, unpaid, grants, trouble, formKey }: ChooseProps) {
  const words = say(bankWords, locale);
  const aside = {
    label: words.setAside,
    action: `/bank/lines/${line.id}/set-aside`,
    idempotencyKey: `${formKey}-aside`,
  };
  const proposed = new Set(line.proposal?.parts.map(({ number }) => number));
  return (
    <>
      <PageHead
        title={words[line.amountCents > 0 ? 'chooseTitle' : 'debitTitle'](
          formatCents(Math.abs(line.amountCents), locale),
        )}
        back={{ href: '/bank', label: words.back }}
        actions={line.state === 'open' ? <ActionButtons actions={[aside]} /> : undefined}
      />
      <Sheet>
        <Facts
          facts={[
            { label: words.on, value: shortDate(line.bookedOn, locale) },
            { label: words.payer, value: line.counterparty || '—' },
            { label: words.label, value: line.label || '—' },
            { label: words.state, value: words[line.state] },
          ]}
        />
      </Sheet>
      <Debit locale={locale} line={line} formKey={formKey} />
      {line.amountCents > 0 && (
        <Sheet title={words.invoices}>
          {unpaid.length === 0 ? (
            <Empty title={words.none}>{words.noneHelp}</Empty>
          ) : (
            <Form action={`/bank/lines/${line.id}/match`} idempotencyKey={formKey} {...trouble}>
              <p class="soft">{words.chooseHelp}</p>
              {unpaid.map(({ id, penaltyId, number, partnerName, dueCents }, at) => (
                <CheckField
                  name={`invoices[${at}][${penaltyId === undefined ? 'invoiceId' : 'penaltyId'}]`}
                  label={`${number} · ${partnerName} · ${formatCents(dueCents, locale)}`}
                  value={String(penaltyId ?? id)}
                  checked={proposed.has(number)}
                />
              ))}
              <Submit icon="check" cancel={{ href: '/bank', label: words.cancel }}>
                {words.record}
              </Submit>
            </Form>
          )}
        </Sheet>
      )}
      {line.amountCents > 0 && grants.length > 0 && (
        <Grants locale={locale} line={line} grants={grants} formKey={formKey} />
      )}
    </>
  );
}

/** A credit that is a funder's: the grant it is a payment of. */
function Grants({ locale, line, grants, formKey }: Pick<ChooseProps, 'locale' | 'line' | 'grants' | 'formKey'>) {
  const words = say(bankWords, locale);
  const options = grants.map(({ grantId, name }) => ({ value: String(grantId), label: name }));
  return (
    <Sheet title={words.isGrant}>
      <Form action={`/bank/lines/${line.id}/grant`} idempotencyKey={`${formKey}-grant`}>
        <SelectField
          name="grantId"
          label={words.grantFor}
          options={options}
          value={line.grantProposal ? String(line.grantProposal.grantId) : undefined}
        />
        <Submit icon="check">{words.match}</Submit>
      </Form>
    </Sheet>
  );
}

/** What a debit may be: the return of a payment, the refund of a credit note, a fee. */
function Debit({ locale, line, formKey }: Pick<ChooseProps, 'locale' | 'line' | 'formKey'>) {
  const words = say(bankWords, locale);
  if (line.state !== 'open' || line.amountCents > 0) return null;
  const at = `/bank/lines/${line.id}`;
  const returns = line.returns.map(({ paymentId, number, partnerName }) => ({
    label: `${words.takeBack} : ${number}, ${partnerName}`,
    action: `${at}/return`,
    confirm: words.takeBackConfirm(number),
    fields: { paymentId },
    idempotencyKey: `${formKey}-${paymentId}`,
  }));
  const refunds = line.refunds.map(({ creditNoteId, number, partnerName }) => ({
    label: `${words.refund} ${number}, ${partnerName}`,
    action: `${at}/refund`,
    fields: { creditNoteId },
    idempotencyKey: `${formKey}-note-${creditNoteId}`,
  }));
  const confirm = words.feeConfirm(formatCents(-line.amountCents, locale), shortDate(line.bookedOn, locale));
  const fee = { label: words.bookFee, action: `${at}/fee`, confirm, idempotencyKey: `${formKey}-fee` };
  return (
    <Sheet title={words.act}>
      <ActionButtons actions={[...returns, ...refunds, fee]} />
    </Sheet>
  );
}
