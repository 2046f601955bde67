/** Letter sizes from small to large; `2XL` is `XXL`. */
const LETTERS = ['XXS', 'XS', 'S', 'M', 'L', 'XL', 'XXL', 'XXXL', 'XXXXL'];

/**
 * The places of sizes as a catalogue lists them: `['S', 'XL', 'M']` is `[0, 2, 1]`. Letters and figures are ordered;
 * sizes of other names, or of both makes, stay as they come.
 */
export function sizeOrder(sizes: readonly string[]): number[] {
  const places = sizes.map((_, index) => index);
  const ranks = [sizes.map(letterRank), sizes.map(figureRank)].find((all) => all.every((rank) => rank !== null));
  return ranks ? places.sort((one, other) => ranks[one]! - ranks[other]!) : places;
}

function letterRank(size: string): number | null {
  const spelled = size
    .trim()
    .toUpperCase()
    .replace(/^(\d)X/, (_, times: string) => 'X'.repeat(Number(times)));
  const rank = LETTERS.indexOf(spelled);
  return rank < 0 ? null : rank;
}

function figureRank(size: string): number | null {
  return /^\d+([.,]\d+)?$/.test(size.trim()) ? Number(size.replace(',', '.')) : null;
}
