import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Allow, Caller } from '../../core/access/allow.js';
import type { Scope } from '../../core/access/scope.js';
import { Created } from '../../core/http/answers.js';
import { IdPipe } from '../../core/http/read-shape.js';
import { DeclarationsQueries } from './declarations.queries.js';
import { DeclarationsService } from './declarations.service.js';
import { DeclareDto, EditDeclaration, SendDeclaration, TellChange, WithReason } from './safety.dto.js';
import type { DeclarationRow, DeclarationSheet } from './safety.types.js';

/** Declarations of derogation to the inspection du travail. The head alone writes them. */
@Controller('api/v1/safety/declarations')
export class DeclarationsApiController {
  constructor(
    private readonly service: DeclarationsService,
    private readonly queries: DeclarationsQueries,
  ) {}

  @Get()
  @Allow('director', 'master')
  async list(@Caller() scope: Scope): Promise<{ rows: DeclarationRow[] }> {
    return { rows: await this.queries.list(scope) };
  }

  /** With what it covers, what can be done and why not. */
  @Get(':declarationId')
  @Allow('director', 'master')
  sheet(@Caller() scope: Scope, @Param('declarationId', IdPipe) id: number): Promise<DeclarationSheet> {
    return this.queries.sheet(scope, id);
  }

  /** A draft. */
  @Post()
  @Allow('director')
  async declare(@Caller() scope: Scope, @Body() dto: DeclareDto): Promise<Created<DeclarationSheet>> {
    const id = await this.service.declare(scope, dto);
    return new Created(`/api/v1/safety/declarations/${id}`, await this.queries.sheet(scope, id));
  }

  /** Rewrites a draft. */
  @Put(':declarationId')
  @Allow('director')
  async edit(
    @Caller() scope: Scope,
    @Param('declarationId', IdPipe) id: number,
    @Body() { version, ...dto }: EditDeclaration,
  ): Promise<DeclarationSheet> {
    await this.service.edit(scope, id, dto, version);
    return this.queries.sheet(scope, id);
  }

  /** Makes the transitions that the calendar asks for. */
  @Post('review')
  @Allow('director')
  @HttpCode(200)
  async review(@Caller() scope: Scope): Promise<{ changed: number }> {
    return { changed: await this.service.review(scope) };
  }

  @Post(':declarationId/sending')
  @Allow('director')
  @HttpCode(204)
  send(
    @Caller() scope: Scope,
    @Param('declarationId', IdPipe) id: number,
    @Body() dto: SendDeclaration,
  ): Promise<void> {
    return this.service.send(scope, id, dto);
  }

  @Post(':declarationId/acknowledgement')
  @Allow('director')
  @HttpCode(204)
  acknowledge(@Caller() scope: Scope, @Param('declarationId', IdPipe) id: number): Promise<void> {
    return this.service.acknowledge(scope, id);
  }

  @Post(':declarationId/renewal')
  @Allow('director')
  @HttpCode(204)
  askRenewal(@Caller() scope: Scope, @Param('declarationId', IdPipe) id: number): Promise<void> {
    return this.service.askRenewal(scope, id);
  }

  /** Something declared has changed: eight days to tell it. */
  @Post(':declarationId/change')
  @Allow('director')
  @HttpCode(204)
  change(
    @Caller() scope: Scope,
    @Param('declarationId', IdPipe) id: number,
    @Body() { reason }: WithReason,
  ): Promise<void> {
    return this.service.change(scope, id, reason);
  }

  /** The update was sent. */
  @Post(':declarationId/telling')
  @Allow('director')
  @HttpCode(204)
  tell(@Caller() scope: Scope, @Param('declarationId', IdPipe) id: number, @Body() dto: TellChange): Promise<void> {
    return this.service.tell(scope, id, dto);
  }

  @Post(':declarationId/expiry')
  @Allow('director')
  @HttpCode(204)
  expire(@Caller() scope: Scope, @Param('declarationId', IdPipe) id: number): Promise<void> {
    return this.service.expire(scope, id);
  }

  @Post(':declarationId/withdrawal')
  @Allow('director')
  @HttpCode(204)
  withdraw(
    @Caller() scope: Scope,
    @Param('declarationId', IdPipe) id: number,
    @Body() { reason }: WithReason,
  ): Promise<void> {
    return this.service.withdraw(scope, id, reason);
  }
}
