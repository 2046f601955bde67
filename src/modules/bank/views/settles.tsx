import { Badge } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { BankLineRead } from '../bank.types.js';
import { bankWords } from '../bank.words.js';
import { SURE } from '../matching.totals.js';

/** What a movement pays, or may. */
export function Settles({ locale, line }: { locale: Locale; line: BankLineRead }) {
  const words = say(bankWords, locale);
  if (line.paymentId !== null) return <a href={`/payments/${line.paymentId}`}>{words.payment}</a>;
  if (line.state === 'aside') return <>{line.duplicate ? words.duplicate : words.aside}</>;
  if (line.amountCents < 0) return <Debit locale={locale} line={line} />;
  if (line.proposal === null) return <>{words.noProposal}</>;
  const { parts, partnerName, score } = line.proposal;
  const sure = score >= SURE;
  return (
    <>
      <Badge tone={sure ? 'green' : 'ochre'}>{sure ? words.sure : words.toCheck}</Badge>{' '}
      {parts.map(({ invoiceId, penaltyId, number }) => (
        <>
          <a href={penaltyId === null ? `/invoices/${invoiceId}` : `/reminders/invoices/${invoiceId}`}>{number}</a>{' '}
        </>
      ))}
      {partnerName}
    </>
  );
}

/** What a debit may be. */
function Debit({ locale, line }: { locale: Locale; line: BankLineRead }) {
  const words = say(bankWords, locale);
  if (line.state === 'paid_out') return <>{words.paid_out}</>;
  const what = line.returns.length > 0 ? 'takesBack' : line.refunds.length > 0 ? 'refunds' : line.fee ? 'fee' : null;
  if (what === null) return <>{words.noProposal}</>;
  const notes = line.returns.length > 0 ? [] : line.refunds;
  return (
    <>
      <Badge tone="ochre">{words[what]}</Badge>{' '}
      {notes.map(({ creditNoteId, number, partnerName }) => (
        <>
          <a href={`/invoices/${creditNoteId}`}>{number}</a> {partnerName}{' '}
        </>
      ))}
      {line.returns.map(({ paymentId, number, partnerName }) => (
        <>
          <a href={`/payments/${paymentId}`}>{number}</a> {partnerName}{' '}
        </>
      ))}
    </>
  );
}
