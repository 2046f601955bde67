import { Text } from '../../core/http/shape.js';

/** Which year; this school year unless said. */
export class OverviewQuery {
  /** A school year, or a civil year. @example "2026-2027" */
  @Text({ max: 9, optional: true }) period?: string;
}
