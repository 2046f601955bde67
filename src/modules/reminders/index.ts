export { Letters } from './letters.js';
export { Penalties } from './penalties.js';
export { PenaltyQueries } from './penalty.queries.js';
export { ReminderHolds } from './reminder-holds.js';
export { RemindersModule } from './reminders.module.js';
export { RemindersService } from './reminders.service.js';
