import { longestSentence, MOST_WORDS } from '../../../../test/support/sentences.js';
import { terminalWords } from '../terminal.words.js';

const SAMPLE = ['3', '4', 'Coupe'];
const shown = (words: unknown): string =>
  String(typeof words === 'function' ? (words as (...of: string[]) => string)(...SAMPLE) : words);
const said = Object.entries(terminalWords as unknown as Record<string, Record<'fr' | 'en', unknown>>).flatMap(
  ([key, { fr, en }]) => [fr, en].map((words): [string, string] => [key, shown(words)]),
);

it.each(said)('%s: « %s » has twelve words a sentence at most', (_key, words) => {
  expect(longestSentence(words)).toBeLessThanOrEqual(MOST_WORDS);
});
