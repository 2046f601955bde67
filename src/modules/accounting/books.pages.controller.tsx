import { randomUUID } from 'node:crypto';
import { Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { FileAnswer, Page, Redirect } from '../../core/http/answers.js';
import { MonthPipe } from '../../core/http/month-pipe.js';
import { csvOf } from '../../core/files/table.js';
import { xlsxOf } from '../../core/files/xlsx.js';
import { capital, monthName } from '../../core/words/format.js';
import { say } from '../../core/words/words.js';
import { booksTable, monthTables } from './accounting.tables.js';
import { accountingWords } from './accounting.words.js';
import { BooksQueries } from './books.queries.js';
import { MonthClosing } from './month-closing.js';
import { LedgerArchive } from '../ledger/index.js';
import { BooksView } from './views/books.js';
import { MonthView } from './views/month.js';

@Controller()
export class BooksPagesController {
  constructor(
    private readonly books: BooksQueries,
    private readonly closing: MonthClosing,
    private readonly archive: LedgerArchive,
  ) {}

  @Get('books')
  @Allow('director', 'accountant')
  async months(@Caller() scope: Scope): Promise<Page> {
    const months = await this.books.months(scope);
    return new Page(say(accountingWords, scope.locale).books, <BooksView locale={scope.locale} months={months} />);
  }

  @Get('books/:month')
  @Allow('director', 'accountant')
  async month(@Caller() scope: Scope, @Param('month', MonthPipe) month: string): Promise<Page> {
    const sheet = await this.books.month(scope, month);
    const view = { locale: scope.locale, sheet, formKey: randomUUID() };
    return new Page(capital(monthName(month, scope.locale)), <MonthView {...view} />);
  }

  @Get('books/:month/entries.csv')
  @Allow('director', 'accountant')
  async csv(@Caller() scope: Scope, @Param('month', MonthPipe) month: string): Promise<FileAnswer> {
    const { book } = await this.books.month(scope, month);
    const name = `${scope.locale === 'fr' ? 'ecritures' : 'entries'}-${month}.csv`;
    const bytes = Buffer.from(csvOf(booksTable(book, scope.locale), scope.locale));
    return new FileAnswer({ name, mediaType: 'text/csv; charset=utf-8', bytes });
  }

  /** Entries, accounts and VAT of a month, a sheet each. */
  @Get('books/:month/entries.xlsx')
  @Allow('director', 'accountant')
  async xlsx(@Caller() scope: Scope, @Param('month', MonthPipe) month: string): Promise<FileAnswer> {
    const sheet = await this.books.month(scope, month);
    const name = `${scope.locale === 'fr' ? 'ecritures' : 'entries'}-${month}.xlsx`;
    return new FileAnswer(xlsxOf(name, monthTables(sheet, scope.locale)));
  }

  /** The invoices and credit notes of a month as they were issued: a ZIP, each by its number. */
  @Get('books/:month/documents.zip')
  @Allow('director', 'accountant')
  async documents(@Caller() scope: Scope, @Param('month', MonthPipe) month: string): Promise<FileAnswer> {
    return new FileAnswer(await this.archive.documentsOf(scope, month));
  }

  @Post('books/:month/closing')
  @Allow('director', 'accountant')
  async close(@Caller() scope: Scope, @Param('month', MonthPipe) month: string): Promise<Redirect> {
    await this.closing.close(scope, month);
    return new Redirect(`/books/${month}`, { done: say(accountingWords, scope.locale).closedDone });
  }
}
