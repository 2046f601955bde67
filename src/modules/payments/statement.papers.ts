import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { DocumentRenderer } from '../../core/documents/document-renderer.js';
import { Clock } from '../../core/time/clock.js';
import { PartnersQueries } from '../partners/index.js';
import { SchoolQueries } from '../school/index.js';
import type { StatementQuery } from './payments.dto.js';
import { STATEMENT_TEMPLATE, statementData } from './statement.document.js';
import { StatementQueries } from './statement.queries.js';

/** A statement of account on paper. */
@Injectable()
export class StatementPapers {
  constructor(
    private readonly statements: StatementQueries,
    private readonly school: SchoolQueries,
    private readonly partners: PartnersQueries,
    private readonly renderer: DocumentRenderer,
    private readonly clock: Clock,
  ) {}

  /** Throws as StatementQueries.of. */
  async print(scope: Scope, partnerId: number, asked: StatementQuery) {
    const statement = await this.statements.of(scope, partnerId, asked);
    const [school, partner] = [await this.school.school(scope), await this.partners.get(scope, partnerId)];
    const data = statementData({ school, partner, statement });
    const about = { title: data.title, author: data.seller.name, at: this.clock.now(), locale: 'fr' as const };
    const bytes = await this.renderer.render(STATEMENT_TEMPLATE, data, about);
    return { name: `releve-${statement.from}-${statement.to}.pdf`, mediaType: 'application/pdf', bytes, data };
  }
}
