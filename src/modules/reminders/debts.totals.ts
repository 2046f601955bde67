/** An invoice, or a corrective one in its place; a deposit that is not paid is no debt. */
export const isDebt = (typeCode: string): boolean => typeCode === '380' || typeCode === '384';

/** An invoice, then those it took the place of, the last first. */
export function inPlaceOf(id: number, replaced: ReadonlyMap<number, number>): number[] {
  const prior = replaced.get(id);
  return prior === undefined ? [id] : [id, ...inPlaceOf(prior, replaced)];
}

/** What is known of the first of them anything is known of. */
export function firstOf<T>(ids: readonly number[], known: ReadonlyMap<number, T>): T | undefined {
  return ids.map((id) => known.get(id)).find((one) => one !== undefined);
}
