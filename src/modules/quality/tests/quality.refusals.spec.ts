import { longestSentence, MOST_WORDS } from '../../../../test/support/sentences.js';
import type { Refusal } from '../../../core/errors/refusal.js';
import * as errors from '../quality.errors.js';

/** What a learner may be answered on the tablet. */
const refusals: [string, Refusal][] = [
  ['notWorkedOn', errors.notWorkedOn()],
  ['planChanged', errors.planChanged()],
  ['planMissing', errors.planMissing()],
  ['nothingToCheck', errors.nothingToCheck()],
  ['nothingMeasured', errors.nothingMeasured()],
  ['firstIncomplete', errors.firstIncomplete('Diamètre')],
  ['instrumentOverdue', errors.instrumentOverdue('Pied à coulisse 150', '2026-11-22')],
  ['firstPartMissing', errors.firstPartMissing()],
  ['firstPartWaiting', errors.firstPartWaiting()],
  ['firstPartDone', errors.firstPartDone()],
  ['checksMissing', errors.checksMissing('Diamètre', 2)],
];

it.each(refusals)('%s says no in twelve words a sentence at most', (_name, refusal) => {
  for (const locale of ['fr', 'en'] as const) {
    const words = refusal.say(locale);
    expect([words, longestSentence(words) <= MOST_WORDS]).toEqual([words, true]);
  }
});
