import type { Scope } from '../../src/core/access/scope.js';
import { localDate } from '../../src/core/time/local-date.js';
import { ExpectedMaterials, MaterialsService } from '../../src/modules/materials/index.js';
import type { House } from './house.js';

/** A cloth, a lot of it that a customer left, and more that it is to bring. */
export async function stockOf(
  house: House,
  { tag, master, partnerId, orderId }: { tag: string; master: Scope; partnerId: number; orderId: number },
): Promise<{ materialId: number; lotId: number; expectedId: number }> {
  const stock = house.get(MaterialsService);
  const cloth = { code: `T-${tag}`, name: `Toile ${tag}`, unitCode: 'MTR' as const, minimum: 5000 };
  const materialId = await stock.add(master, cloth);
  const lot = { number: `L-${tag}`, owner: 'customer' as const, partnerId, receivedOn: localDate('2026-11-20') };
  const lotId = await stock.receive(master, materialId, { ...lot, quantity: 40_000 });
  const more = { materialId, quantity: 12_000, expectedOn: localDate('2027-01-04') };
  const { id: expectedId } = await house.get(ExpectedMaterials).expect(master, { orderId, partnerId }, more);
  return { materialId, lotId, expectedId };
}
