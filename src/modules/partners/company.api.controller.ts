import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Allow, CallerPartner, InPerson } from '../../core/access/allow.js';
import type { PartnerScope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { IdentityQueries, InvitationsService, RightsGiven, type InvitationRow } from '../identity/index.js';
import { PartnerPeopleService } from './partner-people.service.js';
import { InvitePerson } from './partners.dto.js';
import { PartnersQueries } from './partners.queries.js';
import type { PartnerPerson } from './partners.types.js';

/** A partner company sees to its own people. */
@Controller('api/v1/portal')
export class CompanyApiController {
  constructor(
    private readonly service: PartnerPeopleService,
    private readonly invitations: InvitationsService,
    private readonly queries: PartnersQueries,
    private readonly identity: IdentityQueries,
  ) {}

  /** My colleagues on the portal, and what each may do. */
  @Get('people')
  @Allow('manager')
  people(@CallerPartner() scope: PartnerScope): Promise<PartnerPerson[]> {
    return this.queries.people(scope, scope.partnerId);
  }

  /** Invitations nobody has taken yet. */
  @Get('invitations')
  @Allow('manager')
  pending(@CallerPartner() scope: PartnerScope): Promise<InvitationRow[]> {
    return this.identity.invitations(scope);
  }

  /** Mails a colleague a link good for seven days, with the rights it gives. */
  @Post('invitations')
  @InPerson()
  @Allow('manager')
  async invite(@CallerPartner() scope: PartnerScope, @Body() dto: InvitePerson): Promise<Created<{ id: number }>> {
    const { id } = await this.service.invite(scope, scope.partnerId, dto);
    return new Created('/api/v1/portal/invitations', { id });
  }

  @Delete('invitations/:invitationId')
  @InPerson()
  @Allow('manager')
  @HttpCode(204)
  takeBack(@CallerPartner() scope: PartnerScope, @Param('invitationId', IdPipe) invitationId: number): Promise<void> {
    return this.invitations.takeBack(scope, invitationId);
  }

  @Put('people/:colleagueId/rights')
  @InPerson()
  @Allow('manager')
  @HttpCode(204)
  changeRights(
    @CallerPartner() scope: PartnerScope,
    @Param('colleagueId', IdPipe) colleagueId: number,
    @Body() dto: RightsGiven,
  ): Promise<void> {
    return this.service.changeRights(scope, scope.partnerId, colleagueId, dto);
  }

  /** The colleague comes in no more, and neither do its programs. */
  @Delete('people/:colleagueId')
  @InPerson()
  @Allow('manager')
  @HttpCode(204)
  end(@CallerPartner() scope: PartnerScope, @Param('colleagueId', IdPipe) colleagueId: number): Promise<void> {
    return this.service.end(scope, scope.partnerId, colleagueId);
  }
}
