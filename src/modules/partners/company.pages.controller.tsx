import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, CallerPartner } from '../../core/access/allow.js';
import type { PartnerScope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { IdentityQueries, InvitationsService, RightsGiven } from '../identity/index.js';
import { PartnerPeopleService } from './partner-people.service.js';
import { InvitePerson } from './partners.dto.js';
import { PartnersQueries } from './partners.queries.js';
import { partnerWords } from './partners.words.js';
import { CompanyView } from './views/company-view.js';
import { PersonView } from './views/person-view.js';

const HOME = '/portal/company';

/** A partner company sees to its own people. */
@Controller('portal/company')
export class CompanyPagesController {
  constructor(
    private readonly service: PartnerPeopleService,
    private readonly invitations: InvitationsService,
    private readonly queries: PartnersQueries,
    private readonly identity: IdentityQueries,
  ) {}

  @Get()
  @Allow('manager')
  company(@CallerPartner() scope: PartnerScope): Promise<Page> {
    return this.page(scope, NO_TROUBLE);
  }

  @Post('invitations')
  @Allow('manager')
  invite(@CallerPartner() scope: PartnerScope, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitForm(scope.locale, InvitePerson, body, {
      done: async (guest) => {
        await this.service.invite(scope, scope.partnerId, guest);
        return new Redirect(HOME, { done: say(partnerWords, scope.locale).invitedDone });
      },
      again: (trouble) => this.page(scope, trouble),
    });
  }

  @Post('invitations/:invitationId/end')
  @Allow('manager')
  async takeBack(
    @CallerPartner() scope: PartnerScope,
    @Param('invitationId', IdPipe) invitationId: number,
  ): Promise<Redirect> {
    await this.invitations.takeBack(scope, invitationId);
    return new Redirect(HOME, { done: say(partnerWords, scope.locale).takenBackDone });
  }

  @Get('people/:colleagueId')
  @Allow('manager')
  person(@CallerPartner() scope: PartnerScope, @Param('colleagueId', IdPipe) colleagueId: number): Promise<Page> {
    return this.personPage(scope, colleagueId, NO_TROUBLE);
  }

  @Post('people/:colleagueId/rights')
  @Allow('manager')
  changeRights(
    @CallerPartner() scope: PartnerScope,
    @Param('colleagueId', IdPipe) colleagueId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    return submitForm(scope.locale, RightsGiven, body, {
      done: async (rights) => {
        await this.service.changeRights(scope, scope.partnerId, colleagueId, rights);
        // Who gave its own right away may not look here any more.
        const stays = rights.manager || colleagueId !== scope.userId;
        return new Redirect(stays ? HOME : '/portal', { done: say(partnerWords, scope.locale).rightsDone });
      },
      again: (trouble) => this.personPage(scope, colleagueId, trouble),
    });
  }

  @Post('people/:colleagueId/end')
  @Allow('manager')
  async end(
    @CallerPartner() scope: PartnerScope,
    @Param('colleagueId', IdPipe) colleagueId: number,
  ): Promise<Redirect> {
    await this.service.end(scope, scope.partnerId, colleagueId);
    return new Redirect(colleagueId === scope.userId ? '/sign-in' : HOME, {
      done: say(partnerWords, scope.locale).endedDone,
    });
  }

  private async page(scope: PartnerScope, trouble: FormTrouble): Promise<Page> {
    const [people, pending] = await Promise.all([
      this.queries.people(scope, scope.partnerId),
      this.identity.invitations(scope),
    ]);
    const view = { people, pending, trouble, formKey: randomUUID() };
    return new Page(say(partnerWords, scope.locale).company, <CompanyView locale={scope.locale} {...view} />);
  }

  private async personPage(scope: PartnerScope, colleagueId: number, trouble: FormTrouble): Promise<Page> {
    const person = await this.queries.person(scope, scope.partnerId, colleagueId);
    const back = { href: HOME, label: say(partnerWords, scope.locale).company };
    const form = { trouble, formKey: randomUUID(), path: `${HOME}/people/${colleagueId}` };
    return new Page(person.name, <PersonView locale={scope.locale} person={person} back={back} {...form} />);
  }
}
