import type { Scope } from '../../src/core/access/scope.js';
import { localDate } from '../../src/core/time/local-date.js';
import { CatalogQueries, CatalogService } from '../../src/modules/catalog/index.js';
import { PartnersService } from '../../src/modules/partners/index.js';
import {
  ProductionQueries,
  ProductionService,
  SubcontractQueries,
  SubcontractService,
} from '../../src/modules/production/index.js';
import type { House } from './house.js';

/** An exercise whose only step is made outside, with pieces that have left. */
export async function subcontractOf(
  house: House,
  { tag, master, workshopId }: { tag: string; master: Scope; workshopId: number },
): Promise<{ subcontractedId: number; subcontractedCellId: number; moveId: number }> {
  const supplierId = await house.get(PartnersService).create(master, {
    ...{ name: `Traitement ${tag}`, legalName: `Traitement ${tag} SAS`, kind: 'company', roles: ['supplier'] },
    ...{
      street: '1 rue du Four',
      postcode: '14000',
      city: 'Caen',
      paymentTerms: 'NET30',
      email: `traitement-${tag.toLowerCase()}@example.org`,
    },
  });
  const step = { code: 'TTH', name: `Trempe ${tag}`, setupMinutes: 0, unitCentiminutes: 0, supplierId };
  const itemId = await house.get(CatalogService).addItem(master, {
    ...{ code: `TT-${tag}`, name: `Axe ${tag}`, kind: 'part', workshopId, unitCode: 'C62', priceE4: 100_000 },
    ...{ criticality: 'standard', routing: [step] },
  });
  const { variants } = await house.get(CatalogQueries).get(master, itemId);
  const { id } = await house.get(ProductionService).create(master, {
    ...{
      kind: 'exercise',
      itemId,
      dueOn: localDate('2026-12-11'),
      cells: [{ variantId: variants[0]!.id, quantity: 4 }],
    },
  });
  const { operations, cellsByOperation } = await house.get(ProductionQueries).workOrder(master, id);
  const operationId = operations[0]!.id;
  const { operationCellId } = cellsByOperation[operationId]![0]!;
  await house.get(SubcontractService).send(master, operationId, { cells: [{ operationCellId, quantity: 3 }] });
  const { moves } = await house.get(SubcontractQueries).sheet(master, operationId);
  return { subcontractedId: operationId, subcontractedCellId: operationCellId, moveId: moves[0]!.id };
}
