import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import type { FormBody } from '../../core/http/forms.js';
import { TakesFile } from '../../core/http/multipart.js';
import type { Listed } from '../../core/http/paging.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { broughtFile } from '../../core/http/uploaded-file.js';
import { MessageImport } from './message-import.js';
import { NewStatus, PapersQuery } from './platform.dto.js';
import { PlatformQueries } from './platform.queries.js';
import type { ImportResult, PlatformRow, PlatformSheet, StoryRead } from './platform.types.js';
import { StatusesService } from './statuses.service.js';
import { StoryQueries } from './story.queries.js';

@Controller('api/v1/platform')
export class PlatformApiController {
  constructor(
    private readonly queries: PlatformQueries,
    private readonly statuses: StatusesService,
    private readonly messages: MessageImport,
    private readonly stories: StoryQueries,
  ) {}

  /** Issued papers and where they are, the last first. */
  @Get('invoices')
  @Allow('director', 'accountant')
  list(@Caller() scope: Scope, @Query() query: PapersQuery): Promise<Listed<PlatformRow>> {
    return this.queries.list(scope, query);
  }

  /** One issued paper: its statuses, its files, what it asks for. */
  @Get('invoices/:invoiceId')
  @Allow('director', 'accountant')
  sheet(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<PlatformSheet> {
    return this.queries.sheet(scope, invoiceId);
  }

  /** All that happened to an invoice, the oldest first: papers, mail, payments, reminders, statuses. */
  @Get('invoices/:invoiceId/story')
  @Allow('director', 'accountant')
  story(@Caller() scope: Scope, @Param('invoiceId', IdPipe) invoiceId: number): Promise<StoryRead> {
    return this.stories.of(scope, invoiceId);
  }

  /** Notes a status somebody was told of. */
  @Post('invoices/:invoiceId/statuses')
  @HttpCode(204)
  @Allow('director', 'accountant')
  async note(
    @Caller() scope: Scope,
    @Param('invoiceId', IdPipe) invoiceId: number,
    @Body() status: NewStatus,
  ): Promise<void> {
    await this.statuses.note(scope, invoiceId, status);
  }

  /** Brings a message of life cycle in (CDAR): all of it or nothing, each status once. */
  @Post('messages')
  @TakesFile()
  @HttpCode(200)
  @Allow('director', 'accountant')
  bring(@Caller() scope: Scope, @Body() body: FormBody): Promise<ImportResult> {
    return this.messages.bring(scope, broughtFile(body).bytes);
  }
}
