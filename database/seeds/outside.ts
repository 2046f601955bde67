import type { INestApplicationContext } from '@nestjs/common';
import { addDays, type LocalDate } from '../../src/core/time/local-date.js';
import { CatalogQueries, CatalogService, type NewItem } from '../../src/modules/catalog/index.js';
import { PartnersService } from '../../src/modules/partners/index.js';
import { ProductionQueries, ProductionService, SubcontractService } from '../../src/modules/production/index.js';
import { SchoolQueries } from '../../src/modules/school/index.js';
import type { Foundation } from './foundation.js';

interface OutsideSeed {
  supplier: { name: string; email: string; street: string; postcode: string; city: string };
  item: Pick<NewItem, 'code' | 'name' | 'kind'>;
  outside: { code: string; name: string };
  then: { code: string; name: string; instructions: string };
  quantity: number;
}

const OUTSIDE: Readonly<Record<'garment' | 'machining', OutsideSeed>> = {
  garment: {
    supplier: {
      name: 'Broderie du Bocage',
      email: 'atelier@broderie-bocage.example',
      street: '4 rue du Lavoir',
      postcode: '14500',
      city: 'Vire',
    },
    item: { code: 'POL-ECO', name: 'Polo de l’école brodé', kind: 'garment' },
    outside: { code: 'BRO', name: 'Broder l’écusson' },
    then: { code: 'CTL', name: 'Contrôler et plier', instructions: 'Coupe les fils.\nPlie le polo.' },
    quantity: 24,
  },
  machining: {
    supplier: {
      name: 'Traitements de la Douve',
      email: 'ordres@traitements-douve.example',
      street: '2 rue des Forges',
      postcode: '50700',
      city: 'Valognes',
    },
    item: { code: 'GAL-TRE', name: 'Galet de guidage trempé', kind: 'part' },
    outside: { code: 'TTH', name: 'Tremper à 58 HRC' },
    then: { code: 'CTL', name: 'Contrôler la dureté', instructions: 'Nettoie la touche.\nNote la dureté.' },
    quantity: 16,
  },
};

/** Something of the school’s own with a step made outside: a part of it is back, the rest is still there. */
export async function sendOutside(
  app: INestApplicationContext,
  { director, masters, seed }: Foundation,
  today: LocalDate,
): Promise<void> {
  const { supplier, item, outside, then, quantity } = OUTSIDE[seed.school.trade];
  const supplierId = await app.get(PartnersService).create(director, {
    ...{ ...supplier, legalName: `${supplier.name} SARL`, kind: 'company' },
    ...{ roles: ['supplier'], paymentTerms: 'NET30' },
  });
  const [workshop] = await app.get(SchoolQueries).workshops(director);
  const itemId = await app.get(CatalogService).addItem(director, {
    ...{ ...item, workshopId: workshop!.id, unitCode: 'C62', priceE4: 120_000, criticality: 'standard' },
    routing: [
      { ...outside, setupMinutes: 0, unitCentiminutes: 0, supplierId },
      { ...then, setupMinutes: 5, unitCentiminutes: 200 },
    ],
  });
  const { variants } = await app.get(CatalogQueries).get(director, itemId);
  const cells = [{ variantId: variants[0]!.id, quantity }];
  const made = { kind: 'internal' as const, itemId, dueOn: addDays(today, 12), cells };
  const { id } = await app.get(ProductionService).create(director, made);
  const sheet = await app.get(ProductionQueries).workOrder(director, id);
  const operationId = sheet.operations[0]!.id;
  const { operationCellId } = sheet.cellsByOperation[operationId]![0]!;
  const master = masters[0]!;
  const subcontract = app.get(SubcontractService);
  const sent = { expectedOn: addDays(today, 7), slip: 'BS-31' };
  await subcontract.send(master, operationId, { ...sent, cells: [{ operationCellId, quantity }] });
  await subcontract.receive(master, operationId, {
    supplierSlip: 'BL 4512',
    cells: [{ operationCellId, good: 6, scrap: 0 }],
  });
}
