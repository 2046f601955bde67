import type { FormTrouble } from '../../../core/http/forms.js';
import { parseQuantity } from '../../../core/quantity/unit.js';
import { Form, PageHead, SelectField, Sheet, SizeGrid, sizeGridOf, Submit, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { CreditableLineRead, InvoiceSheet } from '../invoicing.types.js';
import { CREDIT_CAUSES } from '../invoice.entity.js';
import { causeWords, invoicingWords } from '../invoicing.words.js';

interface CreditProps {
  locale: Locale;
  invoice: InvoiceSheet;
  lines: readonly CreditableLineRead[];
  trouble: FormTrouble;
  formKey: string;
}

/** What is given back: all that is not credited yet is already filled in. */
export function CreditView({ locale, invoice, lines, trouble, formKey }: CreditProps) {
  const words = say(invoicingWords, locale);
  const back = { href: `/invoices/${invoice.id}`, label: invoice.number ?? words.back };
  return (
    <>
      <PageHead title={`${words.makeCredit} · ${invoice.number ?? ''}`} sub={words.makeCreditSub} back={back} />
      <Form action={`/invoices/${invoice.id}/credit-notes`} idempotencyKey={formKey} {...trouble}>
        <SelectField
          name="cause"
          label={words.cause}
          help={words.causeHelp}
          required
          options={CREDIT_CAUSES.map((cause) => ({ value: cause, label: say(causeWords, locale)[cause] }))}
        />
        <TextField name="reason" label={words.reason} help={words.reasonHelp} maxLength={300} required />
        {lines.map((line) => (
          <Sheet title={`${line.itemCode} · ${line.itemName}`}>
            <LineGrid locale={locale} line={line} typed={trouble.values} />
          </Sheet>
        ))}
        <Submit icon="file-invoice" cancel={{ href: back.href, label: words.cancel }}>
          {words.creditButton}
        </Submit>
      </Form>
    </>
  );
}

interface LineGridProps {
  locale: Locale;
  line: CreditableLineRead;
  typed: Readonly<Record<string, string>>;
}

function LineGrid({ locale, line, typed }: LineGridProps) {
  const words = say(invoicingWords, locale);
  const unnamed = { size: words.oneSize, colour: words.oneColour };
  const grid = sizeGridOf(line.cells, unnamed, ({ orderCellId: id, left }) => {
    if (left === 0) return null;
    const given = typed[`cells[${id}]`];
    return { id, quantity: given === undefined ? left : (parseQuantity(given, line.unitCode) ?? 0) };
  });
  return <SizeGrid caption={line.itemName} {...grid} unit={line.unitCode} editable />;
}
