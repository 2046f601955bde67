import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { DocumentRenderer } from '../../core/documents/document-renderer.js';
import { Clock } from '../../core/time/clock.js';
import { LegalTerms, PartnersQueries, printedBuyer, printedTerms } from '../partners/index.js';
import { SchoolQueries } from '../school/index.js';
import { quoteDocument, QUOTE_TITLE } from './quote.document.js';
import { QuotesQueries } from './quotes.queries.js';

const TEMPLATE = 'src/modules/quoting/documents/quote.typ';

/** A quote as drawn, and of which version. */
export interface DrawnQuote {
  version: number;
  pdf: Buffer;
  sha256: string;
  /** The Buyer as printed. */
  buyer: Record<string, unknown>;
}

/** The paper of a quote. */
@Injectable()
export class QuotePaper {
  constructor(
    private readonly renderer: DocumentRenderer,
    private readonly clock: Clock,
    private readonly quotes: QuotesQueries,
    private readonly partners: PartnersQueries,
    private readonly school: SchoolQueries,
    private readonly terms: LegalTerms,
  ) {}

  /** Refuses what sending would refuse, then draws the PDF. Writes nothing. */
  async draw(scope: Scope, quoteId: number): Promise<DrawnQuote> {
    const quote = await this.quotes.permitted(scope, quoteId, 'send');
    const buyer = await this.partners.get(scope, quote.partnerId);
    const school = await this.school.school(scope);
    const issuedOn = this.clock.today();
    const vatRegime = await this.school.setting(scope, 'vat_regime', issuedOn);
    const sentences = printedTerms(await this.terms.of(scope, buyer, issuedOn));
    const data = quoteDocument({ quote, buyer, school, vatRegime, sentences, issuedOn });
    const pdf = await this.renderer.render(TEMPLATE, data, {
      title: `${QUOTE_TITLE} ${quote.number}`,
      author: school.legalName,
      at: this.clock.now(),
      locale: 'fr',
    });
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    return { version: quote.version, pdf, sha256, buyer: printedBuyer(buyer) };
  }
}
