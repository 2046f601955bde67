import type { FormTrouble } from '../../../core/http/forms.js';
import { formatCents } from '../../../core/money/money.js';
import {
  Columns,
  DataTable,
  DateField,
  Empty,
  Facts,
  FieldSet,
  Form,
  Hidden,
  MoneyField,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextField,
} from '../../../core/ui/index.js';
import { shortDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { FUNDING_LINE_STAGES, type FundingLineSheet } from '../funding.types.js';
import { fundingWords, SOURCE_WORDS, STAGE_WORDS } from '../funding.words.js';
import { StageBadge } from './lines-sheet.js';

interface FundingLineViewProps {
  locale: Locale;
  line: FundingLineSheet;
  trouble: FormTrouble;
  keys: { stage: string; receipt: string };
  today: string;
}

/** A grant: what is due and why, what came, what is next. */
export function FundingLineView(props: FundingLineViewProps) {
  const { locale, line } = props;
  const words = say(fundingWords, locale);
  return (
    <>
      <PageHead
        title={line.funder}
        sub={`${SOURCE_WORDS[line.kind][locale]} · ${line.schoolYear}`}
        back={{ href: `/funding/${line.schoolYear}`, label: words.back }}
      />
      <Columns
        main={
          <>
            <Receipts line={line} locale={locale} />
            <ReceiptForm {...props} />
          </>
        }
        side={
          <>
            <Amounts line={line} locale={locale} />
            <StageForm {...props} />
          </>
        }
      />
    </>
  );
}

function Amounts({ line, locale }: Pick<FundingLineViewProps, 'line' | 'locale'>) {
  const words = say(fundingWords, locale);
  const { headcount, perLearnerCents, countedOn } = line;
  const counted = headcount !== null && perLearnerCents !== null && countedOn !== null;
  const sum =
    counted &&
    words.calculationPerLearner(headcount, formatCents(perLearnerCents, locale), shortDate(countedOn, locale));
  return (
    <Sheet title={words.howGiven} tools={<StageBadge stage={line.stage} locale={locale} />}>
      <Facts
        facts={[
          ...(line.agreement ? [{ label: words.agreement, value: line.agreement }] : []),
          ...(sum
            ? [{ label: words.calculation, value: <a href={`/funding/${line.schoolYear}/headcount`}>{sum}</a> }]
            : []),
          {
            label: line.estimated ? `${words.due} (${words.estimated})` : words.due,
            value: formatCents(line.dueCents, locale),
          },
          { label: words.received, value: formatCents(line.receivedCents, locale) },
          { label: words.remaining, value: formatCents(line.remainingCents, locale), strong: true },
        ]}
      />
    </Sheet>
  );
}

function Receipts({ line, locale }: Pick<FundingLineViewProps, 'line' | 'locale'>) {
  const words = say(fundingWords, locale);
  return (
    <Sheet title={words.receipts} id="receipts">
      <DataTable
        caption={words.receipts}
        columns={[
          { key: 'on', label: words.receivedOn },
          { key: 'reference', label: words.reference },
          { key: 'amount', label: words.amount, align: 'right' },
        ]}
        rows={line.receipts.map(({ id, receivedOn, reference, amountCents }) => ({
          id,
          cells: {
            on: shortDate(receivedOn, locale),
            reference: reference ?? '—',
            amount: formatCents(amountCents, locale),
          },
        }))}
        empty={<Empty title={words.noReceipt} />}
      />
    </Sheet>
  );
}

function ReceiptForm({ line, locale, trouble, keys, today }: FundingLineViewProps) {
  const words = say(fundingWords, locale);
  const action = `/funding/${line.schoolYear}/lines/${line.id}/receipts`;
  const mine = 'receivedOn' in trouble.values ? trouble : { errors: [], values: {} };
  return (
    <Sheet title={words.receive}>
      <Form action={action} idempotencyKey={keys.receipt} {...mine}>
        <FieldSet>
          <DateField name="receivedOn" label={words.receivedOn} value={today} max={today} required />
          <MoneyField name="amountCents" label={words.amount} required />
          <TextField name="reference" label={words.reference} maxLength={140} required={false} />
        </FieldSet>
        <Submit>{words.receive}</Submit>
      </Form>
    </Sheet>
  );
}

function StageForm({ line, locale, trouble, keys }: FundingLineViewProps) {
  const words = say(fundingWords, locale);
  const action = `/funding/${line.schoolYear}/lines/${line.id}/stage`;
  const mine = 'stage' in trouble.values ? trouble : { errors: [], values: {} };
  const options = FUNDING_LINE_STAGES.map((stage) => ({ value: stage, label: STAGE_WORDS[stage][locale] }));
  return (
    <Sheet title={words.follow}>
      <Form action={action} idempotencyKey={keys.stage} {...mine}>
        <Hidden name="version" value={line.version} />
        <SelectField name="stage" label={words.stage} options={options} value={line.stage} blank={false} />
        <DateField name="nextDueOn" label={words.nextDueOn} value={line.nextDueOn ?? undefined} required={false} />
        <TextField
          name="nextDueLabel"
          label={words.nextDueLabel}
          value={line.nextDueLabel ?? undefined}
          maxLength={120}
          required={false}
        />
        <Submit>{words.save}</Submit>
      </Form>
    </Sheet>
  );
}
