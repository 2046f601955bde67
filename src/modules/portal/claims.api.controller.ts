import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, CallerPartner } from '../../core/access/allow.js';
import type { PartnerScope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { NewClaim, NonConformitiesQueries, NonConformitiesService, type ClaimRead } from '../quality/index.js';
import { PortalQueries } from './portal.queries.js';

/** Claims of a customer, for programs. */
@Controller('api/v1/portal/orders/:orderId/claims')
export class ClaimsApiController {
  constructor(
    private readonly service: NonConformitiesService,
    private readonly found: NonConformitiesQueries,
    private readonly queries: PortalQueries,
  ) {}

  /** What was told, with its answer, newest first. */
  @Get()
  @Allow('buyer', 'receiver')
  async list(@CallerPartner() scope: PartnerScope, @Param('orderId', IdPipe) orderId: number): Promise<ClaimRead[]> {
    await this.queries.order(scope, orderId);
    return this.found.claims(scope, orderId);
  }

  /** What is wrong with what was received: at most what was delivered. */
  @Post()
  @Allow('buyer', 'receiver')
  async claim(
    @CallerPartner() scope: PartnerScope,
    @Param('orderId', IdPipe) orderId: number,
    @Body() dto: NewClaim,
  ): Promise<Created<{ id: number }>> {
    const made = await this.service.claim(scope, orderId, dto);
    return new Created(`/api/v1/portal/orders/${orderId}/claims`, made);
  }
}
