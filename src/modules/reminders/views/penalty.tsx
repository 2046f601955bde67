import { formatCents } from '../../../core/money/money.js';
import { ActionButtons, Facts, LinkButton, Sheet } from '../../../core/ui/index.js';
import { percent, shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PenaltyDecision } from '../../invoicing/index.js';
import type { PenaltyRead } from '../reminders.types.js';
import { remindersWords } from '../reminders.words.js';

interface PenaltyProps {
  locale: Locale;
  invoiceId: number;
  penalty: PenaltyRead;
  formKey: string;
}

interface NoteProps {
  locale: Locale;
  at: string;
  decision: PenaltyDecision;
  formKey: string;
}

/** What the law would give, with the two ways to decide; or what was decided, and what is left to pay of a note. */
export function PenaltySheet({ locale, invoiceId, penalty, formKey }: PenaltyProps) {
  const words = say(remindersWords, locale);
  const { offer, decision } = penalty;
  const told = decision ?? offer;
  if (!told) return null;
  const at = `/reminders/invoices/${invoiceId}`;
  const claim = { label: words.claim, action: `${at}/penalty-claim`, confirm: words.claimConfirm };
  const waive = { label: words.waive, action: `${at}/penalty-waiver`, confirm: words.waiveConfirm };
  const amounts = [
    { label: decision ? words.interestThen : words.interest, value: formatCents(told.interestCents, locale) },
    { label: words.indemnity, value: formatCents(told.indemnityCents, locale) },
  ];
  return (
    <Sheet title={words.penalties}>
      {offer && <p class="soft">{words.penaltiesHelp}</p>}
      <Facts
        facts={[
          ...amounts,
          ...(offer ? [{ label: words.late, value: words.atRate(offer.days, percent(offer.rate, locale, 2)) }] : []),
          ...(decision ? [{ label: shortDate(decision.decidedOn, locale), value: words[decision.outcome] }] : []),
          ...(decision?.fileId
            ? [{ label: words.note, value: <a href={`/files/${decision.fileId}`} data-turbo="false">{decision.number}</a> }] // prettier-ignore
            : []),
          ...(decision?.noteId
            ? [{ label: words.noteDue, value: formatCents(decision.dueCents, locale), strong: true }]
            : []),
          ...(decision?.givenUpOn
            ? [{ label: words.givenUp, value: `${formatCents(decision.givenUpCents, locale)}, ${shortDate(decision.givenUpOn, locale)}` }] // prettier-ignore
            : []),
        ]}
      />
      {offer && (
        <ActionButtons
          actions={[
            { ...claim, idempotencyKey: `${formKey}-claim` },
            { ...waive, idempotencyKey: `${formKey}-waive` },
          ]}
        />
      )}
      {decision && <NoteActs locale={locale} at={at} decision={decision} formKey={formKey} />}
    </Sheet>
  );
}

/** What can be done of a claimed note. */
function NoteActs({ locale, at, decision, formKey }: NoteProps) {
  const words = say(remindersWords, locale);
  const { outcome, noteId, dueCents, givenUpOn } = decision;
  if (noteId === null) return outcome === 'claimed' ? <p class="soft">{words.byHand}</p> : null;
  if (dueCents === 0) return null;
  const giveUp = { label: words.giveUp, action: `${at}/penalty-giving-up`, reason: { label: words.giveUpReason } };
  return (
    <div class="actions">
      <LinkButton href={`/penalty-notes/${noteId}/payments/new`}>{words.notePayment}</LinkButton>
      {givenUpOn === null && <ActionButtons actions={[{ ...giveUp, idempotencyKey: `${formKey}-give-up` }]} />}
    </div>
  );
}
