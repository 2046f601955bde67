import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Allow, Caller, InPerson } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { RightsGiven } from '../identity/index.js';
import { PartnerPeopleService } from './partner-people.service.js';
import { InvitePerson } from './partners.dto.js';
import { PartnersQueries } from './partners.queries.js';
import type { PartnerPerson } from './partners.types.js';

@Controller('api/v1/partners/:partnerId')
export class PartnerPeopleApiController {
  constructor(
    private readonly service: PartnerPeopleService,
    private readonly queries: PartnersQueries,
  ) {}

  /** Who signs in for the partner, and with which rights. */
  @Get('people')
  @Allow('director')
  async people(@Caller() scope: Scope, @Param('partnerId', IdPipe) partnerId: number): Promise<PartnerPerson[]> {
    await this.queries.get(scope, partnerId);
    return this.queries.people(scope, partnerId);
  }

  /** Mails a link to the portal, with the rights it gives. */
  @Post('invitations')
  @InPerson()
  @Allow('director')
  @HttpCode(204)
  async invite(
    @Caller() scope: Scope,
    @Param('partnerId', IdPipe) partnerId: number,
    @Body() dto: InvitePerson,
  ): Promise<void> {
    await this.service.invite(scope, partnerId, dto);
  }

  @Put('people/:colleagueId/rights')
  @InPerson()
  @Allow('director')
  @HttpCode(204)
  changeRights(
    @Caller() scope: Scope,
    @Param('partnerId', IdPipe) partnerId: number,
    @Param('colleagueId', IdPipe) colleagueId: number,
    @Body() dto: RightsGiven,
  ): Promise<void> {
    return this.service.changeRights(scope, partnerId, colleagueId, dto);
  }

  /** The person comes in no more. */
  @Delete('people/:colleagueId')
  @InPerson()
  @Allow('director')
  @HttpCode(204)
  end(
    @Caller() scope: Scope,
    @Param('partnerId', IdPipe) partnerId: number,
    @Param('colleagueId', IdPipe) colleagueId: number,
  ): Promise<void> {
    return this.service.end(scope, partnerId, colleagueId);
  }
}
