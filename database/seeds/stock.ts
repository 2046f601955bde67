import type { INestApplicationContext } from '@nestjs/common';
import { addDays, type LocalDate } from '../../src/core/time/local-date.js';
import type { Scope } from '../../src/core/access/scope.js';
import type { UnitCode } from '../../src/core/quantity/unit.js';
import { BillsService, MaterialsService } from '../../src/modules/materials/index.js';
import { ProductionQueries } from '../../src/modules/production/index.js';
import type { Foundation } from './foundation.js';

interface MaterialSeed {
  code: string;
  name: string;
  unit: UnitCode;
  /** In steps of the unit, as all quantities. */
  minimum: number;
  /** Of a unit; what a customer brings has none. */
  priceE4?: number;
  /** Code of an item → steps of one unit of it. */
  takes?: Readonly<Record<string, number>>;
  lots: { number: string; daysAgo: number; quantity: number; customer?: true }[];
}

const STOCK: Readonly<Record<'garment' | 'machining', readonly MaterialSeed[]>> = {
  garment: [
    {
      ...{ code: 'TOI-ECR', name: 'Toile de coton écrue', unit: 'MTR', minimum: 40_000, priceE4: 68_000 },
      takes: { 'TAB-NOI': 1_350, 'TOT-CON': 450 },
      lots: [{ number: 'TC-2411', daysAgo: 34, quantity: 65_000 }],
    },
    {
      ...{ code: 'FIL-GUI', name: 'Fil guipé', unit: 'KGM', minimum: 0 },
      takes: { 'HOU-GUI': 120 },
      lots: [{ number: 'FX-0917', daysAgo: 20, quantity: 12_500, customer: true }],
    },
    {
      ...{ code: 'BIA-NOI', name: 'Biais noir 20 mm', unit: 'MTR', minimum: 100_000, priceE4: 4_500 },
      takes: { 'TAB-NOI': 2_200 },
      lots: [{ number: 'BN-88', daysAgo: 61, quantity: 60_000 }],
    },
  ],
  machining: [
    {
      ...{ code: 'C45-22', name: 'Barre C45 Ø22', unit: 'MTR', minimum: 12_000, priceE4: 98_000 },
      takes: { 'AXE-20H7': 130 },
      lots: [
        { number: 'coulée 48213', daysAgo: 40, quantity: 18_000 },
        { number: 'coulée 48977', daysAgo: 9, quantity: 24_000 },
      ],
    },
    {
      ...{ code: '316L-30', name: 'Barre 316L Ø30', unit: 'MTR', minimum: 6000, priceE4: 312_000 },
      takes: { 'ENT-30': 42 },
      lots: [{ number: 'coulée 7A-119', daysAgo: 75, quantity: 4500 }],
    },
  ],
};

/** What is on the shelves today: bought, left by a customer, and short. */
export async function stockShelves(
  app: INestApplicationContext,
  { director, partners, items, seed }: Foundation,
  today: LocalDate,
): Promise<void> {
  const stock = app.get(MaterialsService);
  const customer = partners.find(({ scope }) => scope !== null)!.id;
  const bills = new Map<number, { materialId: number; quantity: number }[]>();
  for (const { lots, unit, takes = {}, ...material } of STOCK[seed.school.trade]) {
    const materialId = await stock.add(director, { ...material, unitCode: unit });
    for (const { number, daysAgo, quantity, customer: theirs } of lots) {
      const owner = theirs ? { owner: 'customer' as const, partnerId: customer } : { owner: 'school' as const };
      const receivedOn = addDays(today, -daysAgo);
      await stock.receive(director, materialId, { number, ...owner, receivedOn, quantity });
    }
    for (const { id, seed: item } of items) {
      const quantity = takes[item.code];
      if (quantity) bills.set(id, [...(bills.get(id) ?? []), { materialId, quantity }]);
    }
  }
  for (const [itemId, lines] of bills) await app.get(BillsService).put(director, itemId, lines);
  await useUp(app, director, bills, today);
}

/** What finished work took of the school's material, from lots that are used up. */
async function useUp(
  app: INestApplicationContext,
  director: Scope,
  bills: ReadonlyMap<number, readonly { materialId: number; quantity: number }[]>,
  today: LocalDate,
): Promise<void> {
  const stock = app.get(MaterialsService);
  const made = await app.get(ProductionQueries).list(director, { state: 'completed', limit: 200 });
  for (const { id, itemId, number, validated } of made.rows.filter((row) => row.validated > 0)) {
    for (const { materialId, quantity } of bills.get(itemId) ?? []) {
      const lot = { number: `pour ${number}`, receivedOn: addDays(today, -90), quantity: quantity * validated };
      const lotId = await stock.receive(director, materialId, { ...lot, owner: 'school' });
      const issue = { kind: 'issue' as const, lotId, quantity: lot.quantity };
      await stock.moveForWorkOrder(director, { id, customerId: null }, issue);
    }
  }
}
