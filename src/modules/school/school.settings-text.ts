import { formatCents, formatEuros } from '../../core/money/money.js';
import { vatRateText } from '../../core/money/vat.js';
import { percent } from '../../core/words/format.js';
import { say, type Locale } from '../../core/words/words.js';
import { ACCOUNT_USES, REMINDER_LEVELS, THRESHOLDS, type SchoolSettings, type SettingRow } from './school.types.js';
import { eReportingWords, schoolWords } from './school.words.js';

/** What a setting says, for people. */
export function settingText({ key, value }: SettingRow, locale: Locale): string {
  switch (key) {
    case 'vat_regime':
      return regimeText(value, locale);
    case 'region_grant_cents':
    case 'learner_hour_cents':
      return formatCents(value, locale);
    case 'revenue_share_target':
      return `${percent(value.from, locale, 2)} – ${percent(value.to, locale, 2)}`;
    case 'taxed_key':
      return percent(value, locale, 2);
    case 'thresholds':
      return [
        ...THRESHOLDS.map((threshold) => formatEuros(value[threshold], locale)),
        percent(value.customerShare, locale, 2),
      ].join(' · ');
    case 'accounts':
      return ACCOUNT_USES.map((use) => value[use]).join(' · ');
    case 'reminder_plan':
      return REMINDER_LEVELS.map((level) => dayText(value[level], locale)).join(' · ');
    case 'penalty_rate':
      return percent(value, locale, 2);
    case 'platform':
      return value.name || say(schoolWords, locale).noPlatform;
    case 'e_reporting':
      return say(eReportingWords, locale)[value.regime];
    case 'recovery_sentence':
    case 'penalty_sentence':
    case 'discount_sentence':
    case 'mediator_sentence':
      return value;
  }
}

/** `J+15`, `D−5`: days from the due date. */
const dayText = (days: number, locale: Locale) =>
  `${locale === 'fr' ? 'J' : 'D'}${days < 0 ? '\u2212' : '+'}${Math.abs(days)}`;

function regimeText(regime: SchoolSettings['vat_regime'], locale: Locale): string {
  const { category, rate, exemptionReason, exemptionCode, dueOnDebits } = regime;
  const reason = exemptionReason && (exemptionCode ? `${exemptionReason} (${exemptionCode})` : exemptionReason);
  const debits = dueOnDebits ? say(schoolWords, locale).dueOnDebits : null;
  return [vatRateText(category, rate, locale), reason, debits].filter(Boolean).join(' · ');
}
