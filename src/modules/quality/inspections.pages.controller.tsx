import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import type { FormBody } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { ProductionQueries } from '../production/index.js';
import { CertificatesQueries } from './certificates.queries.js';
import { CertificatesService } from './certificates.service.js';
import { InspectionsQueries } from './inspections.queries.js';
import { InspectionsService } from './inspections.service.js';
import { NonConformitiesQueries } from './non-conformities.queries.js';
import { Refused } from './quality.dto.js';
import { qualityWords } from './quality.words.js';
import { JobChecks } from './views/job-checks.js';
import { WorkOrderQualityView } from './views/work-order-quality.js';

/** What was checked on an OF, first parts to decide on, certificates. */
@Controller()
export class InspectionPagesController {
  constructor(
    private readonly inspections: InspectionsService,
    private readonly queries: InspectionsQueries,
    private readonly found: NonConformitiesQueries,
    private readonly certificates: CertificatesService,
    private readonly certified: CertificatesQueries,
    private readonly production: ProductionQueries,
  ) {}

  @Get('work-orders/:workOrderId/quality')
  @Allow('director', 'master')
  async ofWorkOrder(@Caller() scope: Scope, @Param('workOrderId', IdPipe) workOrderId: number): Promise<Page> {
    const workOrder = await this.production.workOrder(scope, workOrderId);
    const view = {
      workOrder,
      controls: await this.queries.ofWorkOrder(scope, workOrderId),
      nonConformities: await this.found.ofWorkOrder(scope, workOrderId),
      certificates: await this.certified.ofWorkOrder(scope, workOrderId),
      idempotencyKey: randomUUID(),
    };
    const title = `${say(qualityWords, scope.locale).quality} · ${workOrder.number}`;
    return new Page(title, <WorkOrderQualityView locale={scope.locale} {...view} />);
  }

  /** The part of the validation page that tells what was checked on a job. */
  @Get('assignments/:assignmentId/checks')
  @Allow('director', 'master')
  async ofJob(@Caller() scope: Scope, @Param('assignmentId', IdPipe) assignmentId: number): Promise<Page> {
    const checks = await this.queries.ofJob(scope, assignmentId);
    const view = { id: `checks-${assignmentId}`, checks };
    const title = say(qualityWords, scope.locale).checks;
    return new Page(title, <JobChecks locale={scope.locale} {...view} />, { frame: 'door' });
  }

  @Post('inspections/:inspectionId/acceptance')
  @Allow('director', 'master')
  async accept(@Caller() scope: Scope, @Param('inspectionId', IdPipe) inspectionId: number): Promise<Redirect> {
    await this.inspections.accept(scope, inspectionId);
    return new Redirect('/quality', { done: say(qualityWords, scope.locale).acceptedDone });
  }

  @Post('inspections/:inspectionId/refusal')
  @Allow('director', 'master')
  async refuse(
    @Caller() scope: Scope,
    @Param('inspectionId', IdPipe) inspectionId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.inspections.refuse(scope, inspectionId, readForm(Refused, body).reason);
    return new Redirect('/quality', { done: say(qualityWords, scope.locale).refusedDone });
  }

  @Post('work-orders/:workOrderId/certificates')
  @Allow('director', 'master')
  async certify(@Caller() scope: Scope, @Param('workOrderId', IdPipe) workOrderId: number): Promise<Redirect> {
    await this.certificates.issue(scope, workOrderId);
    return new Redirect(`/work-orders/${workOrderId}/quality`, { done: say(qualityWords, scope.locale).issuedDone });
  }
}
