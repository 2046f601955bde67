import { ListQuery } from '../../core/http/paging.js';
import { Choice } from '../../core/http/shape.js';
import { ENTRY_TYPES, type EntryType } from './ledger-entry.entity.js';

export class LedgerQuery extends ListQuery {
  /**
   * Entries of one kind.
   * @example "INVOICE"
   */
  @Choice(ENTRY_TYPES, { optional: true }) type?: EntryType;
}
