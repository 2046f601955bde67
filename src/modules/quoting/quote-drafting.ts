import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import { MAX_CENTS } from '../../core/money/money.js';
import { Clock } from '../../core/time/clock.js';
import { CatalogQueries } from '../catalog/index.js';
import { SchoolQueries } from '../school/index.js';
import { ItemCosts } from './item-costs.reads.js';
import { offerOf } from './quote-offer.js';
import { QuoteLinesReads } from './quote-lines.reads.js';
import { quoteTotals } from './quote.totals.js';
import { QuoteCell, QuoteLine, QuotePrice } from './quote-line.entity.js';
import { Quote } from './quote.entity.js';
import type { NewQuoteLine, QuoteTerms } from './quoting.dto.js';
import { deliveryPast, itemReserved, notDraft, tooDear, validityPast } from './quoting.errors.js';

/** What a draft says: its lines with their prices, its terms. */
@Injectable()
export class QuoteDrafting {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly journal: Journal,
    private readonly catalog: CatalogQueries,
    private readonly school: SchoolQueries,
    private readonly costs: ItemCosts,
    private readonly lines: QuoteLinesReads,
  ) {}

  /** Prices an item for the quantity of its cells and the others asked; replaces the line of the same item. */
  async putLine(scope: Scope, quoteId: number, input: NewQuoteLine): Promise<{ quoteLineId: number }> {
    return this.unit.run(async () => {
      const quote = await this.draft(scope, quoteId);
      const item = (await this.catalog.items(scope, [input.itemId])).get(input.itemId);
      if (!item) throw notFound();
      if (item.partnerId !== null && item.partnerId !== quote.partnerId) throw itemReserved(item.name);
      const steps = await this.costs.steps(scope, item.id);
      const vat = await this.school.setting(scope, 'vat_regime', this.clock.today());
      const { cells, basis, prices } = offerOf(item, steps, input);
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
      await this.unit.manager.insert(
        QuotePrice,
        prices.map((price) => ({ ...price, ...of })),
      );
      await this.touch(scope, quote, 'line_priced', { itemCode: item.code });
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
    const { vat: _vat, ...totals } = quoteTotals(await this.lines.shown(scope, quote.id));
    if (totals.totalWithVatCents > MAX_CENTS) throw tooDear();
    const { id, version } = quote;
    await this.unit.manager.update(Quote, { id, version }, { ...changes, ...totals, version: version + 1 } as never);
    await this.journal.write(scope, { subject: { type: 'quote', id }, event, facts });
  }
}
