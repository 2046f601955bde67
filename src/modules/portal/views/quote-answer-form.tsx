import type { FormTrouble } from '../../../core/http/forms.js';
import { formatCents, formatPrice } from '../../../core/money/money.js';
import { quantityText } from '../../../core/quantity/unit.js';
import { ActionButtons, Form, Hidden, SelectField, Sheet, Submit, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PortalQuote, PortalQuoteLine } from '../portal-asking.types.js';
import { portalWords } from '../portal.words.js';

export interface QuoteViewProps {
  locale: Locale;
  quote: PortalQuote;
  trouble: FormTrouble;
  formKey: string;
}

/** Yes, by name and for the PDF shown, or no with its reason. */
export function QuoteAnswerForm({ locale, quote, trouble, formKey }: QuoteViewProps) {
  const words = say(portalWords, locale);
  const decline = {
    label: words.decline,
    action: `/portal/quotes/${quote.id}/refusal`,
    reason: { label: words.reason },
    confirm: words.declineLoss,
    idempotencyKey: `${formKey}-decline`,
  };
  return (
    <Sheet title={words.acceptTitle} id="accept">
      <Form action={`/portal/quotes/${quote.id}/acceptance`} idempotencyKey={formKey} {...trouble}>
        <p>{words.acceptHint}</p>
        <Hidden name="sha256" value={quote.pdfSha256 ?? ''} />
        {quote.lines
          .filter(({ prices, cells }) => prices.length > 1 && cells.length === 1)
          .map((line, index) => (
            <QuantityChoice locale={locale} line={line} name={`quantities[${index}]`} />
          ))}
        <TextField name="acceptedName" label={words.yourName} maxLength={120} autoComplete="name" required />
        <TextField name="customerReference" label={words.reference} maxLength={35} required={false} />
        <Submit icon="check">{words.accept}</Submit>
      </Form>
      <ActionButtons actions={[decline]} />
    </Sheet>
  );
}

function QuantityChoice({ locale, line, name }: { locale: Locale; line: PortalQuoteLine; name: string }) {
  const words = say(portalWords, locale);
  const options = line.prices.map(({ quantity, itemNetPriceE4, lineNetCents }) => ({
    value: quantity,
    label: words.offered(
      quantityText(quantity, line.unitCode, locale),
      formatPrice(itemNetPriceE4, locale),
      formatCents(lineNetCents, locale),
    ),
  }));
  const chosen = line.prices.find((price) => price.chosen)?.quantity;
  return (
    <>
      <Hidden name={`${name}[quoteLineId]`} value={line.id} />
      <SelectField
        name={`${name}[quantity]`}
        label={words.chooseQuantity(line.itemName)}
        options={options}
        value={chosen}
        blank={false}
      />
    </>
  );
}
