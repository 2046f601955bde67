import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { DocumentRenderer } from '../../core/documents/document-renderer.js';
import type { FileContent } from '../../core/files/file-store.js';
import { Clock } from '../../core/time/clock.js';
import { SMALL_CELL, withoutSmallCells, FundingLines, isNotified } from '../funding/index.js';
import { LearnersQueries } from '../learners/index.js';
import { SchoolQueries } from '../school/index.js';
import { notNotified } from './overview.errors.js';
import { OverviewQueries } from './overview.queries.js';
import { funderLetterData, LETTER_TEMPLATE, LETTER_TITLE } from './funder-letter.document.js';

/** What a school year did, as a letter to those who paid for it: sums, no count under five, and nobody. */
@Injectable()
export class FunderLetters {
  constructor(
    private readonly overview: OverviewQueries,
    private readonly grants: FundingLines,
    private readonly learners: LearnersQueries,
    private readonly school: SchoolQueries,
    private readonly renderer: DocumentRenderer,
    private readonly clock: Clock,
  ) {}

  /** To the funder of a grant that is notified, or to all. Throws notFound, overview.not_notified. */
  async draw(scope: Scope, schoolYear: string, lineId: number | null): Promise<FileContent> {
    const grant = lineId === null ? null : await this.grants.sheet(scope, schoolYear, lineId);
    if (grant && !isNotified(grant.stage)) throw notNotified();
    const page = await this.overview.page(scope, schoolYear);
    const school = await this.school.school(scope);
    const rows = await this.learners.headcountRows(scope, page.asOf);
    const total = rows.reduce((sum, { count }) => sum + count, 0);
    const { sales, revenueShare, asOf } = page;
    const data = funderLetterData({
      ...{ school, schoolYear, issuedOn: this.clock.today(), asOf, revenueShare, grant },
      headcount: total < SMALL_CELL ? null : total,
      classes: withoutSmallCells(rows, 'Autres classes').map(({ className, count }) => ({ className, count: count! })),
      orders: sales.orders.length,
      customers: sales.customers.length,
      salesCents: sales.invoicedCents,
      minutes: sales.minutes,
    });
    const about = { title: `${LETTER_TITLE} ${schoolYear}`, author: school.legalName, at: this.clock.now() };
    const bytes = await this.renderer.render(LETTER_TEMPLATE, data, { ...about, locale: 'fr' });
    return { name: `lettre-impact-${schoolYear}.pdf`, mediaType: 'application/pdf', bytes };
  }
}
