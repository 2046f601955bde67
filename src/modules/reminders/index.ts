export { Letters } from './letters.js';
export { ReminderHolds } from './reminder-holds.js';
export { RemindersModule } from './reminders.module.js';
export { RemindersService } from './reminders.service.js';
