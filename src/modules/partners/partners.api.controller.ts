import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import { ListQuery, type Listed } from '../../core/http/paging.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { CreatePartner, UpdatePartner } from './partners.dto.js';
import { PartnersQueries } from './partners.queries.js';
import { PartnersService } from './partners.service.js';
import type { PartnerRead, PartnerRow } from './partners.types.js';

@Controller('api/v1/partners')
export class PartnersApiController {
  constructor(
    private readonly service: PartnersService,
    private readonly queries: PartnersQueries,
  ) {}

  /** Active partners, newest first; `state`: inactive, all, or a role. */
  @Get()
  @Allow('director', 'master', 'accountant')
  list(@Caller() scope: Scope, @Query() query: ListQuery): Promise<Listed<PartnerRow>> {
    return this.queries.list(scope, query);
  }

  @Get(':partnerId')
  @Allow('director', 'master', 'accountant')
  get(@Caller() scope: Scope, @Param('partnerId', IdPipe) partnerId: number): Promise<PartnerRead> {
    return this.queries.get(scope, partnerId);
  }

  /** Adds a partner; 422 when its numbers do not hold. */
  @Post()
  @Allow('director', 'accountant')
  async create(@Caller() scope: Scope, @Body() dto: CreatePartner): Promise<Created<PartnerRead>> {
    const id = await this.service.create(scope, dto);
    return new Created(`/api/v1/partners/${id}`, await this.queries.get(scope, id));
  }

  /** Replaces the sheet; 409 when somebody changed it meanwhile. */
  @Put(':partnerId')
  @Allow('director', 'accountant')
  async update(
    @Caller() scope: Scope,
    @Param('partnerId', IdPipe) partnerId: number,
    @Body() { version, ...dto }: UpdatePartner,
  ): Promise<PartnerRead> {
    await this.service.update(scope, partnerId, dto, version);
    return this.queries.get(scope, partnerId);
  }
}
