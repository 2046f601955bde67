import { Matches } from 'class-validator';
import { VAT_CATEGORIES, type VatCategory } from '../../core/money/vat.js';
import { Cents, Choice, Day, Flag, Int, Text } from '../../core/http/shape.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { ACCOUNT_NUMBER } from './school.settings.js';
import { schoolWords } from './school.words.js';
import { E_REPORTING_REGIMES, type EReportingRegime, type SchoolSettings, type SettingKey } from './school.types.js';

/** VAT rates of metropolitan France (CGI art. 278 to 281 nonies), in hundredths of a percent. */
export const VAT_RATES = ['2000', '1000', '550', '210', '0'] as const;

class FromDay {
  @Day() validFrom: LocalDate;
}
class SentenceForm extends FromDay {
  @Text({ max: 400 }) sentence: string;
}
class AmountForm extends FromDay {
  @Cents({ max: 100_000_000 }) amountCents: number;
}
class HourForm extends FromDay {
  @Cents({ max: 100_000 }) amountCents: number;
}
class TargetForm extends FromDay {
  @Int({ min: 0, max: 100 }) from: number;
  @Int({ min: 0, max: 100 }) to: number;
}
class PlanForm extends FromDay {
  @Int({ min: -30, max: 0 }) courtesy: number;
  @Int({ min: 1, max: 365 }) first: number;
  @Int({ min: 1, max: 365 }) second: number;
  @Int({ min: 1, max: 365 }) formal: number;
}
class RateForm extends FromDay {
  /** Two decimals, as an amount is typed: `12,15`. */
  @Cents({ min: 1, max: 10_000 }) rate: number;
}
class ShareForm extends FromDay {
  @Int({ min: 0, max: 100 }) share: number;
}
class ThresholdsForm extends FromDay {
  @Cents({ max: 100_000_000 }) vatFranchiseCents: number;
  @Cents({ max: 100_000_000 }) lucrativeFranchiseCents: number;
  @Cents({ max: 100_000_000 }) grantsCents: number;
  @Int({ min: 0, max: 100 }) customerShare: number;
}
class PlatformForm extends FromDay {
  @Text({ max: 80, optional: true }) name?: string;
}
class EReportingForm extends FromDay {
  @Choice(E_REPORTING_REGIMES) regime: EReportingRegime;
}
class RegimeForm extends FromDay {
  @Choice(VAT_CATEGORIES) category: VatCategory;
  @Choice(VAT_RATES) rate: string;
  @Text({ max: 400, optional: true }) exemptionReason?: string;
  @Text({ max: 30, optional: true }) exemptionCode?: string;
  @Flag() dueOnDebits: boolean;
}

const AccountNumber = (): PropertyDecorator => (target, key) => {
  Text({ max: 10 })(target, key);
  Matches(ACCOUNT_NUMBER, { message: JSON.stringify(schoolWords.accountNumber) })(target, key);
};
class AccountsForm extends FromDay {
  @AccountNumber() customers: string;
  @AccountNumber() goods: string;
  @AccountNumber() services: string;
  @AccountNumber() vat: string;
  @AccountNumber() deposits: string;
  @AccountNumber() bank: string;
  @AccountNumber() cheques: string;
  @AccountNumber() cash: string;
  @AccountNumber() fees: string;
  @AccountNumber() penalties: string;
  @Choice(['invoice', 'payment']) depositsOn: 'invoice' | 'payment';
}

type Read<K extends SettingKey> = { form: new () => FromDay; value: (form: never) => SchoolSettings[K] };
const sentence = { form: SentenceForm, value: ({ sentence: said }: SentenceForm) => said };

/** The form of each setting, and the value it gives. */
const FORMS: { readonly [K in SettingKey]: Read<K> } = {
  recovery_sentence: sentence,
  penalty_sentence: sentence,
  discount_sentence: sentence,
  mediator_sentence: sentence,
  accounts: {
    form: AccountsForm,
    value: ({ validFrom: _day, ...accounts }: AccountsForm) => ({ ...accounts }),
  },
  reminder_plan: { form: PlanForm, value: ({ validFrom: _day, ...plan }: PlanForm) => ({ ...plan }) },
  penalty_rate: { form: RateForm, value: ({ rate }: RateForm) => rate },
  platform: { form: PlatformForm, value: ({ name }: PlatformForm) => ({ name: name ?? '' }) },
  e_reporting: { form: EReportingForm, value: ({ regime }: EReportingForm) => ({ regime }) },
  region_grant_cents: { form: AmountForm, value: ({ amountCents }: AmountForm) => amountCents },
  learner_hour_cents: { form: HourForm, value: ({ amountCents }: HourForm) => amountCents },
  taxed_key: { form: ShareForm, value: ({ share }: ShareForm) => share * 100 },
  thresholds: {
    form: ThresholdsForm,
    value: ({ validFrom: _day, customerShare, ...sums }: ThresholdsForm) => ({
      ...sums,
      customerShare: customerShare * 100,
    }),
  },
  revenue_share_target: {
    form: TargetForm,
    value: ({ from, to }: TargetForm) => ({ from: from * 100, to: to * 100 }),
  },
  vat_regime: {
    form: RegimeForm,
    value: ({ category, rate, exemptionReason, exemptionCode, dueOnDebits }: RegimeForm) => ({
      ...{ category, rate: Number(rate), dueOnDebits },
      exemptionReason: exemptionReason || null,
      exemptionCode: exemptionCode || null,
    }),
  },
};

export const settingForm = (key: SettingKey): new () => FromDay => FORMS[key].form;

/** What a form sets. Throws core.wrong_shape. */
export function settingOf<K extends SettingKey>(key: K, form: FromDay): SchoolSettings[K] {
  return FORMS[key].value(form as never);
}
