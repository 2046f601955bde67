import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { DocumentRenderer } from '../../core/documents/document-renderer.js';
import type { FileContent } from '../../core/files/file-store.js';
import { Clock } from '../../core/time/clock.js';
import { schoolYearBounds, schoolYearOf } from '../../core/time/local-date.js';
import { PartnersQueries } from '../partners/index.js';
import { ImpactQueries } from '../production/index.js';
import { SchoolQueries } from '../school/index.js';
import { IMPACT_TEMPLATE, IMPACT_TITLE, impactLetterData } from './impact-letter.document.js';

/** What a company gave learners to do in a school year, as a letter to keep. */
@Injectable()
export class ImpactLetters {
  constructor(
    private readonly impacts: ImpactQueries,
    private readonly partners: PartnersQueries,
    private readonly school: SchoolQueries,
    private readonly renderer: DocumentRenderer,
    private readonly clock: Clock,
  ) {}

  /** This school year unless its first calendar year is told. Throws notFound. */
  async draw(scope: Scope, partnerId: number, startYear?: number): Promise<FileContent> {
    const issuedOn = this.clock.today();
    const schoolYear = startYear === undefined ? schoolYearOf(issuedOn) : `${startYear}-${startYear + 1}`;
    const buyer = await this.partners.get(scope, partnerId);
    const impact = await this.impacts.ofPartner(scope, partnerId, schoolYearBounds(schoolYear));
    const school = await this.school.school(scope);
    const data = impactLetterData({ school, buyer, schoolYear, impact, issuedOn });
    const about = { title: `${IMPACT_TITLE} ${schoolYear}`, author: school.legalName, at: this.clock.now() };
    const bytes = await this.renderer.render(IMPACT_TEMPLATE, data, { ...about, locale: 'fr' });
    return { name: `impact-${schoolYear}.pdf`, mediaType: 'application/pdf', bytes };
  }
}
