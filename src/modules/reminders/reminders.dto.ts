import { ListQuery } from '../../core/http/paging.js';
import { Choice, Day, Id, ListOf, Text } from '../../core/http/shape.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { HOLD_KINDS, type HoldKind } from './reminder.entity.js';

export class LetterKey {
  /**
   * The key of a letter to send, as the list gives it.
   * @example "3-second-9f86d081884c7d65"
   */
  @Text({ max: 60 }) key: string;
}

export class SendLetters {
  /** All of them are sent, or none; formal notices are made one by one. */
  @ListOf(() => LetterKey, { min: 1, max: 100 }) letters: LetterKey[];
}

/** Letters that left, newest first. */
export class LettersQuery extends ListQuery {
  /**
   * Only of one customer.
   * @example 3
   */
  @Id({ optional: true }) partnerId?: number;
}

export class GiveUpPenalty {
  /**
   * Why what is left of the note is given up.
   * @example "Client fidèle, retard isolé"
   */
  @Text({ max: 500 }) reason: string;
}

export class HoldReminders {
  /**
   * `dispute` and `promise` hold the reminders back, `lifted` ends it.
   * @example "promise"
   */
  @Choice(HOLD_KINDS) kind: HoldKind;
  /**
   * The day the customer says it pays; of a promise.
   * @example "2026-12-15"
   */
  @Day({ optional: true }) promisedOn?: LocalDate;
  /**
   * Who said what.
   * @example "Mme Roy, au téléphone : virement le 15"
   */
  @Text({ max: 500 }) reason: string;
}
