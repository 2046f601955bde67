import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import {
  inSteps,
  NO_TROUBLE,
  submitForm,
  typedValues,
  type FormBody,
  type FormTrouble,
} from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import { IdPipe, readForm } from '../../core/http/read-shape.js';
import { fileOf } from '../../core/http/uploaded-file.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { PartnersQueries } from '../partners/index.js';
import { ExpectedMaterialsQueries } from './expected-materials.queries.js';
import { LotExit, MaterialPrice, NewLot, NewMaterial, StockCount } from './materials.dto.js';
import { unitOf } from './materials.forms.js';
import { MaterialsQueries } from './materials.queries.js';
import { MaterialsService } from './materials.service.js';
import { materialsWords } from './materials.words.js';
import { MaterialView } from './views/material.js';
import { MaterialsView } from './views/materials.js';

/** Stock, as pages. */
@Controller('materials')
export class MaterialsPagesController {
  constructor(
    private readonly service: MaterialsService,
    private readonly queries: MaterialsQueries,
    private readonly partners: PartnersQueries,
    private readonly expected: ExpectedMaterialsQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('director', 'master')
  list(@Caller() scope: Scope): Promise<Page> {
    return this.listPage(scope, NO_TROUBLE);
  }

  @Post()
  @Allow('director', 'master')
  add(@Caller() scope: Scope, @Body() body: FormBody): Promise<Redirect | Page> {
    return submitForm(scope.locale, NewMaterial, inSteps(body, 'minimum', unitOf(body)), {
      done: async (material) => {
        const id = await this.service.add(scope, material);
        return new Redirect(`/materials/${id}`, { done: say(materialsWords, scope.locale).addedDone });
      },
      again: ({ errors }) => this.listPage(scope, { errors, values: typedValues(body) }),
    });
  }

  @Get(':materialId')
  @Allow('director', 'master')
  sheet(@Caller() scope: Scope, @Param('materialId', IdPipe) materialId: number): Promise<Page> {
    return this.sheetPage(scope, materialId, NO_TROUBLE);
  }

  @Post(':materialId/price')
  @Allow('director', 'master')
  async price(
    @Caller() scope: Scope,
    @Param('materialId', IdPipe) materialId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    await this.service.setPrice(scope, materialId, readForm(MaterialPrice, body).priceE4);
    return this.moved(scope, materialId, say(materialsWords, scope.locale).pricedDone);
  }

  @Post(':materialId/lots')
  @TakesFile()
  @Allow('director', 'master')
  async receive(
    @Caller() scope: Scope,
    @Param('materialId', IdPipe) materialId: number,
    @Body() body: FormBody,
  ): Promise<Redirect | Page> {
    const { unitCode } = await this.queries.sheet(scope, materialId);
    const file = fileOf(body, 'certificate');
    return submitForm(scope.locale, NewLot, inSteps(body, 'quantity', unitCode), {
      done: async (lot) => {
        await this.service.receive(scope, materialId, lot, file);
        return this.moved(scope, materialId, say(materialsWords, scope.locale).receivedDone);
      },
      again: ({ errors }) => this.sheetPage(scope, materialId, { errors, values: typedValues(body) }),
    });
  }

  @Post(':materialId/lots/:lotId/exits')
  @Allow('director', 'master')
  async takeOut(
    @Caller() scope: Scope,
    @Param('materialId', IdPipe) materialId: number,
    @Param('lotId', IdPipe) lotId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    const { unitCode } = await this.queries.sheet(scope, materialId);
    await this.service.takeOut(scope, lotId, readForm(LotExit, inSteps(body, 'quantity', unitCode)));
    return this.moved(scope, materialId);
  }

  @Post(':materialId/lots/:lotId/counts')
  @Allow('director', 'master')
  async count(
    @Caller() scope: Scope,
    @Param('materialId', IdPipe) materialId: number,
    @Param('lotId', IdPipe) lotId: number,
    @Body() body: FormBody,
  ): Promise<Redirect> {
    const { unitCode } = await this.queries.sheet(scope, materialId);
    const said = { reason: say(materialsWords, scope.locale).inventory, ...inSteps(body, 'counted', unitCode) };
    await this.service.count(scope, lotId, readForm(StockCount, said));
    return this.moved(scope, materialId);
  }

  private moved({ locale }: Scope, materialId: number, done = say(materialsWords, locale).movedDone): Redirect {
    return new Redirect(`/materials/${materialId}`, { done });
  }

  private async listPage(scope: Scope, trouble: FormTrouble): Promise<Page> {
    const view = { materials: await this.queries.list(scope), trouble, idempotencyKey: randomUUID() };
    return new Page(say(materialsWords, scope.locale).materials, <MaterialsView locale={scope.locale} {...view} />);
  }

  private async sheetPage(scope: Scope, materialId: number, trouble: FormTrouble): Promise<Page> {
    const material = await this.queries.sheet(scope, materialId);
    const partners = (await this.partners.list(scope, { limit: 200 })).rows;
    const expected = await this.expected.waited(scope, materialId);
    const view = { material, partners, expected, today: this.clock.today(), trouble, idempotencyKey: randomUUID() };
    return new Page(material.name, <MaterialView locale={scope.locale} {...view} />);
  }
}
