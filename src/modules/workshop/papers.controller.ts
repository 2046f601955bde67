import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { FileAnswer } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { LabelsQuery } from './workshop.dto.js';
import { WorkshopPapers } from './workshop.papers.js';

/** What is printed and goes with a lot, as PDF. */
@Controller()
export class PapersController {
  constructor(private readonly papers: WorkshopPapers) {}

  /** The job traveller, as far as the OF is. */
  @Get(['work-orders/:workOrderId/traveller', 'api/v1/work-orders/:workOrderId/traveller'])
  @Allow('director', 'master')
  async traveller(@Caller() scope: Scope, @Param('workOrderId', IdPipe) workOrderId: number): Promise<FileAnswer> {
    return new FileAnswer(await this.papers.traveller(scope, workOrderId, true), true);
  }

  /** The same without any learner's name, to give to the customer. */
  @Get(['work-orders/:workOrderId/traveller/customer', 'api/v1/work-orders/:workOrderId/traveller/customer'])
  @Allow('director', 'master')
  async customer(@Caller() scope: Scope, @Param('workOrderId', IdPipe) workOrderId: number): Promise<FileAnswer> {
    return new FileAnswer(await this.papers.traveller(scope, workOrderId, false), true);
  }

  /** Labels of 62 mm: one a parcel, or one a bundle. */
  @Get(['work-orders/:workOrderId/labels', 'api/v1/work-orders/:workOrderId/labels'])
  @Allow('director', 'master')
  async labels(
    @Caller() scope: Scope,
    @Param('workOrderId', IdPipe) workOrderId: number,
    @Query() { bundle }: LabelsQuery,
  ): Promise<FileAnswer> {
    return new FileAnswer(await this.papers.labels(scope, workOrderId, bundle ?? null), true);
  }
}
