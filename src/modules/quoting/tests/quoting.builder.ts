import type { PartnerScope } from '../../../core/access/scope.js';
import type { House, TestSchool } from '../../../../test/support/house.js';
import type { ItemRead } from '../../catalog/index.js';
import type { NewQuoteLine } from '../quoting.dto.js';
import { QuoteDrafting, QuoteSending, QuotesQueries, QuotesService, type QuoteSheet } from '../index.js';

/** 4 of the first variant at 40 €/h, 5 € of material, 25 % of margin. */
export const aLine = (item: ItemRead, changes: Partial<NewQuoteLine> = {}): NewQuoteLine => ({
  itemId: item.id,
  cells: [{ variantId: item.variants[0]!.id, quantity: 4 }],
  ...{ hourlyRateCents: 4_000, materialE4: 50_000, marginPercent: 25 },
  ...changes,
});

interface Wish {
  partnerId: number;
  item: ItemRead;
  line?: Partial<NewQuoteLine>;
}

export async function aDraftQuote(house: House, school: TestSchool, wish: Wish): Promise<QuoteSheet> {
  const { id } = await house.get(QuotesService).start(school.system, wish.partnerId);
  await house.get(QuoteDrafting).putLine(school.system, id, aLine(wish.item, wish.line));
  return house.get(QuotesQueries).sheet(school.system, id);
}

export async function aSentQuote(house: House, school: TestSchool, wish: Wish): Promise<QuoteSheet> {
  const { id } = await aDraftQuote(house, school, wish);
  await house.get(QuoteSending).send(school.system, id);
  return house.get(QuotesQueries).sheet(school.system, id);
}

/** Somebody of a partner, by the school's own user. */
export const asPartner = (school: TestSchool, partnerId: number): PartnerScope => ({
  ...school.system,
  partnerId,
  roles: new Set(['partner', 'buyer'] as const),
});
