import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { totalsOf } from '../../core/money/vat.js';
import { Clock } from '../../core/time/clock.js';
import { CatalogQueries, type ItemRead, type RoutingStep } from '../catalog/index.js';
import { SchoolQueries } from '../school/index.js';
import { offeredPrices, type CostBasis } from './price.totals.js';
import { QuoteCell, QuoteLine, QuotePrice } from './quote-line.entity.js';
import { Quote } from './quote.entity.js';
import type { NewQuoteLine, QuotedCell, QuoteTerms } from './quoting.dto.js';
import {
  deliveryPast,
  itemReserved,
  noQuantity,
  notDraft,
  quantityTwice,
  tooDear,
  validityPast,
  variantTwice,
} from './quoting.errors.js';

/** 10 M€, the largest amount the house takes anywhere. */
const MAX_TOTAL_CENTS = 1_000_000_000;

/** What a draft says: its lines with their prices, its terms. */
@Injectable()
export class QuoteDrafting {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly journal: Journal,
    private readonly catalog: CatalogQueries,
    private readonly school: SchoolQueries,
  ) {}

  /** Prices an item for the quantity of its cells and the others asked; replaces the line of the same item. */
  async putLine(scope: Scope, quoteId: number, input: NewQuoteLine): Promise<{ quoteLineId: number }> {
    return this.unit.run(async () => {
      const quote = await this.draft(scope, quoteId);
      const item = (await this.catalog.items(scope, [input.itemId])).get(input.itemId);
      if (!item) throw notFound();
      if (item.partnerId !== null && item.partnerId !== quote.partnerId) throw itemReserved(item.name);
      const steps = await this.catalog.routing(scope, item.id);
      const vat = await this.school.setting(scope, 'vat_regime', this.clock.today());
      const cells = cellsOf(item, input.cells);
      const chosen = cells.reduce((sum, { quantity }) => sum + quantity, 0);
      const others = (input.otherQuantities ?? []).map(({ quantity }) => quantity);
      const quantities = [chosen, ...others].sort((a, b) => a - b);
      if (new Set(quantities).size < quantities.length) throw quantityTwice();
      const basis = basisOf(input, steps, chosen);
      const prices = offeredPrices(basis, item.unitCode, quantities);
      if (prices.some(({ lineNetCents }) => lineNetCents > MAX_TOTAL_CENTS)) throw tooDear();
      const position = await this.clear(quote, item.id);
      const line = this.unit.manager.create(QuoteLine, {
        ...{ schoolId: scope.schoolId, quoteId, position, itemId: item.id, itemCode: item.code, itemName: item.name },
        ...{ drawingRevision: item.drawingRevision, unitCode: item.unitCode, marketPriceE4: item.marketPriceE4, basis },
        ...{ vatCategory: vat.category, vatRate: vat.rate },
      });
      await this.unit.manager.insert(QuoteLine, line);
      const of = { schoolId: scope.schoolId, lineId: line.id };
      await this.unit.manager.insert(
        QuoteCell,
        cells.map((cell) => ({ ...cell, ...of })),
      );
      const rows = prices.map((price) => ({ ...price, ...of, chosen: price.quantity === chosen }));
      await this.unit.manager.insert(QuotePrice, rows);
      await this.touch(scope, quote, 'line_priced', { itemCode: item.code, quantity: chosen });
      return { quoteLineId: line.id };
    });
  }

  async removeLine(scope: Scope, quoteId: number, quoteLineId: number): Promise<void> {
    await this.unit.run(async () => {
      const { schoolId } = scope;
      const line = await this.unit.manager.findOneBy(QuoteLine, { id: quoteLineId, quoteId, schoolId });
      if (!line) throw notFound();
      const quote = await this.draft(scope, quoteId);
      await this.clear(quote, line.itemId);
      await this.touch(scope, quote, 'line_removed', { itemCode: line.itemCode });
    });
  }

  async setTerms(scope: Scope, quoteId: number, terms: QuoteTerms): Promise<void> {
    await this.unit.run(async () => {
      const quote = await this.draft(scope, quoteId);
      const today = this.clock.today();
      const { validUntil, deliverableOn = null } = terms;
      if (validUntil < today) throw validityPast();
      if (deliverableOn !== null && deliverableOn < today) throw deliveryPast();
      await this.touch(
        scope,
        quote,
        'terms_set',
        { validUntil, deliverableOn },
        {
          ...{ validUntil, deliverableOn, depositPercent: terms.depositPercent ?? 0 },
          ...{ materialSupplied: terms.materialSupplied ?? false, terms: terms.terms ?? null },
        },
      );
    });
  }

  /** Lines, cells and prices of one revision written again for the next. */
  async copyLines(from: Quote, to: Quote): Promise<void> {
    const { manager } = this.unit;
    for (const { id, ...line } of await manager.find(QuoteLine, {
      where: { quoteId: from.id },
      order: { id: 'ASC' },
    })) {
      const copy = manager.create(QuoteLine, { ...line, quoteId: to.id });
      await manager.insert(QuoteLine, copy);
      const cells = await manager.findBy(QuoteCell, { lineId: id });
      await manager.insert(
        QuoteCell,
        cells.map(({ id: _cell, ...cell }) => ({ ...cell, lineId: copy.id })),
      );
      const prices = await manager.findBy(QuotePrice, { lineId: id });
      await manager.insert(
        QuotePrice,
        prices.map(({ id: _price, ...price }) => ({ ...price, lineId: copy.id })),
      );
    }
  }

  private async draft({ schoolId }: Scope, id: number): Promise<Quote> {
    const quote = await this.unit.lock(Quote, { id, schoolId });
    if (!quote) throw notFound();
    if (quote.state !== 'draft') throw notDraft(quote.number);
    return quote;
  }

  /** Takes the line of an item out; gives the place a new one has. */
  private async clear({ id: quoteId, schoolId }: Quote, itemId: number): Promise<number> {
    const lines = await this.unit.manager.findBy(QuoteLine, { quoteId, schoolId });
    const old = lines.find((line) => line.itemId === itemId);
    if (!old) return Math.max(0, ...lines.map(({ position }) => position)) + 1;
    await this.unit.manager.delete(QuoteCell, { lineId: old.id });
    await this.unit.manager.delete(QuotePrice, { lineId: old.id });
    await this.unit.manager.delete(QuoteLine, { id: old.id });
    return old.position;
  }

  /** Totals again from the lines, one version more, and a line of the journal. */
  private async touch(
    scope: Scope,
    quote: Quote,
    event: string,
    facts: Record<string, unknown>,
    changes: Partial<Quote> = {},
  ): Promise<void> {
    const lines = await this.unit.manager.findBy(QuoteLine, { quoteId: quote.id });
    const chosen = await this.unit.manager
      .createQueryBuilder(QuotePrice, 'p')
      .innerJoin(QuoteLine, 'l', 'l.id = p.lineId')
      .where('l.quoteId = :quoteId AND p.chosen = :chosen', { quoteId: quote.id, chosen: true })
      .getMany();
    const nets = new Map(chosen.map(({ lineId, lineNetCents }) => [lineId, lineNetCents]));
    const { vat: _vat, ...totals } = totalsOf(lines.map((line) => ({ ...line, netCents: nets.get(line.id) ?? 0 })));
    if (totals.totalWithVatCents > MAX_TOTAL_CENTS) throw tooDear();
    const { id, version } = quote;
    await this.unit.manager.update(Quote, { id, version }, { ...changes, ...totals, version: version + 1 } as never);
    await this.journal.write(scope, { subject: { type: 'quote', id }, event, facts });
  }
}

