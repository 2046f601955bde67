import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { FileAnswer } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { ImpactLetters } from './impact-letters.js';
import { ImpactYear } from './learning.dto.js';

/** What a company gave learners to do; the same file for a page and for a program. */
@Controller()
export class ImpactLettersController {
  constructor(private readonly letters: ImpactLetters) {}

  /** The letter of a school year, a PDF. */
  @Get(['partners/:partnerId/impact-letter', 'api/v1/partners/:partnerId/impact-letter'])
  @Allow('director', 'accountant')
  async letter(
    @Caller() scope: Scope,
    @Param('partnerId', IdPipe) partnerId: number,
    @Query() { startYear }: ImpactYear,
  ): Promise<FileAnswer> {
    return new FileAnswer(await this.letters.draw(scope, partnerId, startYear ?? undefined));
  }
}
