import { Injectable } from '@nestjs/common';
import type { PartnerScope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import { QuoteCell, QuoteLine, QuotePrice } from './quote-line.entity.js';
import { QuotePaper } from './quote-paper.js';
import { quoteWorkflow } from './quote-sending.js';
import { Quote } from './quote.entity.js';
import type { Acceptance, ChosenQuantity } from './quoting.dto.js';
import { expired, notOffered, otherPdf, superseded } from './quoting.errors.js';
import { quoteAccepted, type AgreedLine } from './quoting.events.js';

/** The customer's yes or no. A yes is bound to the bytes of the PDF it read, and makes one order, whoever clicks twice. */
@Injectable()
export class QuoteAnswer {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly bus: EventBus,
    private readonly transitions: Transitions,
    private readonly paper: QuotePaper,
  ) {}

  /** Prices are those of the quote, never the caller's. Accepting again what is accepted changes nothing. */
  async accept(scope: PartnerScope, quoteId: number, acceptance: Acceptance): Promise<void> {
    await this.unit.run(async () => {
      const quote = await this.offered(scope, quoteId);
      if (acceptance.sha256.toLowerCase() !== quote.pdfSha256) throw otherPdf();
      if (quote.state === 'accepted') return;
      if (quote.state === 'superseded') throw superseded();
      if (quote.state === 'sent' && quote.validUntil < this.clock.today()) throw expired(quote.validUntil);
      const lines = await this.agreed(quote, acceptance.quantities ?? []);
      const { acceptedName, customerReference = null } = acceptance;
      await this.transitions.fire(scope, quoteWorkflow, Object.assign(quote, { lineCount: lines.length }), 'accept', {
        changes: { acceptedName, decidedAt: this.clock.instant(), decidedBy: scope.userId },
        facts: { sha256: quote.pdfSha256, acceptedName, quantities: acceptance.quantities ?? [] },
      });
      const { partnerId, deliverableOn: wishedOn } = quote;
      await this.bus.publish(quoteAccepted, scope, { quoteId, partnerId, customerReference, wishedOn, lines });
      await this.paper.tellSchool(scope, quote, `Accepté par ${acceptedName}.`);
    });
  }

  async decline(scope: PartnerScope, quoteId: number, reason: string): Promise<void> {
    await this.unit.run(async () => {
      const quote = Object.assign(await this.offered(scope, quoteId), { lineCount: 0 });
      const changes = { decidedAt: this.clock.instant(), decidedBy: scope.userId };
      await this.transitions.fire(scope, quoteWorkflow, quote, 'decline', { reason, changes });
      await this.paper.tellSchool(scope, quote, `Refusé : ${reason}`);
    });
  }

  /** One that was sent to this customer; throws notFound for a draft too. */
  private async offered({ schoolId, partnerId }: PartnerScope, id: number): Promise<Quote> {
    const quote = await this.unit.lock(Quote, { id, schoolId, partnerId });
    if (!quote || quote.sentAt === null) throw notFound();
    return quote;
  }

  private async agreed(quote: Quote, chosen: readonly ChosenQuantity[]): Promise<AgreedLine[]> {
    const lines = await this.unit.manager.find(QuoteLine, { where: { quoteId: quote.id }, order: { position: 'ASC' } });
    if (chosen.some(({ quoteLineId }) => !lines.some(({ id }) => id === quoteLineId))) throw notOffered();
    const agreed: AgreedLine[] = [];
    for (const line of lines) {
      const cells = await this.unit.manager.find(QuoteCell, { where: { lineId: line.id }, order: { id: 'ASC' } });
      const prices = await this.unit.manager.findBy(QuotePrice, { lineId: line.id });
      const asked = chosen.find(({ quoteLineId }) => quoteLineId === line.id)?.quantity;
      const price = prices.find(({ quantity, chosen: own }) => (asked === undefined ? own : quantity === asked));
      // Another quantity of several sizes has no split: it takes a revision.
      if (!price || (!price.chosen && cells.length > 1)) throw notOffered();
      const { itemId, itemName, drawingRevision, vatCategory, vatRate } = line;
      const { itemNetPriceE4 } = price;
      agreed.push({
        ...{ itemId, itemName, drawingRevision, itemNetPriceE4, vatCategory, vatRate },
        cells: cells.map(({ variantId, quantity }) => ({
          variantId,
          quantity: price.chosen ? quantity : price.quantity,
        })),
      });
    }
    return agreed;
  }
}