function cellsOf(item: ItemRead, asked: readonly QuotedCell[]) {
  if (new Set(asked.map(({ variantId }) => variantId)).size < asked.length) throw variantTwice(item.name);
  const cells = asked.map(({ variantId, quantity }) => {
    const variant = item.variants.find(({ id }) => id === variantId);
    if (!variant) throw notFound();
    return { variantId, size: variant.size, colour: variant.colour, quantity };
  });
  if (cells.length === 0) throw noQuantity();
  return cells;
}

export function basisOf(input: NewQuoteLine, steps: readonly RoutingStep[], chosen: number): CostBasis {
  return {
    // A step made outside is bought, not timed.
    steps: steps
      .filter(({ supplierId }) => supplierId === null)
      .map(({ code, name, setupMinutes, unitCentiminutes }) => ({ code, name, setupMinutes, unitCentiminutes })),
    hourlyRateCents: input.hourlyRateCents,
    materialE4: input.materialE4 ?? 0,
    consumablesE4: input.consumablesE4 ?? 0,
    outsideFixedCents: input.outsideFixedCents ?? 0,
    outsideE4: input.outsideE4 ?? 0,
    marginBp: input.marginPercent * 100,
    imposed: input.imposedPriceE4 == null ? null : { quantity: chosen, priceE4: input.imposedPriceE4 },
  };
}
