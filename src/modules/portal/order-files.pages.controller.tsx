import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { Allow, CallerPartner } from '../../core/access/allow.js';
import type { PartnerScope } from '../../core/access/scope.js';
import { FileAnswer, Page, type Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitFile, type FormBody } from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import { broughtFile } from '../../core/http/uploaded-file.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { orderTable } from '../order-files/index.js';
import { orderValues } from './portal.cells.js';
import { PortalQueries } from './portal.queries.js';
import { PortalService } from './portal.service.js';
import { portalWords } from './portal.words.js';
import { NewOrderView } from './views/new-order-view.js';
import { OrderFileView } from './views/order-file-view.js';

@Controller('portal/orders')
export class OrderFilesPagesController {
  constructor(
    private readonly service: PortalService,
    private readonly queries: PortalQueries,
    private readonly clock: Clock,
  ) {}

  @Get('file')
  @Allow('buyer')
  form(@CallerPartner() { locale }: PartnerScope, trouble = NO_TROUBLE): Promise<Page> {
    const title = say(portalWords, locale).fromFile;
    return Promise.resolve(new Page(title, <OrderFileView locale={locale} trouble={trouble} />));
  }

  /** The order form with what the file asks for, to be read over: nothing is written, and 202 says so. */
  @Post('file')
  @TakesFile()
  @Allow('buyer')
  read(@CallerPartner() scope: PartnerScope, @Body() body: FormBody): Promise<Page | Redirect> {
    return submitFile(scope.locale, body, {
      done: async () => {
        const file = broughtFile(body);
        const [read, items] = await Promise.all([this.service.readFile(scope, file, {}), this.queries.items(scope)]);
        const trouble = { errors: [], values: orderValues(items, read, scope.locale) };
        const form = { trouble, idempotencyKey: randomUUID(), today: this.clock.today(), file: file.name };
        const view = <NewOrderView locale={scope.locale} items={items} {...form} />;
        return new Page(say(portalWords, scope.locale).newOrderTitle, view, { status: 202 });
      },
      again: (trouble) => this.form(scope, trouble),
    });
  }

  /** The table to fill in, with what can be ordered today. */
  @Get('table.csv')
  @Allow('buyer')
  async table(@CallerPartner() scope: PartnerScope): Promise<FileAnswer> {
    const bytes = Buffer.from(orderTable(await this.queries.items(scope), scope.locale));
    const name = `${say(portalWords, scope.locale).tableName}-${this.clock.today()}.csv`;
    return new FileAnswer({ name, mediaType: 'text/csv; charset=utf-8', bytes });
  }
}
