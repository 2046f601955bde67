import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { ListQuery } from '../../core/http/paging.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { InvitePerson, PartnerEditForm, PartnerForm, rolesOf } from './partners.dto.js';
import { PartnerPeopleService } from './partner-people.service.js';
import { PartnersQueries } from './partners.queries.js';
import { PartnersService } from './partners.service.js';
import { partnerWords } from './partners.words.js';
import { PartnerFormView } from './views/partner-form.js';
import { PartnerSheetView } from './views/partner-sheet.js';
import { PartnersListView } from './views/partners-list.js';

@Controller('partners')
export class PartnersPagesController {
  constructor(
    private readonly service: PartnersService,
    private readonly queries: PartnersQueries,
    private readonly people: PartnerPeopleService,
  ) {}

  @Get()
  @Allow('director', 'master', 'accountant')
  async list(@Caller() scope: Scope, @Query() query: ListQuery): Promise<Page> {
    const listed = await this.queries.list(scope, query);
    const adds = hasRole(scope, 'director', 'accountant');
    const view = <PartnersListView locale={scope.locale} listed={listed} query={query} adds={adds} />;
    return new Page(say(partnerWords, scope.locale).partners, view);
  }

  @Get('new')
  @Allow('director', 'accountant')
  newForm(@Caller() scope: Scope): Promise<Page> {
    return this.form(scope, NO_TROUBLE);
  }

  @Post()
  @Allow('director', 'accountant')
  create(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitForm(scope.locale, PartnerForm, body, {
      done: async (form) =>
        new Redirect(`/partners/${await this.service.create(scope, { ...form, roles: rolesOf(form) })}`, {
          done: say(partnerWords, scope.locale).createdDone,
        }),
      again: (trouble) => this.form(scope, trouble),
    });
  }

  @Get(':partnerId')
  @Allow('director', 'master', 'accountant')
  sheet(@Caller() scope: Scope, @Param('partnerId', IdPipe) partnerId: number): Promise<Page> {
    return this.page(scope, partnerId, NO_TROUBLE);
  }

  @Get(':partnerId/edit')
  @Allow('director', 'accountant')
  editForm(@Caller() scope: Scope, @Param('partnerId', IdPipe) partnerId: number): Promise<Page> {
    return this.form(scope, NO_TROUBLE, partnerId);
  }

  @Post(':partnerId')
  @Allow('director', 'accountant')
  update(
    @Caller() scope: Scope,
    @Param('partnerId', IdPipe) partnerId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    return submitForm(scope.locale, PartnerEditForm, body, {
      done: async (form) => {
        await this.service.update(scope, partnerId, { ...form, roles: rolesOf(form) }, form.version);
        return new Redirect(`/partners/${partnerId}`, { done: say(partnerWords, scope.locale).updatedDone });
      },
      again: (trouble) => this.form(scope, trouble, partnerId),
    });
  }

  @Post(':partnerId/invitations')
  @Allow('director')
  invite(
    @Caller() scope: Scope,
    @Param('partnerId', IdPipe) partnerId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    return submitForm(scope.locale, InvitePerson, body, {
      done: async (guest) => {
        await this.people.invite(scope, partnerId, guest);
        return new Redirect(`/partners/${partnerId}`, { done: say(partnerWords, scope.locale).invitedDone });
      },
      again: (trouble) => this.page(scope, partnerId, trouble),
    });
  }

  private async page(scope: Scope, partnerId: number, trouble: FormTrouble): Promise<Page> {
    const partner = await this.queries.get(scope, partnerId);
    const people = hasRole(scope, 'director') ? await this.queries.people(scope, partnerId) : null;
    const edits = hasRole(scope, 'director', 'accountant');
    const view = { partner, people, edits, trouble, formKey: randomUUID() };
    return new Page(partner.name, <PartnerSheetView locale={scope.locale} {...view} />);
  }

  private async form(scope: Scope, trouble: FormTrouble, partnerId?: number): Promise<Page> {
    const partner = partnerId === undefined ? null : await this.queries.get(scope, partnerId);
    const view = <PartnerFormView locale={scope.locale} partner={partner} trouble={trouble} formKey={randomUUID()} />;
    return new Page(partner?.name ?? say(partnerWords, scope.locale).newPartner, view);
  }
}
