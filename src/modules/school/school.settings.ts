import { VAT_CATEGORIES } from '../../core/money/vat.js';
import {
  ACCOUNT_USES,
  E_REPORTING_REGIMES,
  REMINDER_LEVELS,
  THRESHOLDS,
  type SchoolSettings,
  type SettingKey,
} from './school.types.js';

type Check<K extends SettingKey> = (value: unknown) => value is SchoolSettings[K];
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isSentence = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 400;
const isCount = (value: unknown, max: number): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= max;
/** Classes 1 to 7 of the plan comptable général; at least three digits. */
export const ACCOUNT_NUMBER = /^[1-7]\d{2,9}$/;
/** Days in their order: before the due date only the first. */
const isPlan = (days: readonly unknown[]) =>
  days.every(
    (day, at) => Number.isSafeInteger(day) && (at === 0 || (day as number) > Math.max(0, days[at - 1] as number)),
  );
const isTextOrNull = (value: unknown) => value === null || isSentence(value);

/** The shape of each setting: a value that does not pass is never stored. */
export const settingChecks: { readonly [K in SettingKey]: Check<K> } = {
  vat_regime: (value): value is SchoolSettings['vat_regime'] =>
    isRecord(value) &&
    VAT_CATEGORIES.some((category) => category === value['category']) &&
    isCount(value['rate'], 10_000) &&
    (value['category'] === 'S') === (value['rate'] !== 0) &&
    isTextOrNull(value['exemptionReason']) &&
    isTextOrNull(value['exemptionCode']) &&
    (value['category'] === 'S' || value['exemptionReason'] !== null) &&
    typeof value['dueOnDebits'] === 'boolean',
  recovery_sentence: isSentence as Check<'recovery_sentence'>,
  penalty_sentence: isSentence as Check<'penalty_sentence'>,
  discount_sentence: isSentence as Check<'discount_sentence'>,
  mediator_sentence: isSentence as Check<'mediator_sentence'>,
  region_grant_cents: (value): value is number => isCount(value, 100_000_000),
  accounts: (value): value is SchoolSettings['accounts'] =>
    isRecord(value) &&
    ACCOUNT_USES.every((use) => typeof value[use] === 'string' && ACCOUNT_NUMBER.test(value[use])) &&
    (value['depositsOn'] === 'invoice' || value['depositsOn'] === 'payment'),
  reminder_plan: (value): value is SchoolSettings['reminder_plan'] =>
    isRecord(value) && isPlan(REMINDER_LEVELS.map((level) => value[level])),
  penalty_rate: (value): value is number => isCount(value, 10_000) && value > 0,
  learner_hour_cents: (value): value is number => isCount(value, 100_000),
  taxed_key: (value): value is number => isCount(value, 10_000),
  thresholds: (value): value is SchoolSettings['thresholds'] =>
    isRecord(value) &&
    THRESHOLDS.every((threshold) => isCount(value[threshold], 100_000_000)) &&
    isCount(value['customerShare'], 10_000),
  platform: (value): value is SchoolSettings['platform'] =>
    isRecord(value) && typeof value['name'] === 'string' && value['name'].length <= 80,
  e_reporting: (value): value is SchoolSettings['e_reporting'] =>
    isRecord(value) && E_REPORTING_REGIMES.some((regime) => regime === value['regime']),
  revenue_share_target: (value): value is SchoolSettings['revenue_share_target'] =>
    isRecord(value) && isCount(value['from'], 10_000) && isCount(value['to'], 10_000) && value['from'] <= value['to'],
};
