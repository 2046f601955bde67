export { settingChanged } from './school.events.js';
export { SchoolModule } from './school.module.js';
export { SchoolQueries } from './school.queries.js';
export { SchoolService, type NewSchool } from './school.service.js';
export { ACCOUNT_USES, REMINDER_LEVELS, THRESHOLDS, USUAL_PLAN } from './school.types.js';
export { accountWords, levelWords, thresholdWords } from './school.words.js';
export type {
  Accounts,
  AccountUse,
  EReportingRegime,
  ReminderLevel,
  ReminderPlan,
  SchoolRead,
  SchoolSettings,
  Thresholds,
  WorkCenterRead,
  WorkshopRead,
} from './school.types.js';
