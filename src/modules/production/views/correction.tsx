import { quantityInput, quantityText } from '../../../core/quantity/unit.js';
import type { FormTrouble } from '../../../core/http/forms.js';
import { FieldSet, Form, PageHead, SelectField, Sheet, Submit, TextField } from '../../../core/ui/index.js';
import { say, type Locale } from '../../../core/words/words.js';
import { productionWords, scrapWords, sizeText } from '../production.words.js';
import { SCRAP_REASONS, type ReportRead } from '../production.types.js';

interface Props {
  locale: Locale;
  report: ReportRead;
  trouble: FormTrouble;
  idempotencyKey: string;
}

/** What should have been counted: the old count is taken back whole, and this one stands. */
export function CorrectionView({ locale, report, trouble, idempotencyKey }: Props) {
  const words = say(productionWords, locale);
  const { unitCode } = report;
  const said = (quantity: number) => quantityText(quantity, unitCode, locale);
  const before = `${words.good} ${said(report.good)}, ${words.redo} ${said(report.rework)}, ${words.scrap} ${said(report.scrap)}`;
  const box = (name: 'good' | 'rework' | 'scrap', label: string) => (
    <TextField
      name={name}
      label={label}
      value={quantityInput(report[name], unitCode, locale)}
      inputMode="decimal"
      size="short"
    />
  );
  return (
    <>
      <PageHead
        title={words.correctTitle}
        sub={[report.learnerName, report.operationName, sizeText(report)].filter(Boolean).join(' · ')}
        back={{ href: `/work-orders/${report.workOrderId}`, label: words.workOrder }}
      />
      <Sheet title={`${words.counted} : ${before}`}>
        <p class="soft">{words.correctHint}</p>
        <Form
          action={`/reports/${report.id}/correction`}
          idempotencyKey={idempotencyKey}
          errors={trouble.errors}
          values={trouble.values}
        >
          <FieldSet>
            {box('good', words.good)}
            {box('rework', words.redo)}
            {box('scrap', words.scrap)}
            <SelectField
              name="scrapReason"
              label={words.scrapWhy}
              value={report.scrapReason ?? ''}
              blank={words.none}
              options={SCRAP_REASONS.map((value) => ({ value, label: scrapWords('service')[value][locale] }))}
            />
          </FieldSet>
          <TextField name="reason" label={words.correctWhy} maxLength={300} required />
          <Submit icon="check" cancel={{ href: `/work-orders/${report.workOrderId}`, label: words.keep }}>
            {words.correct}
          </Submit>
        </Form>
      </Sheet>
    </>
  );
}
