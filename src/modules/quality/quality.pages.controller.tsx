import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { CatalogQueries } from '../catalog/index.js';
import { ControlPlanQueries } from './control-plan.queries.js';
import { ControlPlanService } from './control-plan.service.js';
import { InspectionsQueries } from './inspections.queries.js';
import { NonConformitiesQueries } from './non-conformities.queries.js';
import { Calibration, NewCharacteristic, NewInstrument } from './quality.dto.js';
import { qualityWords } from './quality.words.js';
import { ControlPlanView } from './views/control-plan.js';
import { QualityView } from './views/quality.js';

/** The master's quality desk, control plans, and what one measures with. */
@Controller()
export class QualityPagesController {
  constructor(
    private readonly plans: ControlPlanService,
    private readonly queries: ControlPlanQueries,
    private readonly inspections: InspectionsQueries,
    private readonly found: NonConformitiesQueries,
    private readonly catalog: CatalogQueries,
  ) {}

  @Get('quality')
  @Allow('director', 'master')
  desk(@Caller() scope: Scope): Promise<Page> {
    return this.deskPage(scope, NO_TROUBLE);
  }

  @Post('instruments')
  @Allow('director', 'master')
  addInstrument(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitForm(scope.locale, NewInstrument, body, {
      done: async (instrument) => {
        await this.plans.addInstrument(scope, instrument);
        return toDesk(scope);
      },
      again: (trouble) => this.deskPage(scope, trouble),
    });
  }

  @Post('instruments/:instrumentId/calibration')
  @Allow('director', 'master')
  async calibrate(
    @Caller() scope: Scope,
    @Param('instrumentId', IdPipe) instrumentId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.plans.calibrate(scope, instrumentId, readForm(Calibration, body).calibrationDueOn);
    return toDesk(scope);
  }

  @Post('instruments/:instrumentId/withdrawal')
  @Allow('director', 'master')
  async putOut(@Caller() scope: Scope, @Param('instrumentId', IdPipe) instrumentId: number): Promise<Redirect> {
    await this.plans.setService(scope, instrumentId, true);
    return toDesk(scope);
  }

  @Post('instruments/:instrumentId/return-to-service')
  @Allow('director', 'master')
  async putBack(@Caller() scope: Scope, @Param('instrumentId', IdPipe) instrumentId: number): Promise<Redirect> {
    await this.plans.setService(scope, instrumentId, false);
    return toDesk(scope);
  }

  @Get('items/:itemId/control-plan')
  @Allow('director', 'master')
  plan(@Caller() scope: Scope, @Param('itemId', IdPipe) itemId: number): Promise<Page> {
    return this.planPage(scope, itemId, NO_TROUBLE);
  }

  @Post('items/:itemId/control-plan')
  @Allow('director', 'master')
  add(
    @Caller() scope: Scope,
    @Param('itemId', IdPipe) itemId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    return submitForm(
      scope.locale,
      NewCharacteristic,
      { ...body, sizes: sizesOf(body) },
      {
        done: async (line) => {
          await this.plans.add(scope, itemId, line);
          return new Redirect(`/items/${itemId}/control-plan`, { done: say(qualityWords, scope.locale).addedDone });
        },
        again: (trouble) => this.planPage(scope, itemId, trouble),
      },
    );
  }

  @Post('characteristics/:characteristicId/retirement')
  @Allow('director', 'master')
  async retire(@Caller() scope: Scope, @Param('characteristicId', IdPipe) characteristicId: number): Promise<Redirect> {
    const { itemId } = await this.plans.retire(scope, characteristicId);
    return new Redirect(`/items/${itemId}/control-plan`, { done: say(qualityWords, scope.locale).retiredDone });
  }

  private async deskPage(scope: Scope, trouble: FormTrouble): Promise<Page> {
    const firstParts = await this.inspections.waiting(scope);
    const undecided = await this.found.undecided(scope);
    const instruments = await this.queries.instruments(scope);
    const view = { firstParts, undecided, instruments, trouble, idempotencyKey: randomUUID() };
    return new Page(say(qualityWords, scope.locale).quality, <QualityView locale={scope.locale} {...view} />);
  }

  private async planPage(scope: Scope, itemId: number, trouble: FormTrouble): Promise<Page> {
    const item = await this.catalog.get(scope, itemId);
    const routing = await this.catalog.routing(scope, itemId);
    const lines = await this.queries.ofItem(scope, itemId);
    const instruments = await this.queries.instruments(scope);
    const view = { item, routing, lines, instruments, trouble, idempotencyKey: randomUUID() };
    const title = `${say(qualityWords, scope.locale).plan} · ${item.name}`;
    return new Page(title, <ControlPlanView locale={scope.locale} {...view} />);
  }
}

const toDesk = ({ locale }: Scope) =>
  new Redirect('/quality#instruments', { done: say(qualityWords, locale).instrumentDone });

/** Sizes left empty ask what the line asks. */
function sizesOf(body: FormBody): object[] {
  const typed = Object.values((body['sizes'] ?? {}) as Record<string, { nominal?: unknown }>);
  return typed.filter((size) => typeof size?.nominal !== 'string' || size.nominal.trim() !== '');
}
