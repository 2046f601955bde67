import { eventType } from '../../core/events/event-bus.js';
import type { LocalDate } from '../../core/time/local-date.js';
import type { SchoolSettings, SettingKey } from './school.types.js';

/** A dated setting has another value from a day on. */
export const settingChanged = eventType<{
  key: SettingKey;
  validFrom: LocalDate;
  value: SchoolSettings[SettingKey];
}>('school.setting_changed.1');
