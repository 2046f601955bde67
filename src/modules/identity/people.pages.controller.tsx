import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { SESSION_COOKIE, TABLET_COOKIE } from './access.guard.js';
import { EndMembership, Invite, NewTablet } from './identity.dto.js';
import { IdentityQueries } from './identity.queries.js';
import { identityWords } from './identity.words.js';
import { InvitationsService } from './invitations.service.js';
import { KeysService } from './keys.service.js';
import { UsersService } from './users.service.js';
import { PeopleView } from './views/people.js';

const TABLET_YEARS = 3 * 31_536_000;

/** Who enters the school: roles, invitations, tablets. Partners' people are invited from the partner's sheet. */
@Controller('people')
export class PeopleController {
  constructor(
    private readonly users: UsersService,
    private readonly invitations: InvitationsService,
    private readonly keys: KeysService,
    private readonly queries: IdentityQueries,
  ) {}

  @Get()
  @Allow('director')
  people(@Caller() scope: Scope): Promise<Page> {
    return this.page(scope, NO_TROUBLE);
  }

  @Post('invitations')
  @Allow('director')
  invite(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitForm(scope.locale, Invite, body, {
      done: async (invitation) => {
        await this.invitations.invite(scope, invitation);
        const done = say(identityWords, scope.locale).invitationSent(invitation.email);
        return new Redirect(invitation.partnerId ? `/partners/${invitation.partnerId}` : '/people', { done });
      },
      again: (trouble) => this.page(scope, trouble),
    });
  }

  @Post('invitations/:invitationId/end')
  @Allow('director')
  async takeBack(@Caller() scope: Scope, @Param('invitationId', IdPipe) invitationId: number): Promise<Redirect> {
    await this.invitations.takeBack(scope, invitationId);
    return new Redirect('/people', { done: say(identityWords, scope.locale).takenBack });
  }

  @Post('memberships/end')
  @Allow('director')
  async end(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect> {
    const { userId, role } = readForm(EndMembership, body);
    await this.users.endMembership(scope, userId, role);
    return new Redirect('/people', { done: say(identityWords, scope.locale).roleEnded });
  }

  @Post('tablets')
  @Allow('director', 'master')
  registerTablet(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitForm(scope.locale, NewTablet, body, {
      done: async ({ name }) => {
        const { secret } = await this.keys.registerTablet(scope, name);
        // The adult's own session must not stay on a shared tablet.
        const tablet = { name: TABLET_COOKIE, value: secret, maxAgeSeconds: TABLET_YEARS };
        const cookies = [tablet, { name: SESSION_COOKIE, value: '' }];
        return new Redirect('/tablet', { done: say(identityWords, scope.locale).tabletRegistered(name), cookies });
      },
      again: (trouble) => this.page(scope, trouble),
    });
  }

  @Post('tablets/:tabletId/end')
  @Allow('director', 'master')
  async endTablet(@Caller() scope: Scope, @Param('tabletId', IdPipe) tabletId: number): Promise<Redirect> {
    await this.keys.revokeTablet(scope, tabletId);
    return new Redirect('/people', { done: say(identityWords, scope.locale).tabletEnded });
  }

  private async page(scope: Scope, trouble: FormTrouble): Promise<Page> {
    const people = await this.queries.people(scope);
    const invitations = await this.queries.invitations(scope);
    const tablets = await this.queries.tablets(scope);
    const view = { people, invitations, tablets, trouble, formKey: randomUUID() };
    return new Page(say(identityWords, scope.locale).people, <PeopleView locale={scope.locale} {...view} />);
  }
}
