import { Badge } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { BankLineRead, Proposal } from '../bank.types.js';
import { bankWords } from '../bank.words.js';
import { SURE } from '../matching.totals.js';

/** What a movement pays, or may. */
export function Settles({ locale, line }: { locale: Locale; line: BankLineRead }) {
  const words = say(bankWords, locale);
  if (line.paymentId !== null) return <a href={`/payments/${line.paymentId}`}>{words.payment}</a>;
  if (line.grant !== null) return <a href={line.grant.href}>{line.grant.name}</a>;
  if (line.state === 'aside') return <>{line.duplicate ? words.duplicate : words.aside}</>;
  if (line.amountCents < 0) return <Debit locale={locale} line={line} />;
  return <Credit locale={locale} line={line} />;
}

/** The invoices a credit may pay, and the grant. */
function Credit({ locale, line: { proposal, grantProposal } }: { locale: Locale; line: BankLineRead }) {
  if (proposal === null && grantProposal === null) return <>{say(bankWords, locale).noProposal}</>;
  return (
    <>
      {proposal && <Invoices locale={locale} proposal={proposal} />}
      {grantProposal && (
        <p>
          <Likely locale={locale} score={grantProposal.score} /> <a href={grantProposal.href}>{grantProposal.name}</a>
        </p>
      )}
    </>
  );
}

function Likely({ locale, score }: { locale: Locale; score: number }) {
  const words = say(bankWords, locale);
  const sure = score >= SURE;
  return <Badge tone={sure ? 'green' : 'ochre'}>{sure ? words.sure : words.toCheck}</Badge>;
}

function Invoices({ locale, proposal: { parts, partnerName, score } }: { locale: Locale; proposal: Proposal }) {
  return (
    <>
      <Likely locale={locale} score={score} />{' '}
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
