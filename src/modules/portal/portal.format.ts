/** `M, Écru`; a dash for what has neither size nor colour. */
export function sizeLabel({ size, colour }: { size: string | null; colour: string | null }): string {
  return [size, colour].filter(Boolean).join(', ') || '—';
}
