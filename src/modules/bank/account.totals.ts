/** What a movement is told by besides its label. */
interface Movement {
  account: string;
  bookedOn: string;
  amountCents: number;
}
export type Format = 'camt' | 'ofx' | 'csv';

/** `30006 00001 12345678901` of an OFX and `FR76 3000 6000 0112 3456 7890 189` of a CAMT are one account. */
export function accountOf(told: string, known: readonly string[]): string {
  const bare = told.replace(/\s/g, '');
  const parts = told.split(/\s+/).filter(Boolean);
  const isIt = (iban: string) => bare.length >= 10 && parts.every((part) => iban.includes(part));
  return known.map((iban) => iban.replace(/\s/g, '')).find(isIt) ?? bare;
}

/** How many movements of an account, day and amount each format has told. */
export class Told {
  private readonly counts = new Map<string, Map<Format, number>>();

  add(line: Movement, format: Format, count = 1): void {
    const byFormat = this.counts.get(keyOf(line)) ?? new Map<Format, number>();
    this.counts.set(keyOf(line), byFormat.set(format, (byFormat.get(format) ?? 0) + count));
  }

  /** The next of a format, when another has told as many already: the n-th of a day is the n-th of the other file. */
  isTold(line: Movement, format: Format): boolean {
    const byFormat = this.counts.get(keyOf(line));
    if (!byFormat) return false;
    const rank = byFormat.get(format) ?? 0;
    return [...byFormat].some(([other, count]) => other !== format && count > rank);
  }
}

const keyOf = ({ account, bookedOn, amountCents }: Movement): string => [account, bookedOn, amountCents].join('\n');
