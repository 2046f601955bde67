import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Caller, InPerson } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { Invite, NewKey } from './identity.dto.js';
import { IdentityQueries } from './identity.queries.js';
import type { KeyRow, MeRead, PersonRow } from './identity.types.js';
import { InvitationsService } from './invitations.service.js';
import { KeysService } from './keys.service.js';

@Controller('api/v1')
export class IdentityApiController {
  constructor(
    private readonly queries: IdentityQueries,
    private readonly invitations: InvitationsService,
    private readonly keys: KeysService,
  ) {}

  /** Who the caller is. */
  @Get('me')
  @Allow('signed-in')
  me(@Caller() scope: Scope): Promise<MeRead> {
    return this.queries.me(scope);
  }

  @Get('people')
  @Allow('director')
  people(@Caller() scope: Scope): Promise<PersonRow[]> {
    return this.queries.people(scope);
  }

  /** Mails a link good for seven days. */
  @Post('invitations')
  @InPerson()
  @Allow('director')
  async invite(@Caller() scope: Scope, @Body() dto: Invite): Promise<Created<{ id: number }>> {
    const { id } = await this.invitations.invite(scope, dto);
    return new Created('/api/v1/people', { id });
  }

  /** Takes an invitation back: its link opens nothing any more. */
  @Delete('invitations/:invitationId')
  @InPerson()
  @Allow('director')
  @HttpCode(204)
  takeBack(@Caller() scope: Scope, @Param('invitationId', IdPipe) invitationId: number): Promise<void> {
    return this.invitations.takeBack(scope, invitationId);
  }

  @Get('api-keys')
  @InPerson()
  @Allow('director', 'master', 'accountant', 'partner')
  listKeys(@Caller() scope: Scope): Promise<KeyRow[]> {
    return this.queries.keys(scope);
  }

  /** The key is in this answer only. */
  @Post('api-keys')
  @InPerson()
  @Allow('director', 'master', 'accountant', 'partner')
  async createKey(@Caller() scope: Scope, @Body() dto: NewKey): Promise<Created<{ id: number; key: string }>> {
    return new Created('/api/v1/api-keys', await this.keys.createKey(scope, dto.name, dto.role), { once: true });
  }

  @Delete('api-keys/:keyId')
  @InPerson()
  @Allow('director', 'master', 'accountant', 'partner')
  @HttpCode(204)
  revokeKey(@Caller() scope: Scope, @Param('keyId', IdPipe) keyId: number): Promise<void> {
    return this.keys.revokeKey(scope, keyId);
  }
}
