import { Controller, Get, Param } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { FileAnswer } from '../../core/http/answers.js';
import { MonthPipe } from '../../core/http/month-pipe.js';
import { LedgerArchive } from './ledger-archive.js';

/** What is kept of a month; the same file for a page and for a program. */
@Controller()
export class LedgerArchiveController {
  constructor(private readonly archive: LedgerArchive) {}

  /** Entries and documents of a month, `2026-11`: a ZIP. */
  @Get(['ledger/archives/:month', 'api/v1/ledger/archives/:month'])
  @Allow('director', 'accountant')
  async month(@Caller() scope: Scope, @Param('month', MonthPipe) month: string): Promise<FileAnswer> {
    return new FileAnswer(await this.archive.ofMonth(scope, month));
  }
}
