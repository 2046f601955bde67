import { formatCents } from '../../core/money/money.js';
import { vatRateText } from '../../core/money/vat.js';
import { percent } from '../../core/words/format.js';
import { say, type Locale } from '../../core/words/words.js';
import { ACCOUNT_USES, type SchoolSettings, type SettingRow } from './school.types.js';
import { schoolWords } from './school.words.js';

/** What a setting says, for people. */
export function settingText({ key, value }: SettingRow, locale: Locale): string {
  switch (key) {
    case 'vat_regime':
      return regimeText(value, locale);
    case 'region_grant_cents':
      return formatCents(value, locale);
    case 'revenue_share_target':
      return `${percent(value.from, locale, 2)} – ${percent(value.to, locale, 2)}`;
    case 'accounts':
      return ACCOUNT_USES.map((use) => value[use]).join(' · ');
    case 'platform':
      return value.name || say(schoolWords, locale).noPlatform;
    case 'recovery_sentence':
    case 'penalty_sentence':
    case 'discount_sentence':
    case 'mediator_sentence':
      return value;
  }
}

function regimeText(regime: SchoolSettings['vat_regime'], locale: Locale): string {
  const { category, rate, exemptionReason, exemptionCode, dueOnDebits } = regime;
  const reason = exemptionReason && (exemptionCode ? `${exemptionReason} (${exemptionCode})` : exemptionReason);
  const debits = dueOnDebits ? say(schoolWords, locale).dueOnDebits : null;
  return [vatRateText(category, rate, locale), reason, debits].filter(Boolean).join(' · ');
}
