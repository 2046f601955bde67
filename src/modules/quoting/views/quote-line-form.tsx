import type { FormTrouble } from '../../../core/http/forms.js';
import { UNITS } from '../../../core/quantity/unit.js';
import { Columns, FieldSet, Form, NumberField, PageHead, Sheet, Submit, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { VariantQuantities, type ItemRead } from '../../catalog/index.js';
import type { CostParts, StepCost } from '../price.totals.js';
import { typedCells } from '../quoting.forms.js';
import type { QuoteLineRead } from '../quoting.types.js';
import { quotingWords } from '../quoting.words.js';
import { PriceTable } from './quote-lines.js';
import { CostSheet } from './quote-cost.js';

/** What the boxes give: prices of each quantity, and the parts of the cost of the one asked. */
export interface Computed {
  line: Pick<QuoteLineRead, 'itemName' | 'unitCode' | 'marketPriceE4' | 'prices'>;
  parts: CostParts;
  /** Labour of the quantity asked, step by step. */
  steps: StepCost[];
}

interface Props {
  locale: Locale;
  quote: { id: number; number: string; partnerName: string };
  item: ItemRead;
  timed: boolean;
  trouble: FormTrouble;
  computed: Computed | null;
  formKey: string;
}

const OTHERS = [0, 1, 2];

/** How many, at what cost, at what price: "Calculer" shows, "Enregistrer" writes. */
export function QuoteLineView(props: Props) {
  const { locale, quote, item, trouble, computed, formKey } = props;
  const words = say(quotingWords, locale);
  return (
    <>
      <PageHead
        title={item.name}
        sub={`${words.quote(quote.number)} · ${quote.partnerName}`}
        back={{ href: `/quotes/${quote.id}`, label: words.backToQuote }}
      />
      {computed && (
        <Columns
          main={
            <Sheet title={words.computed}>
              <PriceTable locale={locale} line={computed.line} />
            </Sheet>
          }
          side={<CostSheet locale={locale} parts={computed.parts} steps={computed.steps} />}
        />
      )}
      <Sheet>
        {!props.timed && <p class="soft">{words.noRouting}</p>}
        <Form action={`/quotes/${quote.id}/lines`} idempotencyKey={formKey} {...trouble}>
          <input type="hidden" name="itemId" value={item.id} />
          <VariantQuantities locale={locale} item={item} quantities={typedCells(trouble.values, item)} />
          <Quantities locale={locale} item={item} />
          <CostFields locale={locale} />
          <p class="submit">
            <button
              class="btn ghost"
              type="submit"
              name="step"
              value="try"
              formMethod="get"
              formAction={`/quotes/${quote.id}/lines/new`}
            >
              {words.tryLine}
            </button>
          </p>
          <Submit icon="check" cancel={{ href: `/quotes/${quote.id}`, label: words.leave }}>
            {words.saveLine}
          </Submit>
        </Form>
      </Sheet>
    </>
  );
}

function Quantities({ locale, item }: Pick<Props, 'locale' | 'item'>) {
  const words = say(quotingWords, locale);
  const unit = UNITS[item.unitCode][locale];
  return (
    <FieldSet legend={words.quantitiesHelp}>
      {OTHERS.map((n) => (
        <TextField
          name={`otherQuantities[${n}][quantity]`}
          label={`${words.otherQuantity(n + 1)} (${unit})`}
          inputMode="decimal"
          size="short"
          required={false}
        />
      ))}
    </FieldSet>
  );
}

function CostFields({ locale }: { locale: Locale }) {
  const words = say(quotingWords, locale);
  const money = (name: string, label: string, help?: string, required = false) => (
    <TextField name={name} label={`${label} (€)`} help={help} inputMode="decimal" size="short" required={required} />
  );
  return (
    <FieldSet legend={words.ofWhat}>
      {money('hourlyRateCents', words.hourlyRate, words.hourlyRateHelp, true)}
      {money('materialE4', words.material, words.materialHelp)}
      {money('consumablesE4', words.consumables)}
      {money('outsideFixedCents', words.outsideFixed)}
      {money('outsideE4', words.outside)}
      <NumberField name="marginPercent" label={words.marginPercent} min={0} max={95} required />
      {money('imposedPriceE4', words.imposedPrice, words.imposedPriceHelp)}
    </FieldSet>
  );
}
