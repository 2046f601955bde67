import { ListQuery } from '../../core/http/paging.js';
import { Choice, Day, Text } from '../../core/http/shape.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { KNOWN_REASONS, TYPED_CODES } from './platform.codes.js';
import { CHANNELS, FLOW_STATES, type Channel, type FlowState } from './platform.types.js';

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
   * Asked for with 206, 207, 208, 210 and 213.
   * @example "QTE_ERR"
   */
  @Choice(KNOWN_REASONS, { optional: true }) reason?: string;
  /** @example "Deux pièces en trop sur la facture" */
  @Text({ max: 1000, optional: true }) note?: string;
}

export class Period {
  /** @example "2026-11-01" */
  @Day({ optional: true }) from?: LocalDate;
  /** @example "2026-11-30" */
  @Day({ optional: true }) to?: LocalDate;
}
