/** `M, Écru`; a dash for what has neither size nor colour. */
export function sizeLabel({ size, colour }: { size: string | null; colour: string | null }): string {
  return [size, colour].filter(Boolean).join(', ') || '—';
}

/** The address of a list's next page, its filters kept. */
export function nextPage(path: string, query: { q?: string; state?: string }, next: number | null): string | undefined {
  if (next === null) return undefined;
  const answers = Object.entries({ q: query.q, state: query.state, cursor: String(next) });
  const given = answers.filter((answer): answer is [string, string] => answer[1] !== undefined);
  return `${path}?${new URLSearchParams(given).toString()}`;
}
