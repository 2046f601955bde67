export { SchoolModule } from './school.module.js';
export { SchoolQueries } from './school.queries.js';
export { SchoolService, type NewSchool, type NewWorkCenter } from './school.service.js';
export type {
  SchoolRead,
  SchoolSettings,
  SettingKey,
  SettingRow,
  WorkCenterRead,
  WorkshopRead,
} from './school.types.js';
