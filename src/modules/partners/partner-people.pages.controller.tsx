import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { RightsGiven } from '../identity/index.js';
import { PartnerPeopleService } from './partner-people.service.js';
import { PartnersQueries } from './partners.queries.js';
import { partnerWords } from './partners.words.js';
import { PersonView } from './views/person-view.js';

/** What the school lets somebody of a partner do. */
@Controller('partners/:partnerId/people/:colleagueId')
export class PartnerPeoplePagesController {
  constructor(
    private readonly service: PartnerPeopleService,
    private readonly queries: PartnersQueries,
  ) {}

  @Get()
  @Allow('director')
  one(
    @Caller() scope: Scope,
    @Param('partnerId', IdPipe) partnerId: number,
    @Param('colleagueId', IdPipe) colleagueId: number,
  ): Promise<Page> {
    return this.page(scope, { partnerId, colleagueId }, NO_TROUBLE);
  }

  @Post('rights')
  @Allow('director')
  changeRights(
    @Caller() scope: Scope,
    @Param('partnerId', IdPipe) partnerId: number,
    @Param('colleagueId', IdPipe) colleagueId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    return submitForm(scope.locale, RightsGiven, body, {
      done: async (rights) => {
        await this.service.changeRights(scope, partnerId, colleagueId, rights);
        return new Redirect(`/partners/${partnerId}`, { done: say(partnerWords, scope.locale).rightsDone });
      },
      again: (trouble) => this.page(scope, { partnerId, colleagueId }, trouble),
    });
  }

  @Post('end')
  @Allow('director')
  async end(
    @Caller() scope: Scope,
    @Param('partnerId', IdPipe) partnerId: number,
    @Param('colleagueId', IdPipe) colleagueId: number,
  ): Promise<Redirect> {
    await this.service.end(scope, partnerId, colleagueId);
    return new Redirect(`/partners/${partnerId}`, { done: say(partnerWords, scope.locale).endedDone });
  }

  private async page(
    scope: Scope,
    { partnerId, colleagueId }: { partnerId: number; colleagueId: number },
    trouble: FormTrouble,
  ): Promise<Page> {
    const partner = await this.queries.get(scope, partnerId);
    const person = await this.queries.person(scope, partnerId, colleagueId);
    const back = { href: `/partners/${partnerId}`, label: partner.name };
    const form = { trouble, formKey: randomUUID(), path: `${back.href}/people/${colleagueId}` };
    return new Page(person.name, <PersonView locale={scope.locale} person={person} back={back} {...form} />);
  }
}
