import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { DocumentRenderer } from '../../core/documents/document-renderer.js';
import { qrSvg } from '../../core/documents/qr.js';
import { Settings } from '../../core/settings.js';
import { Clock } from '../../core/time/clock.js';
import { SchoolQueries } from '../school/index.js';
import { LearnersQueries } from './learners.queries.js';
import { LearnersService } from './learners.service.js';
import type { NewBadge } from './learners.types.js';

const BADGE_TEMPLATE = 'src/modules/learners/documents/badge.typ';

/** A learner's badge, made and printed at once: its secret is kept nowhere. */
@Injectable()
export class LearnerBadges {
  constructor(
    private readonly service: LearnersService,
    private readonly queries: LearnersQueries,
    private readonly school: SchoolQueries,
    private readonly renderer: DocumentRenderer,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  async give(scope: Scope, learnerId: number): Promise<NewBadge> {
    const { displayName, className } = await this.queries.get(scope, learnerId);
    const school = await this.school.school(scope);
    const address = `${this.settings.baseUrl}/badges/${await this.service.giveBadge(scope, learnerId)}`;
    const qr = qrSvg(address);
    const title = `Badge ${displayName}`;
    const about = { title, author: school.name, at: this.clock.now(), locale: 'fr' as const };
    const data = { name: displayName, class: className, school: school.name, qr };
    return {
      address,
      qr,
      pdf: { name: `${title}.pdf`, bytes: await this.renderer.render(BADGE_TEMPLATE, data, about) },
    };
  }
}
