import type { FormTrouble } from '../../../core/http/forms.js';
import { formatCents } from '../../../core/money/money.js';
import { ActionButtons, CheckField, Empty, Facts, Form, PageHead, Sheet, Submit } from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { BankLineRead } from '../bank.types.js';
import { bankWords } from '../bank.words.js';
import type { Unpaid } from '../matching.totals.js';

interface ChooseProps {
  locale: Locale;
  line: BankLineRead;
  unpaid: readonly Unpaid[];
  trouble: FormTrouble;
  formKey: string;
}

/** What a movement pays, chosen by hand; what was proposed is ticked. */
export function ChooseView({ locale, line, unpaid, trouble, formKey }: ChooseProps) {
  const words = say(bankWords, locale);
  const aside = {
    label: words.setAside,
    action: `/bank/lines/${line.id}/set-aside`,
    idempotencyKey: `${formKey}-aside`,
  };
  const proposed = new Set(line.proposal?.parts.map(({ invoiceId }) => invoiceId));
  return (
    <>
      <PageHead
        title={words.chooseTitle(formatCents(line.amountCents, locale))}
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
      <Returns locale={locale} line={line} formKey={formKey} />
      {line.amountCents > 0 && (
        <Sheet title={words.invoices}>
          {unpaid.length === 0 ? (
            <Empty title={words.none}>{words.noneHelp}</Empty>
          ) : (
            <Form action={`/bank/lines/${line.id}/match`} idempotencyKey={formKey} {...trouble}>
              <p class="soft">{words.chooseHelp}</p>
              {unpaid.map(({ id, number, partnerName, dueCents }, at) => (
                <CheckField
                  name={`invoices[${at}][invoiceId]`}
                  label={`${number} · ${partnerName} · ${formatCents(dueCents, locale)}`}
                  value={String(id)}
                  checked={proposed.has(id)}
                />
              ))}
              <Submit icon="check" cancel={{ href: '/bank', label: words.cancel }}>
                {words.record}
              </Submit>
            </Form>
          )}
        </Sheet>
      )}
    </>
  );
}

/** The payments a debit may take back: one is reversed. */
function Returns({ locale, line, formKey }: Pick<ChooseProps, 'locale' | 'line' | 'formKey'>) {
  const words = say(bankWords, locale);
  if (line.returns.length === 0) return null;
  const actions = line.returns.map(({ paymentId, number, partnerName }) => ({
    label: `${words.takeBack} : ${number}, ${partnerName}`,
    action: `/bank/lines/${line.id}/return`,
    confirm: words.takeBackConfirm(number),
    fields: { paymentId },
    idempotencyKey: `${formKey}-${paymentId}`,
  }));
  return (
    <Sheet title={words.takesBack}>
      <ActionButtons actions={actions} />
    </Sheet>
  );
}
