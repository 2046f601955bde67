import { longestSentence, MOST_WORDS } from '../../../../test/support/sentences.js';
import type { Refusal } from '../../../core/errors/refusal.js';
import * as errors from '../production.errors.js';

/** What a learner may be answered on the tablet. */
const refusals: [string, Refusal][] = [
  ['sessionOpen', errors.sessionOpen()],
  ['notStarted', errors.notStarted()],
  ['notWorking', errors.notWorking()],
  ['nothingToDo', errors.nothingToDo()],
  ['selfCheckMissing', errors.selfCheckMissing()],
  ['emptyReport', errors.emptyReport()],
  ['tooManyPieces', errors.tooManyPieces('M · Bleu', 4, 'C62')],
  ['scrapReasonMissing', errors.scrapReasonMissing()],
  ['workOrderSuspended', errors.workOrderSuspended()],
  ['workOrderStopped', errors.workOrderStopped()],
  ['drawingChanged', errors.drawingChanged('B')],
  ['jobOver', errors.jobOver()],
];

it.each(refusals)('%s says no in twelve words a sentence at most', (_name, refusal) => {
  for (const locale of ['fr', 'en'] as const) {
    const words = refusal.say(locale);
    expect([words, longestSentence(words) <= MOST_WORDS]).toEqual([words, true]);
  }
});
