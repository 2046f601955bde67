import type { Tone } from '../../core/state-machine/state-machine.js';
import type { Bilingual } from '../../core/words/words.js';
import type { PaymentStatus } from './invoicing.states.js';
import { invoicingWords } from './invoicing.words.js';

/** How a status is told: word and colour, the same on every screen. */
export const statusWords: Readonly<Record<PaymentStatus, { words: Bilingual<string>; tone: Tone }>> = {
  draft: { words: invoicingWords.statusDraft, tone: 'plain' },
  unpaid: { words: invoicingWords.statusUnpaid, tone: 'blue' },
  part_paid: { words: invoicingWords.statusPart, tone: 'ochre' },
  overdue: { words: invoicingWords.statusOverdue, tone: 'red' },
  paid: { words: invoicingWords.statusPaid, tone: 'green' },
  credited: { words: invoicingWords.statusCredited, tone: 'plain' },
  replaced: { words: invoicingWords.statusReplaced, tone: 'plain' },
  to_refund: { words: invoicingWords.statusRefund, tone: 'ochre' },
  applied: { words: invoicingWords.statusApplied, tone: 'green' },
};
