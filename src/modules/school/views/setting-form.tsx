import type { FormTrouble } from '../../../core/http/forms.js';
import {
  CheckField,
  DateField,
  Form,
  MoneyField,
  NumberField,
  PageHead,
  SelectField,
  Sheet,
  Submit,
  TextArea,
  TextField,
} from '../../../core/ui/index.js';
import { VAT_CATEGORIES, vatRateText } from '../../../core/money/vat.js';
import { percent } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import { VAT_RATES } from '../school.forms.js';
import {
  ACCOUNT_USES,
  type ReminderPlan,
  type SchoolSettings,
  type SettingKey,
  type SettingRow,
} from '../school.types.js';
import { PlanFields, RateField } from './reminder-fields.js';
import { EReportingField, PlatformField } from './platform-field.js';
import { ThresholdFields } from './threshold-fields.js';
import { accountWords, categoryWords, schoolWords, settingWords } from '../school.words.js';

interface SettingFormProps {
  locale: Locale;
  settingKey: SettingKey;
  /** The latest value; none before the first. */
  present: SettingRow | undefined;
  trouble: FormTrouble;
  formKey: string;
}

/** A new value of a setting, from a day on: the one before stays true until then. */
export function SettingFormView({ locale, settingKey, present, trouble, formKey }: SettingFormProps) {
  const words = say(schoolWords, locale);
  const back = { href: '/school', label: words.school };
  return (
    <>
      <PageHead title={say(settingWords, locale)[settingKey]} sub={words.settingSub} back={back} />
      <Sheet>
        <Form action={`/school/settings/${settingKey}`} idempotencyKey={formKey} {...trouble}>
          <DateField name="validFrom" label={words.validFrom} required />
          <ValueFields locale={locale} settingKey={settingKey} present={present} />
          <Submit cancel={{ href: back.href, label: words.cancel }}>{words.put}</Submit>
        </Form>
      </Sheet>
    </>
  );
}

function ValueFields({ locale, settingKey, present }: Pick<SettingFormProps, 'locale' | 'settingKey' | 'present'>) {
  const words = say(schoolWords, locale);
  const value = present?.value;
  switch (settingKey) {
    case 'recovery_sentence':
    case 'penalty_sentence':
    case 'discount_sentence':
    case 'mediator_sentence':
      return <TextArea name="sentence" label={words.value} value={value as string} rows={3} maxLength={400} required />;
    case 'region_grant_cents':
    case 'learner_hour_cents':
      return <MoneyField name="amountCents" label={words.value} cents={value as number} required />;
    case 'taxed_key': {
      const share = value === undefined ? undefined : (value as number) / 100;
      return <NumberField name="share" label={words.taxedKey} value={share} min={0} max={100} unit="%" required />;
    }
    case 'thresholds':
      return <ThresholdFields locale={locale} thresholds={value as SchoolSettings['thresholds']} />;
    case 'revenue_share_target':
      return <TargetFields locale={locale} target={value as SchoolSettings['revenue_share_target']} />;
    case 'accounts':
      return <AccountsFields locale={locale} accounts={value as SchoolSettings['accounts']} />;
    case 'reminder_plan':
      return <PlanFields locale={locale} plan={value as ReminderPlan | undefined} />;
    case 'penalty_rate':
      return <RateField locale={locale} rate={value as number | undefined} />;
    case 'platform':
      return <PlatformField locale={locale} platform={value as SchoolSettings['platform'] | undefined} />;
    case 'e_reporting':
      return <EReportingField locale={locale} eReporting={value as SchoolSettings['e_reporting'] | undefined} />;
    case 'vat_regime':
      return <RegimeFields locale={locale} regime={value as SchoolSettings['vat_regime']} />;
  }
}

function AccountsFields({ locale, accounts }: { locale: Locale; accounts?: SchoolSettings['accounts'] }) {
  const words = say(schoolWords, locale);
  const uses = say(accountWords, locale);
  const days = (['invoice', 'payment'] as const).map((value) => ({ value, label: words[`depositsOn_${value}`] }));
  return (
    <>
      {ACCOUNT_USES.map((use) => (
        <TextField name={use} label={uses[use]} value={accounts?.[use]} maxLength={10} inputMode="numeric" required />
      ))}
      <SelectField
        name="depositsOn"
        label={words.depositsOn}
        options={days}
        value={accounts?.depositsOn ?? 'invoice'}
        blank={false}
        required
      />
    </>
  );
}

function TargetFields({ locale, target }: { locale: Locale; target?: SchoolSettings['revenue_share_target'] }) {
  const words = say(schoolWords, locale);
  const bounds = { min: 0, max: 100, unit: '%', required: true };
  return (
    <>
      <NumberField name="from" label={words.targetFrom} value={target && target.from / 100} {...bounds} />
      <NumberField name="to" label={words.targetTo} value={target && target.to / 100} {...bounds} />
    </>
  );
}

function RegimeFields({ locale, regime }: { locale: Locale; regime?: SchoolSettings['vat_regime'] }) {
  const words = say(schoolWords, locale);
  const categories = VAT_CATEGORIES.map((value) => ({ value, label: say(categoryWords, locale)[value] }));
  const rates = VAT_RATES.map((value) => ({ value, label: percent(Number(value), locale, 2) }));
  return (
    <>
      <SelectField name="category" label={words.category} options={categories} value={regime?.category} required />
      <SelectField name="rate" label={words.rate} options={rates} value={regime?.rate} required />
      <TextArea
        name="exemptionReason"
        label={words.exemptionReason}
        help={words.exemptionHelp(vatRateText('S', 2000, locale))}
        value={regime?.exemptionReason ?? undefined}
        rows={2}
        maxLength={400}
        required={false}
      />
      <TextField
        name="exemptionCode"
        label={words.exemptionCode}
        value={regime?.exemptionCode ?? undefined}
        maxLength={30}
        required={false}
      />
      <CheckField name="dueOnDebits" label={words.dueOnDebits} checked={regime?.dueOnDebits} />
    </>
  );
}
