import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, typedValues, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { IdentityQueries } from '../identity/index.js';
import { SchoolQueries } from '../school/index.js';
import { declarablePlaces, keyOf, tickedIn, worksOf } from './declarables.js';
import { DeclarationsQueries } from './declarations.queries.js';
import { DeclarationsService } from './declarations.service.js';
import { DeclareDto, EditDeclaration, SendDeclaration, TellChange, WithReason } from './safety.dto.js';
import { SafetyQueries } from './safety.queries.js';
import { safetyWords } from './safety.words.js';
import { DeclarationFormView } from './views/declaration-form.js';
import { DeclarationSheetView } from './views/declaration-sheet.js';

@Controller('safety/declarations')
export class DeclarationsPagesController {
  constructor(
    private readonly service: DeclarationsService,
    private readonly queries: DeclarationsQueries,
    private readonly safety: SafetyQueries,
    private readonly school: SchoolQueries,
    private readonly identity: IdentityQueries,
    private readonly clock: Clock,
  ) {}

  @Get('new')
  @Allow('director')
  newForm(@Caller() scope: Scope): Promise<Page> {
    return this.form(scope, NO_TROUBLE, new Set());
  }

  @Post()
  @Allow('director')
  declare(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitForm(scope.locale, DeclareDto, { ...body, works: worksOf(body) }, {
      done: async (dto) => to(scope, await this.service.declare(scope, dto)),
      again: ({ errors }) => this.form(scope, { errors, values: typedValues(body) }, tickedIn(body)),
    }); // prettier-ignore
  }

  @Post('review')
  @Allow('director')
  async review(@Caller() scope: Scope): Promise<Redirect> {
    await this.service.review(scope);
    return new Redirect('/safety', { done: say(safetyWords, scope.locale).reviewedDone });
  }

  @Get(':declarationId')
  @Allow('director', 'master')
  sheet(@Caller() scope: Scope, @Param('declarationId', IdPipe) id: number): Promise<Page> {
    return this.page(scope, id, NO_TROUBLE);
  }

  @Get(':declarationId/edit')
  @Allow('director')
  async editForm(@Caller() scope: Scope, @Param('declarationId', IdPipe) id: number): Promise<Page> {
    const { works } = await this.queries.sheet(scope, id);
    return this.form(scope, NO_TROUBLE, new Set(works.map(keyOf)), id);
  }

  @Post(':declarationId')
  @Allow('director')
  edit(@Caller() scope: Scope, @Param('declarationId', IdPipe) id: number, @Body() body: FormBody) {
    return submitForm(scope.locale, EditDeclaration, { ...body, works: worksOf(body) }, {
      done: async ({ version, ...dto }) => {
        await this.service.edit(scope, id, dto, version);
        return to(scope, id);
      },
      again: ({ errors }) => this.form(scope, { errors, values: typedValues(body) }, tickedIn(body), id),
    }); // prettier-ignore
  }

  @Post(':declarationId/sending')
  @Allow('director')
  send(@Caller() scope: Scope, @Param('declarationId', IdPipe) id: number, @Body() body: FormBody) {
    return submitForm(scope.locale, SendDeclaration, body, {
      done: async (dto) => {
        await this.service.send(scope, id, dto);
        return to(scope, id);
      },
      again: (trouble) => this.page(scope, id, trouble),
    });
  }

  @Post(':declarationId/telling')
  @Allow('director')
  tell(@Caller() scope: Scope, @Param('declarationId', IdPipe) id: number, @Body() body: FormBody) {
    return submitForm(scope.locale, TellChange, { ...body, works: worksOf(body) }, {
      done: async (dto) => {
        await this.service.tell(scope, id, dto);
        return to(scope, id);
      },
      again: ({ errors }) => this.page(scope, id, { errors, values: typedValues(body) }, tickedIn(body)),
    }); // prettier-ignore
  }

  @Post(':declarationId/acknowledgement')
  @Allow('director')
  async acknowledge(@Caller() scope: Scope, @Param('declarationId', IdPipe) id: number): Promise<Redirect> {
    await this.service.acknowledge(scope, id);
    return to(scope, id);
  }

  @Post(':declarationId/renewal')
  @Allow('director')
  async askRenewal(@Caller() scope: Scope, @Param('declarationId', IdPipe) id: number): Promise<Redirect> {
    await this.service.askRenewal(scope, id);
    return to(scope, id);
  }

  @Post(':declarationId/change')
  @Allow('director')
  async change(@Caller() scope: Scope, @Param('declarationId', IdPipe) id: number, @Body() body: FormBody) {
    await this.service.change(scope, id, readForm(WithReason, body).reason);
    return to(scope, id);
  }

  @Post(':declarationId/expiry')
  @Allow('director')
  async expire(@Caller() scope: Scope, @Param('declarationId', IdPipe) id: number): Promise<Redirect> {
    await this.service.expire(scope, id);
    return to(scope, id);
  }

  @Post(':declarationId/withdrawal')
  @Allow('director')
  async withdraw(@Caller() scope: Scope, @Param('declarationId', IdPipe) id: number, @Body() body: FormBody) {
    await this.service.withdraw(scope, id, readForm(WithReason, body).reason);
    return to(scope, id);
  }

  private async page(scope: Scope, id: number, trouble: FormTrouble, typed?: ReadonlySet<string>): Promise<Page> {
    const sheet = await this.queries.sheet(scope, id);
    const names = await this.identity.names(scope, sheet.history.map(({ userId }) => userId)); // prettier-ignore
    const ticked = typed ?? new Set(sheet.works.map(keyOf));
    const places = await this.places(scope);
    const view = { sheet, names, ticked, places, trouble, today: this.clock.today(), formKey: randomUUID() };
    return new Page(sheet.sector, <DeclarationSheetView locale={scope.locale} {...view} />);
  }

  private async form(scope: Scope, trouble: FormTrouble, ticked: ReadonlySet<string>, id?: number): Promise<Page> {
    const sheet = id === undefined ? null : await this.queries.sheet(scope, id);
    const view = { sheet, ticked, trouble, places: await this.places(scope), formKey: randomUUID() };
    const title = say(safetyWords, scope.locale).declaration;
    return new Page(title, <DeclarationFormView locale={scope.locale} {...view} />);
  }

  private async places(scope: Scope) {
    return declarablePlaces(scope.locale, await this.school.workshops(scope), await this.safety.classes(scope));
  }
}

const to = (scope: Scope, id: number) =>
  new Redirect(`/safety/declarations/${id}`, { done: say(safetyWords, scope.locale).declarationDone });
