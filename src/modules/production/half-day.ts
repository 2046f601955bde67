import { hourInFrance } from '../../core/time/local-date.js';
import type { HalfDay } from './assignment.entity.js';

/** Morning until 13 h in France. */
export const halfDayAt = (instant: Date): HalfDay => (hourInFrance(instant) < 13 ? 'am' : 'pm');
