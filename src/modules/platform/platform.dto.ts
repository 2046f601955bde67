import { ListQuery } from '../../core/http/paging.js';
import { Choice, Day, Id, Quantity, Text } from '../../core/http/shape.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { KNOWN_REASONS, TYPED_CODES } from './platform.codes.js';
import {
  CHANNELS,
  FLOW_STATES,
  REPORT_KINDS,
  type Channel,
  type FlowState,
  type ReportKind,
} from './platform.types.js';

export class PapersQuery extends ListQuery {
  /**
   * Which way: `platform`, `chorus` (Chorus Pro), `none`.
   * @example "platform"
   */
  @Choice(CHANNELS, { optional: true }) channel?: Channel;
  /**
   * Of the file to hand over.
   * @example "sent"
   */
  @Choice(FLOW_STATES, { optional: true }) declare state?: FlowState;
}

export class NewStatus {
  /**
   * Of the life cycle (XP Z12-012); 212 is made by payments.
   * @example "205"
   */
  @Choice(TYPED_CODES) code: string;
  /**
   * The day it was given.
   * @example "2026-11-23"
   */
  @Day() on: LocalDate;
  /**
   * One the status may give (BR-FR-CDV-CL-09); asked for with 206, 207, 208, 210 and 213.
   * @example "QTE_ERR"
   */
  @Choice(KNOWN_REASONS, { optional: true }) reason?: string;
  /** @example "Deux pièces en trop sur la facture" */
  @Text({ max: 1000, optional: true }) note?: string;
}

/** Which status a page asks about. */
export class ChosenStatus {
  @Choice(TYPED_CODES, { optional: true }) code?: string;
}

export class OpenQuality {
  /** @example 12 */
  @Id() orderLineId: number;
  /** @example 2 */
  @Quantity() quantity: number;
  /** @example "Ourlet décousu" */
  @Text({ max: 500 }) defect: string;
}

export class NewReport {
  /**
   * What was sold, or what of services was paid.
   * @example "sales"
   */
  @Choice(REPORT_KINDS) kind: ReportKind;
  /**
   * The first day of the period.
   * @example "2026-10-01"
   */
  @Day() from: LocalDate;
}
