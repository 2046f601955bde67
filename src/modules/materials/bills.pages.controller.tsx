import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitForm, typedValues, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { say } from '../../core/words/words.js';
import { CatalogQueries } from '../catalog/index.js';
import { BillsQueries } from './bills.queries.js';
import { BillsService } from './bills.service.js';
import { NewBill } from './materials.dto.js';
import { billBody } from './materials.forms.js';
import { MaterialsQueries } from './materials.queries.js';
import { materialsWords } from './materials.words.js';
import { BillView } from './views/bill.js';

/** What an item is made of. */
@Controller('items/:itemId/bill')
export class BillsPagesController {
  constructor(
    private readonly bills: BillsService,
    private readonly queries: BillsQueries,
    private readonly materials: MaterialsQueries,
    private readonly catalog: CatalogQueries,
  ) {}

  @Get()
  @Allow('director', 'master')
  page(@Caller() scope: Scope, @Param('itemId', IdPipe) itemId: number): Promise<Page> {
    return this.show(scope, itemId, NO_TROUBLE);
  }

  @Post()
  @Allow('director', 'master')
  async put(
    @Caller() scope: Scope,
    @Param('itemId', IdPipe) itemId: number,
    @Body() body: FormBody,
  ): Promise<Page | Redirect> {
    const known = await this.materials.list(scope);
    return submitForm(scope.locale, NewBill, billBody(body, known), {
      done: async ({ lines }) => {
        await this.bills.put(scope, itemId, lines);
        return new Redirect(`/items/${itemId}/bill`, { done: say(materialsWords, scope.locale).billDone });
      },
      again: ({ errors }) => this.show(scope, itemId, { errors, values: typedValues(body) }),
    });
  }

  private async show(scope: Scope, itemId: number, trouble: FormTrouble): Promise<Page> {
    const item = await this.catalog.get(scope, itemId);
    const view = { item, bill: await this.queries.of(scope, itemId), materials: await this.materials.list(scope) };
    const title = `${say(materialsWords, scope.locale).bill} · ${item.code}`;
    return new Page(title, <BillView locale={scope.locale} {...view} trouble={trouble} formKey={randomUUID()} />);
  }
}
