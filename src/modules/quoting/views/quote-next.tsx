import type { FormTrouble } from '../../../core/http/forms.js';
import {
  ActionButtons,
  CheckField,
  DateField,
  Form,
  NumberField,
  Sheet,
  Submit,
  TextArea,
  type Action,
} from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { quotingWords } from '../quoting.words.js';
import type { QuoteSheet } from '../quoting.types.js';

export interface QuoteSheetProps {
  locale: Locale;
  quote: QuoteSheet;
  orderable: readonly { id: number; code: string; name: string }[];
  today: string;
  /** Who may change and send it. */
  quotes: boolean;
  trouble: FormTrouble;
  formKey: string;
}

const PLACES = { send: 'sending', cancel: 'cancellation' } as const;

/** What can be done with a quote now. */
export function QuoteNext({ locale, quote, quotes, formKey }: QuoteSheetProps) {
  const words = say(quotingWords, locale);
  if (!quotes) return null;
  const acts = quote.events.flatMap(({ event, words: label, reasonRequired, refusal }): Action[] =>
    event in PLACES
      ? [
          {
            label: label[locale],
            action: `/quotes/${quote.id}/${PLACES[event as keyof typeof PLACES]}`,
            primary: event === 'send',
            icon: event === 'send' ? 'mail' : undefined,
            refused: refusal?.say(locale),
            reason: reasonRequired ? { label: words.reason } : undefined,
            confirm: event === 'cancel' ? words.cancelLoss : undefined,
            idempotencyKey: `${formKey}-${event}`,
          },
        ]
      : [],
  );
  const newest = quote.revisions[0]?.id === quote.id;
  const accepted = quote.revisions.some(({ state }) => state === 'accepted');
  const revise = quote.state !== 'draft' && newest && !accepted;
  const revision = {
    label: words.revise,
    action: `/quotes/${quote.id}/revisions`,
    idempotencyKey: `${formKey}-revise`,
  };
  const all = revise ? [...acts, { ...revision, primary: quote.expired }] : acts;
  if (all.length === 0) return null;
  return (
    <Sheet title={words.next}>
      <ActionButtons actions={all} />
    </Sheet>
  );
}

/** What a draft says besides its lines. */
export function QuoteTermsForm({ locale, quote, today, trouble, formKey }: QuoteSheetProps) {
  const words = say(quotingWords, locale);
  const { validUntil, deliverableOn, depositPercent, materialSupplied, terms } = quote;
  return (
    <Sheet title={words.conditions}>
      <Form action={`/quotes/${quote.id}/terms`} idempotencyKey={`${formKey}-terms`} {...trouble}>
        <DateField name="validUntil" label={words.validUntil} value={validUntil} min={today} required />
        <DateField
          name="deliverableOn"
          label={words.deliverableOn}
          value={deliverableOn ?? undefined}
          min={today}
          required={false}
        />
        <NumberField
          name="depositPercent"
          label={words.depositPercent}
          value={depositPercent}
          min={0}
          max={100}
          required={false}
        />
        <CheckField name="materialSupplied" label={words.materialSupplied} checked={materialSupplied} />
        <TextArea
          name="terms"
          label={words.terms}
          help={words.termsHelp}
          value={terms ?? undefined}
          rows={3}
          maxLength={1000}
          required={false}
        />
        <Submit>{words.saveTerms}</Submit>
      </Form>
    </Sheet>
  );
}
