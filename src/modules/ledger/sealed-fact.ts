import type { EntryType } from './ledger-entry.entity.js';

/** A sealed fact, as the books read it. */
export interface SealedFact {
  type: EntryType;
  number: string;
  /** The day it counts for: no later fact has an earlier one. */
  onDay: string;
  payload: string;
}
