import type { INestApplicationContext } from '@nestjs/common';
import { addDays, type LocalDate } from '../../src/core/time/local-date.js';
import type { UnitCode } from '../../src/core/quantity/unit.js';
import { MaterialsService } from '../../src/modules/materials/index.js';
import type { Foundation } from './foundation.js';

interface MaterialSeed {
  code: string;
  name: string;
  unit: UnitCode;
  /** In steps of the unit, as all quantities. */
  minimum: number;
  lots: { number: string; daysAgo: number; quantity: number; customer?: true }[];
}

const STOCK: Readonly<Record<'garment' | 'machining', readonly MaterialSeed[]>> = {
  garment: [
    {
      ...{ code: 'TOI-ECR', name: 'Toile de coton écrue', unit: 'MTR', minimum: 40_000 },
      lots: [{ number: 'TC-2411', daysAgo: 34, quantity: 65_000 }],
    },
    {
      ...{ code: 'FIL-GUI', name: 'Fil guipé', unit: 'KGM', minimum: 0 },
      lots: [{ number: 'FX-0917', daysAgo: 20, quantity: 12_500, customer: true }],
    },
    {
      ...{ code: 'BIA-NOI', name: 'Biais noir 20 mm', unit: 'MTR', minimum: 100_000 },
      lots: [{ number: 'BN-88', daysAgo: 61, quantity: 60_000 }],
    },
  ],
  machining: [
    {
      ...{ code: 'C45-22', name: 'Barre C45 Ø22', unit: 'MTR', minimum: 12_000 },
      lots: [
        { number: 'coulée 48213', daysAgo: 40, quantity: 18_000 },
        { number: 'coulée 48977', daysAgo: 9, quantity: 24_000 },
      ],
    },
    {
      ...{ code: '316L-30', name: 'Barre 316L Ø30', unit: 'MTR', minimum: 6000 },
      lots: [{ number: 'coulée 7A-119', daysAgo: 75, quantity: 4500 }],
    },
  ],
};

/** What is on the shelves today: bought, left by a customer, and short. */
export async function stockShelves(
  app: INestApplicationContext,
  { director, partners, seed }: Foundation,
  today: LocalDate,
): Promise<void> {
  const stock = app.get(MaterialsService);
  const customer = partners.find(({ scope }) => scope !== null)!.id;
  for (const { lots, unit, ...material } of STOCK[seed.school.trade]) {
    const materialId = await stock.add(director, { ...material, unitCode: unit });
    for (const { number, daysAgo, quantity, customer: theirs } of lots) {
      const owner = theirs ? { owner: 'customer' as const, partnerId: customer } : { owner: 'school' as const };
      const receivedOn = addDays(today, -daysAgo);
      await stock.receive(director, materialId, { number, ...owner, receivedOn, quantity });
    }
  }
}
