import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Page, Redirect } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { sameSitePath, type HouseRequest } from '../../core/http/shell.js';
import { say } from '../../core/words/words.js';
import { CallsQueries } from './calls.queries.js';
import { CallsService } from './calls.service.js';
import { Calls } from './views/calls.js';
import { workshopWords } from './workshop.words.js';

/** Who waits for a master. */
@Controller('calls')
export class CallsPagesController {
  constructor(
    private readonly calls: CallsService,
    private readonly queries: CallsQueries,
  ) {}

  @Get()
  @Allow('director', 'master')
  async open(@Caller() scope: Scope): Promise<Page> {
    const calls = await this.queries.open(scope);
    return new Page(say(workshopWords, scope.locale).calls, <Calls locale={scope.locale} calls={calls} />, {
      frame: 'door',
    });
  }

  /** A master comes, and stays on the page they were on. */
  @Post(':callId/answer')
  @Allow('director', 'master')
  async answer(
    @Caller() scope: Scope,
    @Param('callId', IdPipe) callId: number,
    @Req() request: HouseRequest,
  ): Promise<Redirect> {
    await this.calls.answer(scope, callId);
    return new Redirect(sameSitePath(request.headers.referer));
  }
}
