import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Scope } from '../../core/access/scope.js';
import { ReadSource } from '../../core/database/read-source.js';
import { judged } from './quote-offer.js';
import { QuoteCell, QuoteLine, QuotePrice } from './quote-line.entity.js';
import type { QuoteLineRead, QuoteLineShown } from './quoting.types.js';

type Known = { line: QuoteLine; cells: QuoteCell[]; prices: QuotePrice[] };

/** The lines of a quote the caller was already let in to. */
@Injectable()
export class QuoteLinesReads {
  constructor(private readonly read: ReadSource) {}

  /** With what each costs, for the staff. */
  async of(scope: Scope, quoteId: number): Promise<QuoteLineRead[]> {
    return (await this.known(scope, quoteId)).map(({ line, cells, prices }) => ({
      ...shownOf({ line, cells, prices }),
      ...{ marketPriceE4: line.marketPriceE4, basis: line.basis },
      prices: prices.map(({ quantity, chosen, itemNetPriceE4, lineNetCents, costCents }) =>
        judged({ quantity, chosen, itemNetPriceE4, lineNetCents, costCents }, line.marketPriceE4),
      ),
    }));
  }

  /** Without a cost: what the customer reads. */
  async shown(scope: Scope, quoteId: number): Promise<QuoteLineShown[]> {
    return (await this.known(scope, quoteId)).map(shownOf);
  }

  private async known({ schoolId }: Scope, quoteId: number): Promise<Known[]> {
    const { manager } = this.read;
    const lines = await manager.find(QuoteLine, { where: { quoteId, schoolId }, order: { position: 'ASC' } });
    if (lines.length === 0) return [];
    const where = { lineId: In(lines.map(({ id }) => id)) };
    const cells = await manager.find(QuoteCell, { where, order: { id: 'ASC' } });
    const prices = await manager.find(QuotePrice, { where, order: { quantity: 'ASC' } });
    return lines.map((line) => ({
      line,
      cells: cells.filter(({ lineId }) => lineId === line.id),
      prices: prices.filter(({ lineId }) => lineId === line.id),
    }));
  }
}

// Field by field: a cost does not reach a customer by itself.
function shownOf({ line, cells, prices }: Known): QuoteLineShown {
  const { id, position, itemId, itemCode, itemName, drawingRevision, unitCode, vatCategory, vatRate } = line;
  return {
    ...{ id, position, itemId, itemCode, itemName, drawingRevision, unitCode, vatCategory, vatRate },
    cells: cells.map(({ variantId, size, colour, quantity }) => ({ variantId, size, colour, quantity })),
    prices: prices.map(({ quantity, chosen, itemNetPriceE4, lineNetCents }) => ({
      ...{ quantity, chosen, itemNetPriceE4, lineNetCents },
    })),
  };
}
