import { Cents, Choice, Day, Text } from '../../core/http/shape.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { SETTING_KEYS, type SettingKey } from './school.types.js';

/** Stops a machine. */
export class OutOfService {
  /** @example 'Carter de sécurité cassé' */
  @Text({ max: 200 }) reason: string;
}

/** A periodic check. */
export class RecordCheck {
  /** Last day it is good for. @example '2027-03-31' */
  @Day() checkValidUntil: LocalDate;
}

/** What an hour on a machine costs the school. */
export class HourlyRate {
  /** @example 6200 */
  @Cents({ max: 100_000 }) hourlyRateCents: number;
}

/** A value of a setting from a day on. */
export class PutSetting {
  @Choice(SETTING_KEYS) key: SettingKey;
  /** @example '2027-01-01' */
  @Day() validFrom: LocalDate;
  /** The value as JSON. @example '500000' */
  @Text({ max: 1000 }) valueJson: string;
}
