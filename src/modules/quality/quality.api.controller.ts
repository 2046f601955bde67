import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Caller, CallerLearner } from '../../core/access/allow.js';
import type { LearnerScope, Scope } from '../../core/access/scope.js';
import { Ago } from '../../core/http/ago.js';
import { Created } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { CatalogQueries } from '../catalog/index.js';
import { CertificatesQueries } from './certificates.queries.js';
import { CertificatesService } from './certificates.service.js';
import { ControlPlanQueries } from './control-plan.queries.js';
import { ControlPlanService } from './control-plan.service.js';
import { InspectionsQueries } from './inspections.queries.js';
import { InspectionsService } from './inspections.service.js';
import { Calibration, NewCharacteristic, NewInspection, NewInstrument, Refused } from './quality.dto.js';
import type {
  CertificateRead,
  CharacteristicRead,
  InspectionRead,
  InstrumentRead,
  OperationControl,
} from './quality.types.js';

/** What is checked, for programs. */
@Controller('api/v1')
export class QualityApiController {
  constructor(
    private readonly plans: ControlPlanService,
    private readonly planned: ControlPlanQueries,
    private readonly inspections: InspectionsService,
    private readonly inspected: InspectionsQueries,
    private readonly certificates: CertificatesService,
    private readonly certified: CertificatesQueries,
    private readonly catalog: CatalogQueries,
  ) {}

  /** What one measures with, the next to be calibrated first. */
  @Get('instruments')
  @Allow('director', 'master')
  instruments(@Caller() scope: Scope): Promise<InstrumentRead[]> {
    return this.planned.instruments(scope);
  }

  @Post('instruments')
  @Allow('director', 'master')
  async addInstrument(@Caller() scope: Scope, @Body() dto: NewInstrument): Promise<Created<{ id: number }>> {
    const id = await this.plans.addInstrument(scope, dto);
    return new Created('/api/v1/instruments', { id });
  }

  /** It was calibrated: usable until that day. */
  @Post('instruments/:instrumentId/calibration')
  @HttpCode(204)
  @Allow('director', 'master')
  calibrate(
    @Caller() scope: Scope,
    @Param('instrumentId', IdPipe) instrumentId: number,
    @Body() dto: Calibration,
  ): Promise<void> {
    return this.plans.calibrate(scope, instrumentId, dto.calibrationDueOn);
  }

  /** Nobody measures with it any more. */
  @Post('instruments/:instrumentId/withdrawal')
  @HttpCode(204)
  @Allow('director', 'master')
  putOut(@Caller() scope: Scope, @Param('instrumentId', IdPipe) instrumentId: number): Promise<void> {
    return this.plans.setService(scope, instrumentId, true);
  }

  @Post('instruments/:instrumentId/return-to-service')
  @HttpCode(204)
  @Allow('director', 'master')
  putBack(@Caller() scope: Scope, @Param('instrumentId', IdPipe) instrumentId: number): Promise<void> {
    return this.plans.setService(scope, instrumentId, false);
  }

  /** The lines in force of an item's control plan. */
  @Get('items/:itemId/control-plan')
  @Allow('director', 'master')
  async plan(@Caller() scope: Scope, @Param('itemId', IdPipe) itemId: number): Promise<CharacteristicRead[]> {
    await this.catalog.get(scope, itemId);
    return this.planned.ofItem(scope, itemId);
  }

  @Post('items/:itemId/control-plan')
  @Allow('director', 'master')
  async addCheck(
    @Caller() scope: Scope,
    @Param('itemId', IdPipe) itemId: number,
    @Body() dto: NewCharacteristic,
  ): Promise<Created<{ id: number }>> {
    const id = await this.plans.add(scope, itemId, dto);
    return new Created(`/api/v1/items/${itemId}/control-plan`, { id });
  }

  /** No longer asked for; what was measured stays. */
  @Post('characteristics/:characteristicId/retirement')
  @HttpCode(204)
  @Allow('director', 'master')
  async retire(@Caller() scope: Scope, @Param('characteristicId', IdPipe) characteristicId: number): Promise<void> {
    await this.plans.retire(scope, characteristicId);
  }

  /** Every operation of an OF with its plan and what was checked there. */
  @Get('work-orders/:workOrderId/inspections')
  @Allow('director', 'master')
  ofWorkOrder(@Caller() scope: Scope, @Param('workOrderId', IdPipe) workOrderId: number): Promise<OperationControl[]> {
    return this.inspected.ofWorkOrder(scope, workOrderId);
  }

  /** A learner checked one piece of their own job. */
  @Post('assignments/:assignmentId/inspections')
  @Allow('learner')
  async record(
    @CallerLearner() scope: LearnerScope,
    @Param('assignmentId', IdPipe) assignmentId: number,
    @Body() dto: NewInspection,
    @Ago() ago: number,
  ): Promise<Created<{ id: number }>> {
    const made = await this.inspections.record(scope, assignmentId, dto, ago);
    return new Created(`/api/v1/assignments/${assignmentId}/inspections`, made);
  }

  /** First parts that wait for a master, the longest first. */
  @Get('first-parts')
  @Allow('director', 'master')
  firstParts(@Caller() scope: Scope): Promise<InspectionRead[]> {
    return this.inspected.waiting(scope);
  }

  @Post('inspections/:inspectionId/acceptance')
  @HttpCode(204)
  @Allow('director', 'master')
  accept(@Caller() scope: Scope, @Param('inspectionId', IdPipe) inspectionId: number): Promise<void> {
    return this.inspections.accept(scope, inspectionId);
  }

  @Post('inspections/:inspectionId/refusal')
  @HttpCode(204)
  @Allow('director', 'master')
  refuse(
    @Caller() scope: Scope,
    @Param('inspectionId', IdPipe) inspectionId: number,
    @Body() dto: Refused,
  ): Promise<void> {
    return this.inspections.refuse(scope, inspectionId, dto.reason);
  }

  @Get('work-orders/:workOrderId/certificates')
  @Allow('director', 'master')
  async certificatesOf(
    @Caller() scope: Scope,
    @Param('workOrderId', IdPipe) workOrderId: number,
  ): Promise<CertificateRead[]> {
    return this.certified.ofWorkOrder(scope, workOrderId);
  }

  /** For what is validated at the last operation of a customer's OF. */
  @Post('work-orders/:workOrderId/certificates')
  @Allow('director', 'master')
  async certify(
    @Caller() scope: Scope,
    @Param('workOrderId', IdPipe) workOrderId: number,
  ): Promise<Created<{ id: number; number: string }>> {
    const made = await this.certificates.issue(scope, workOrderId);
    return new Created(`/api/v1/work-orders/${workOrderId}/certificates`, made);
  }
}
