import { Injectable } from '@nestjs/common';
import { partnerSeen, type PartnerScope } from '../../core/access/scope.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { Transitions } from '../../core/state-machine/transitions.js';
import { Clock } from '../../core/time/clock.js';
import { QuoteLinesReads } from './quote-lines.reads.js';
import { QuoteMail } from './quote-mail.js';
import { quoteWorkflow } from './quote-sending.js';
import { Quote } from './quote.entity.js';
import type { Acceptance, ChosenQuantity } from './quoting.dto.js';
import { expired, notOffered, otherPdf, superseded } from './quoting.errors.js';
import { quoteAccepted, type AgreedLine } from './quoting.events.js';
import type { QuoteLineShown } from './quoting.types.js';

/** The customer's yes or no. A yes is bound to the bytes of the PDF it read, and makes one order, whoever clicks twice. */
@Injectable()
export class QuoteAnswer {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly bus: EventBus,
    private readonly transitions: Transitions,
    private readonly lines: QuoteLinesReads,
    private readonly mail: QuoteMail,
  ) {}

  /** Prices are those of the quote, never the caller's. Accepting again what is accepted changes nothing. */
  async accept(scope: PartnerScope, quoteId: number, acceptance: Acceptance): Promise<void> {
    await this.unit.run(async () => {
      const quote = await this.offered(scope, quoteId);
      if (acceptance.sha256.toLowerCase() !== quote.pdfSha256) throw otherPdf();
      if (quote.state === 'accepted') return;
      if (quote.state === 'superseded') throw superseded();
      if (quote.state === 'sent' && quote.validUntil < this.clock.today()) throw expired(quote.validUntil);
      const quantities = acceptance.quantities ?? [];
      const lines = agreedLines(await this.lines.shown(scope, quoteId), quantities);
      const { acceptedName, customerReference = null } = acceptance;
      await this.transitions.fire(scope, quoteWorkflow, quote, 'accept', {
        changes: { acceptedName, decidedAt: this.clock.instant(), decidedBy: scope.userId },
        facts: { sha256: quote.pdfSha256, acceptedName, quantities },
      });
      const { partnerId, deliverableOn: wishedOn } = quote;
      await this.bus.publish(quoteAccepted, scope, { quoteId, partnerId, customerReference, wishedOn, lines });
      await this.mail.tellSchool(scope, quote, `Accepté par ${acceptedName}.`);
    });
  }

  async decline(scope: PartnerScope, quoteId: number, reason: string): Promise<void> {
    await this.unit.run(async () => {
      const quote = await this.offered(scope, quoteId);
      const changes = { decidedAt: this.clock.instant(), decidedBy: scope.userId };
      await this.transitions.fire(scope, quoteWorkflow, quote, 'decline', { reason, changes });
      await this.mail.tellSchool(scope, quote, `Refusé : ${reason}`);
    });
  }

  /** One that was sent to this customer; throws notFound for a draft too. */
  private async offered(scope: PartnerScope, id: number): Promise<Quote> {
    const partnerId = partnerSeen(scope, 'buyer') ?? 0;
    const quote = await this.unit.lock(Quote, { id, schoolId: scope.schoolId, partnerId });
    if (!quote || quote.sentAt === null) throw notFound();
    return quote;
  }
}

/** The lines at the price of the quantity asked for, or of another the quote offers. */
function agreedLines(lines: readonly QuoteLineShown[], chosen: readonly ChosenQuantity[]): AgreedLine[] {
  if (chosen.some(({ quoteLineId }) => !lines.some(({ id }) => id === quoteLineId))) throw notOffered();
  return lines.map(({ id, itemId, itemName, drawingRevision, vatCategory, vatRate, prices, ...line }) => {
    const other = chosen.find(({ quoteLineId }) => quoteLineId === id)?.quantity;
    const price = prices.find(({ quantity, chosen: asked }) => (other === undefined ? asked : quantity === other));
    // Another quantity of several sizes has no split: it takes a revision.
    if (!price || (!price.chosen && line.cells.length > 1)) throw notOffered();
    const cells = line.cells.map(({ variantId, quantity }) => ({
      variantId,
      quantity: price.chosen ? quantity : price.quantity,
    }));
    const { itemNetPriceE4 } = price;
    return { itemId, itemName, drawingRevision, itemNetPriceE4, vatCategory, vatRate, cells };
  });
}
