import { Body, Controller, Get, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { FileAnswer, Page, Redirect } from '../../core/http/answers.js';
import { NO_TROUBLE, submitFile, type FormBody, type FormTrouble } from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import { readForm } from '../../core/http/read-shape.js';
import { broughtFile } from '../../core/http/uploaded-file.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { ImportForm } from './catalog.forms.js';
import type { ImportReport } from './catalog.types.js';
import { catalogWords } from './catalog.words.js';
import { ItemImport } from './item-import.service.js';
import { ItemImportView } from './views/item-import.js';

@Controller('items')
export class ItemImportPagesController {
  constructor(
    private readonly imports: ItemImport,
    private readonly clock: Clock,
  ) {}

  @Get('imports')
  @Allow('director', 'master')
  form(@Caller() scope: Scope): Promise<Page> {
    return Promise.resolve(this.page(scope, NO_TROUBLE, null));
  }

  /** A dry run shows what would be done: nothing is written, and 202 says so. */
  @Post('imports')
  @TakesFile()
  @Allow('director', 'master')
  import(@Caller() scope: Scope, @Body() body: FormBody): Promise<Page | Redirect> {
    return submitFile(scope.locale, body, {
      done: async () => {
        const report = await this.imports.import(scope, broughtFile(body).bytes, readForm(ImportForm, body));
        if (report.dryRun) return this.page(scope, NO_TROUBLE, report);
        const { added, changed } = report;
        return new Redirect('/items', { done: say(catalogWords, scope.locale).importedDone(added, changed) });
      },
      again: (trouble) => Promise.resolve(this.page(scope, trouble, null)),
    });
  }

  /** The catalogue as a table that can be imported. */
  @Get('table.csv')
  @Allow('director', 'master')
  async table(@Caller() scope: Scope): Promise<FileAnswer> {
    const name = `${scope.locale === 'fr' ? 'catalogue' : 'catalog'}-${this.clock.today()}.csv`;
    const bytes = Buffer.from(await this.imports.table(scope));
    return new FileAnswer({ name, mediaType: 'text/csv; charset=utf-8', bytes });
  }

  private page({ locale }: Scope, trouble: FormTrouble, report: ImportReport | null): Page {
    const view = <ItemImportView locale={locale} trouble={trouble} report={report} />;
    return new Page(say(catalogWords, locale).importItems, view, report ? { status: 202 } : {});
  }
}
