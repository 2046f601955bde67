import { Controller, Get, Query } from '@nestjs/common';
import { Allow, CallerPartner } from '../../core/access/allow.js';
import type { PartnerScope } from '../../core/access/scope.js';
import { FileAnswer } from '../../core/http/answers.js';
import { ImpactLetters, ImpactYear } from '../learning/index.js';

/** What the caller's own company gave learners to do. */
@Controller()
export class PortalImpactController {
  constructor(private readonly letters: ImpactLetters) {}

  /** The letter of a school year, a PDF. */
  @Get(['portal/impact-letter', 'api/v1/portal/impact-letter'])
  @Allow('buyer', 'receiver', 'payer')
  async letter(@CallerPartner() scope: PartnerScope, @Query() { startYear }: ImpactYear): Promise<FileAnswer> {
    return new FileAnswer(await this.letters.draw(scope, scope.partnerId, startYear ?? undefined));
  }
}
