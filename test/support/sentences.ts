/** What a learner reads is short: this many words a sentence, no more. */
export const MOST_WORDS = 12;

/** Words of the longest sentence of a text. */
export const longestSentence = (text: string): number =>
  Math.max(
    ...text.split(/[.:!?;·]/).map((sentence) => sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length),
  );
