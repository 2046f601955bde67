import type { Scope } from '../../src/core/access/scope.js';
import { localDate } from '../../src/core/time/local-date.js';
import { MaterialsService } from '../../src/modules/materials/index.js';
import type { House } from './house.js';

/** A cloth, and a lot of it that a customer left. */
export async function stockOf(
  house: House,
  { tag, master, partnerId }: { tag: string; master: Scope; partnerId: number },
): Promise<{ materialId: number; lotId: number }> {
  const stock = house.get(MaterialsService);
  const cloth = { code: `T-${tag}`, name: `Toile ${tag}`, unitCode: 'MTR' as const, minimum: 5000 };
  const materialId = await stock.add(master, cloth);
  const lot = { number: `L-${tag}`, owner: 'customer' as const, partnerId, receivedOn: localDate('2026-11-20') };
  const lotId = await stock.receive(master, materialId, { ...lot, quantity: 40_000 });
  return { materialId, lotId };
}
