/** The start of a text, never half of a sign: what is sealed must be what the base holds. */
export const cut = (text: string, most: number): string =>
  text
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '')
    .toWellFormed();
