import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { FileAnswer, Page } from '../../core/http/answers.js';
import { everyRow } from '../../core/http/paging.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { Clock } from '../../core/time/clock.js';
import { say } from '../../core/words/words.js';
import { ledgerCsv } from './ledger.csv.js';
import { LedgerQuery } from './ledger.dto.js';
import { LedgerQueries } from './ledger.queries.js';
import { ledgerWords } from './ledger.words.js';
import { LedgerEntryView } from './views/ledger-entry.js';
import { LedgerView } from './views/ledger.js';
import { VerificationView } from './views/verification.js';

@Controller()
export class LedgerPagesController {
  constructor(
    private readonly queries: LedgerQueries,
    private readonly clock: Clock,
  ) {}

  @Get('ledger')
  @Allow('director', 'accountant')
  async ledger(@Caller() scope: Scope, @Query() query: LedgerQuery): Promise<Page> {
    const ledger = await this.queries.ledger(scope, query);
    const closings = await this.queries.closings(scope);
    const view = { locale: scope.locale, ledger, closings, filters: query };
    return new Page(say(ledgerWords, scope.locale).ledger, <LedgerView {...view} />);
  }

  @Get('ledger.csv')
  @Allow('director', 'accountant')
  async csv(@Caller() scope: Scope, @Query() query: LedgerQuery): Promise<FileAnswer> {
    const rows = await everyRow((page) => this.queries.ledger(scope, page), query, Infinity);
    const name = `${scope.locale === 'fr' ? 'registre' : 'ledger'}-${this.clock.today()}.csv`;
    const bytes = Buffer.from(ledgerCsv(rows, scope.locale));
    return new FileAnswer({ name, mediaType: 'text/csv; charset=utf-8', bytes });
  }

  @Get('ledger/verification')
  @Allow('director', 'accountant')
  async verification(@Caller() scope: Scope): Promise<Page> {
    const verification = await this.queries.verify(scope);
    const view = { locale: scope.locale, verification };
    return new Page(say(ledgerWords, scope.locale).verification, <VerificationView {...view} />);
  }

  @Get('ledger/:seq')
  @Allow('director', 'accountant')
  async entry(@Caller() scope: Scope, @Param('seq', IdPipe) seq: number): Promise<Page> {
    const entry = await this.queries.entry(scope, seq);
    const title = say(ledgerWords, scope.locale).entry(seq);
    return new Page(title, <LedgerEntryView locale={scope.locale} entry={entry} />);
  }
}
