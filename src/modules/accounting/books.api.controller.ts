import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { MonthPipe } from '../../core/http/month-pipe.js';
import type { MonthRow, MonthSheet } from './accounting.types.js';
import { BooksQueries } from './books.queries.js';
import { MonthClosing } from './month-closing.js';

@Controller('api/v1/books')
export class BooksApiController {
  constructor(
    private readonly books: BooksQueries,
    private readonly closing: MonthClosing,
  ) {}

  /** Months in which something is booked, newest first. */
  @Get()
  @Allow('director', 'accountant')
  months(@Caller() scope: Scope): Promise<MonthRow[]> {
    return this.books.months(scope);
  }

  /** Entries, balances and VAT of a month, `2026-11`. */
  @Get(':month')
  @Allow('director', 'accountant')
  month(@Caller() scope: Scope, @Param('month', MonthPipe) month: string): Promise<MonthSheet> {
    return this.books.month(scope, month);
  }

  /** Closes a month that is over, and keeps its file in the layout of the FEC. */
  @Post(':month/closing')
  @HttpCode(200)
  @Allow('director', 'accountant')
  close(@Caller() scope: Scope, @Param('month', MonthPipe) month: string): Promise<{ fileId: number }> {
    return this.closing.close(scope, month);
  }
}
